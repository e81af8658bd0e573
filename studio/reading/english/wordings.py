"""English turns of phrase in plainer words, so that the parser meets fewer of them: *asleep* is sleeping, *newlyweds*
are a bride and a groom, *has lunch* eats."""

import re
from collections.abc import Callable

from studio.reading.english.words import NUMBERS

YEARS = NUMBERS | {"forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
AGE = re.compile(
    rf"\b(\d{{1,3}}|{'|'.join(YEARS)})[- ]years?[- ]olds?\b"
    r"(\s*(?=[.,;!?]|$|(?:in|on|with|and|who|is|at)\b))?",
    re.IGNORECASE,
)
"""``a 10-year-old boy``"""


IN_THEIR = re.compile(
    r"\b(man|woman|person|lady|gentleman|couple) in (?:his|her|their) (?:early |late |mid[- ]?)?([2-9])0'?s\b",
    re.IGNORECASE,
)
"""``a man in his 60s``"""
BLACK_AND_WHITE = re.compile(
    r"\bblack (?:and|&|n) white\b(?! (?:cat|dog|cow|horse|dress|shirt|coat|striped))", re.IGNORECASE
)
RAIN_IS_OVER = re.compile(
    r"\s+(?:just |right |soon )?after (?:the |a |an )?(?:\w+ )?rain(?:fall|storm)?(?=\s*(?:[,.;!?]|$))", re.I
)
AFTER_RAIN = re.compile(
    r"\b(?:just |right |soon )?after (?:the |a |an )?(?:\w+ )?(?:rain(?:fall|storm)?|storm|deluge|downpour|"
    r"thunderstorm|shower)\b|"
    r"\bit has (?:just )?rained\b"
    r"|\b(?:rain-soaked|rain-slick(?:ed)?|rain-wet|wet from the rain)\b",
    re.IGNORECASE,
)


DECADE = re.compile(r"\b(?:(?:early|mid|late)[- ])?(?:1[89]|20)?\d0'?s\b", re.IGNORECASE)
"""``1950s``, ``the late 90s``: no number of anything."""


EATEN = r"breakfast|lunch|dinner|brunch|supper|picnics?|snacks?|meal|barbecue|feast|ice cream"
DRUNK = r"tea part(?:y|ies)|tea|coffee|beers?|drinks?|cocktails?|cocoa"
SAID = r"chats?|conversations?|arguments?|talk|discussion|chinwag|heart-to-heart"
SLEPT = r"naps?|snooze|siesta|lie-?down"
BESIDE_IT = r"(?= (?:in|on|at|outside|by|beside|near|under|along|behind|next|across|around|side)\b|\s*(?:[,.;]|$))"
ASKED = r"an?|the|some|my|our|two|three|four|five|six|several|this|\d+ (?!\w+ (?:into|in a|with|until|for))"
"""How what is wished for begins."""
PUTTING = (
    r"tr(?:y|ies|ying)|puts?|putting|tak(?:e|es|ing)|pull(?:s|ing)?|pick(?:s|ing)?|throw(?:s|ing)?|slip(?:s|ping)?|"
    r"blow(?:s|ing)?|turn(?:s|ing)?|switch(?:es|ing)?|set(?:s|ting)?|kick(?:s|ing)?|lift(?:s|ing)?|hold(?:s|ing)?|"
    r"toss(?:es|ing)?|zip(?:s|ping)?"
)
"""Verbs with a particle that stands after the pronoun: *tries it on*."""
SHADES = (
    "neon|lime|hot|electric|pastel|forest|navy|royal|sky|baby|blood|rose|mint|olive|lemon|ice|dusty|emerald|"
    "midnight|powder|canary|mustard|steel|acid|burnt|cherry|ruby|sapphire"
)
TINTS = "(?:red|orange|yellow|green|blue|purple|pink|white|gr[ae]y|brown|black|gold)"
"""Colours, and words before them that say which: *neon green*."""
TINY = (
    "hummingbird|bee|bumblebee|mouse|ant|thumb|thumbnail|fly|butterfly|coin|pea|grape|finger|fist|hand|acorn|beetle|"
    "matchbox|teacup|walnut|ladybug|grain|pin|penny|sparrow"
)
HUGE = (
    "house|bus|elephant|whale|mountain|building|skyscraper|truck|car|horse|planet|moon|castle|cathedral|city|stadium|"
    "ship|island|train|tree|tower|church|barn|dinosaur|football field|hill|plane"
)
"""What one is tiny, and what one is huge, who is of its size."""
TOLD_APART = rf"{TINTS}|ginger|tabby|spotted|striped|old|young|tall|short|big|small|little|tiny|fat|thin|happy|sad"
"""What two that come together are told apart by: *two foxes, one red and one white*."""
ALONE = r"(?: (?:else )?(?:in (?:the )?(?:shot|frame|picture|view|scene)|around|visible|(?:is )?there|in sight|here))?"

WORDINGS: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = (
    (re.compile(r"(?<!fall )(?<!falls )(?<!fell )(?<!fallen )(?<!falling )\b(?:fast |sound |half )?asleep\b", re.I),
     "sleeping"),
    (re.compile(r"(?<!set )(?<!sets )(?<!catch )(?<!catches )\b(?:on fire|ablaze|alight|in flames)\b", re.I),
     "burning"),
    (re.compile(r"\bin tears\b", re.I), "crying"),
    (re.compile(r"\b(?!does\b|is\b|was\b|has\b)([a-z]+?)(?:(?<=sh|ch|ss)e)?s nothing\b(?! but| to| more| else)", re.I),
     r"does not \1"),
    (re.compile(r"\bupside[- ]down\b", re.I), "inverted"),
    (re.compile(r"\b(?:in )?mid-?air\b", re.I), "in the air"),
    (re.compile(r"\bmid-(jump|leap|laugh|sneeze|bite|swing|stride|step|throw|fall|dance|spin|kick|dive|flight|run|song)\b",
                re.I), lambda found: {"bite": "biting", "flight": "flying", "dance": "dancing", "stride": "walking",
                                      "step": "walking", "dive": "diving", "song": "singing", "run": "running",
                                      "spin": "spinning", "swing": "swinging"}.get(found[1].lower(), f"{found[1]}ing")),
    (re.compile(r"\b(?:the |a pair of |two |happy |young |the happy )*(?:newlyweds|bride and groom)\b", re.I),
     "a bride and a groom"),
    (re.compile(rf"\b(ha[sd]|have|having) (?=(?:an? |their |his |her |some )?(?:\w+ )??(?:{EATEN})\b)", re.I),
     lambda found: _have(found[1], "eat")),
    (re.compile(rf"\b(ha[sd]|have|having) (?=(?:an? |their |his |her |some )?(?:\w+ )??(?:{DRUNK})\b)", re.I),
     lambda found: _have(found[1], "drink")),
    (re.compile(rf"\b(ha[sd]|have|having) (?:an? |their |his |her |some )?(?:\w+ )??(?:{SAID})\b", re.I),
     lambda found: _have(found[1], "talk")),
    (re.compile(rf"\b(ha[sd]|have|having|takes?|taking) (?:an? |their |his |her )(?:\w+ )??(?:{SLEPT})\b", re.I),
     lambda found: _have(found[1], "sleep")),
    (re.compile(r"\bget(s|ting)? (?=(?!excited|tired|dressed|married|scared|ready|red|bored|worried)\w+(?:ed|en)\b)",
                re.I), "is "),
    (re.compile(rf"\bparked{BESIDE_IT}", re.I), "standing"),
    (re.compile(rf"\b(?:(?:there is|there's|with|and|absolutely) )?(?:nobody|no[- ]one|not a soul|no humans?)"
                rf"(?:['’]s(?= (?:there|around|here|in))|)?{ALONE}"
                rf"(?=\s*(?:[,.;!]|$))", re.I), "no people"),
    (re.compile(r"\bcrash[- ]land(s|ed|ing)?\b", re.I), 
     lambda found: f"crash{'es' if found[1] == 's' else found[1] or ''}"),
    (re.compile(r"\b(?:adult|grown|grown-up) (daughter|son)\b", re.I),
     lambda found: "young woman" if found[1].lower() == "daughter" else "young man"),
    (re.compile(r"\bgo(es|ing)? (?:back )?to (?:bed|sleep)\b", re.I), lambda found: f"sleep{_ending(found[1])}"),
    (re.compile(r"\b(?:down )?on (?:his|her|their|its|one|bended|both) knees?\b", re.I), "kneeling"),
    (re.compile(r"\bgo(es|ing)? (?:completely |absolutely |totally )?(?:wild|crazy|nuts|berserk|ballistic)\b", re.I),
     lambda found: f"cheer{_ending(found[1])}"),
    (re.compile(r"\bhit(s|ting)? (?:a|the|that) (?:\w+ )?note\b", re.I),
     lambda found: f"sing{_ending(found[1])}"),
    (re.compile(r"\bst(?:and(s|ing)?|ood) guard\b", re.I),
     lambda found: f"watch{_ending(found[1]).replace('s', 'es')}"),
    (re.compile(r"(?:^|(?<=[.;] )|(?<=, ))(?:then |and )?(?:we |you )?"
                r"(?:open(?:s|ing)?|start(?:s|ing)?|begin(?:s|ning)?|cut(?:s|ting)?) (?:on|with|to) "
                r"(?=(?:an?|the|his|her)\b)", re.I), ""),
    (re.compile(r"\b(?:we|you|the viewer) (?:can )?sees? ", re.I), ""),
    (re.compile(r"\bt(?:ook|ak(e|es|ing)) (?:(?:an?|some|the) (?:\w+ )?|\w+ )?"
                r"(?:selfie|photo|picture|snapshot|photograph)s?\b(?: of)?",
                re.I), lambda found: f"photograph{_ending((found[1] or '')[1:])}"),
    (re.compile(r"\bt(?:ook|ak(e|es|ing)) (?:flight|wing|to the (?:air|sky|skies))\b", re.I),
     lambda found: {"es": "flies", "ing": "flying"}.get((found[1] or "").lower(), "fly")),
    (re.compile(r"\b(?:sink|make|hit|score|shoot|drain)(s|ing)? (?:an?|the) (?:\w+ )?(?:three-pointer|layup|jump shot|"
                r"free throw|slam dunk|buzzer-beater|basket)\b", re.I),
     lambda found: f"shoot{_ending(found[1])} a basket"),
    (re.compile(r"\b(?:on|in|into|down) (?:his|her|their|its) (?:own )?(?:tummy|bell(?:y|ies)|stomachs?)\b", re.I), ""),
    (re.compile(r"\bt(?:ook|ak(e|es|ing)) (?:his|her|their|its) first steps?\b", re.I),
     lambda found: f"walk{_ending((found[1] or '')[1:] or None)}"),
    (re.compile(r"\bgiv(es|e|ing) ((?:(?:an?|the|his|her|their) )?(?:\w+ ){0,2}?\w+) a "
                r"(haircut|shave|massage)\b", re.I),
     lambda found: f"{TREATED[found[3].lower()][found[1].lower()]} {found[2]}"),
    (re.compile(r"\bhow to\b", re.I), "to"),
    (re.compile(r"\bfull of\b", re.I), "of"),
    (re.compile(r"\bslow[- ]danc(?=e|es|ed|ing)", re.I), "danc"),
    (re.compile(r"\bNew York(?: City)?\b"), "Manhattan"),
    (re.compile(r"\bnext[- ]door\b", re.I), ""),
    (re.compile(r"\b(INT|EXT)\.?(?:/(?:INT|EXT)\.?)? ([A-Z][A-Z' ]+?)(?: ?[-–—,] ?([A-Z]+))?(?=[.,\n]|$)"),
     lambda found: f"in the {found[2].lower()}" + (f", {found[3].lower()} " if found[3] else "")),
    (re.compile(r"\b(?:from )?off[- ]?(?:screen|camera)\b", re.I), ""),
    (re.compile(r"\bbursts? into (?:\w+ )?applause\b", re.I), "applauds"),
    (re.compile(r"\btak(es|ing|e) (?:a|one|her|his) (?:(?:deep|long|last) )?breath\b", re.I),
     lambda found: f"breath{found[1]}"),
    (re.compile(r"\bblades? of grass\b", re.I), "grass"),
    (re.compile(r"\b(man|woman|person|lady|gentleman|couple) in (?:his|her|their) (?:early |mid[- ]?|late )?"
                r"(?:sixties|seventies|eighties|nineties)\b", re.I), r"old \1"),
    (re.compile(r"\b(Mr|Mrs|Ms|Dr|Prof|Sgt|Capt|Lt|St)\. ?(?=[A-Z])"), r"\1 "),
    (re.compile(r"\blean(s|ing)? on (?=(?:his|her|the|their|its) horn\b)", re.I),
     lambda found: f"honk{_ending(found[1])} "),
    (re.compile(r"(?<=\w)--+(?=\s|\w)"), " — "),
    (re.compile(rf"\b(\w+) (?:about |nearly |almost |roughly )?(?:the size of|as (?:small|tiny) as|no bigger than) "
                rf"(?=(?:an?|the|my|his|her) (?:{TINY})\b)", re.I), r"tiny \1 like "),
    (re.compile(rf"\b(\w+) (?:about |nearly |almost |roughly )?(?:the size of|as (?:big|large|tall|huge) as) "
                rf"(?=(?:an?|the|my|his|her) (?:{HUGE})\b)", re.I), r"giant \1 like "),
    (re.compile(r"\b(?:about |nearly |almost |roughly )?(?:the size of|as (?:big|large|tall|small|long|tiny|huge) as) "
                r"(?=(?:an?|the|my|his|her)\b)", re.I), "like "),
    (re.compile(r",? in (?:his|her|their|its) (?:early |mid[- ]?|late )?(?:twenties|thirties|forties|fifties)\b", re.I),
     ""),
    (re.compile(r"\btears (?:are )?(?:rolling|streaming|running|falling) down (?:his|her|their|its) \w+", re.I),
     "crying"),
    (re.compile(r"\bgiv(es|e|ing) (?:\w+ )?(?:a|the|two) thumbs[- ]up\b", re.I),
     lambda found: f"gestur{found[1]}"),
    (re.compile(r"\b(?:at all|one by one|so to speak|for real)\b", re.I), ""),
    (re.compile(r"\bturn(s|ed|ing)?(?: around| round)?(?: slowly| quickly)? to (?:face|look at) (?:the |our )?"
                r"(?:camera|viewers?|lens|us|audience)\b", re.I),
     lambda found: f"turn{_ending(found[1])} around and look{_ending(found[1])} at the camera"),
    (re.compile(r"\blate at night\b", re.I), "at night"),
    (re.compile(r"^\s*((?:[\w'’-]+ ){0,3}(?:video|footage|clip|ad|advert|commercial|spot|trailer|tutorial|vlog|reel|"
                r"lesson)):(?=\s)", re.I), r"\1."),
    (re.compile(r"\bshar(e|es|ing) (?:an? |one |their )(?:\w+ ){0,2}?(kiss|hug|laugh|dance|embrace)\b", re.I),
     lambda found: f"{found[2].lower()}{_ending(found[1][1:] or None)}".replace("kisss", "kisses")),
    (re.compile(r"^(?:(?:yo|hey|ok|okay|so|um|hi)\b[, ]+(?!\w+ (?:says|said)))+", re.I), ""),
    (re.compile(r"(?:^|(?<=[.!?] ))(?:please )?(?:(?:can|could|would|will) (?:you|we|i) (?:please |maybe |just )?)?"
                r"(?:do|make|show|create|generate|produce|animate|film|shoot|draw|render|see|get|have)(?: me| us)? "
                rf"(?=(?:{ASKED})\b)(?:(?:an?|the|some) (?:\w+ )?(?:video|clip|film|movie|animation|scene|shot) "
                r"(?:of|with|where|showing|about) )?", re.I), lambda found: _wish(found)),
    (re.compile(r"^(?:i'?d (?:like|love)|i (?:would like|want|need)) (?:to see |you to (?:make|show|do) )?"
                rf"(?=(?:{ASKED})\b)", re.I), ""),
    (re.compile(r"\b(\w+) \((?:about |around |aged? |maybe |roughly )*(\d{1,2})(?: years? old| yo)?\)", re.I),
     r"\2-year-old \1"),
    (re.compile(r"\bon[- ]board(?= (?:an?|the|his|her|their|our|its)\b)", re.I), "aboard"),
    (re.compile(r"\b(they|we|you|them) (?:both|all|each)\b(?! of)", re.I), r"\1"),
    (re.compile(r"\blay(s|ing)? down (?=(?:an?|the|his|her|its|their)\b)", re.I),
     lambda found: f"put{'ting' if found[1] == 'ing' else found[1] or ''} down "),
    (re.compile(rf"\b({PUTTING}) (it|them) (on|off|up|down|out|away)(?=\s*(?:[.,;!?]|$)|\s(?:and|while|as|then)\b)",
                re.I), r"\1 \3 \2"),
    (re.compile(rf"\b(?:{SHADES})[- ](?={TINTS}\b)", re.I), lambda found: found[0][:-1] + "-"),
    (re.compile(r"\b(men|women|people|ladies|couples?|friends|brothers|sisters|gentlemen) in their (?:early |mid[- ]?"
                r"|late )?(?:sixties|seventies|eighties|nineties|[6-9]0'?s)\b", re.I), r"old \1"),
    (re.compile(r"\b(?:gimme|give me|show me|i want|i need|make me|i'd like)\b(?= (?:an?|some|the)\b)", re.I), ""),
    (re.compile(r"\bthru\b", re.I), "through"),
    (re.compile(r"\bw/(?=\w| )", re.I), "with "),
    (re.compile(r"[, ]+(?:lol|lmao|rofl|haha(?:ha)*|omg|tbh|btw|imo)(?=\s*(?:[.,;!?]|$))", re.I), ""),
    (re.compile(r"\bcome(s)? to (?:a|an) (?:\w+ )?(?:halt|stop|standstill)\b", re.I), r"stop\1"),
    (re.compile(r"\bto (?:a|an) (?:sudden |abrupt |complete )?(?:halt|stop|standstill)\b", re.I), ""),
    (re.compile(r"\bbreak(s|ing)? (?:free|loose)\b", re.I),
     lambda found: f"escap{'ing' if found[1] == 'ing' else 'es' if found[1] else 'e'}"),
    (re.compile(r"\b(?:half|most|some|all|many|several|each) of (?=(?:the|these|those|his|her|their|my|our)\b)",
                re.I), ""),
    (re.compile(rf"\btwo ((?:\w+ )?\w+s|children|women|men|people), one (?:in |is )?({TOLD_APART})(?: and|,|, and) "
                rf"(?:one|the other)(?: in| is)? ({TOLD_APART}),?(?=\s|$)", re.I), r"a \2 \1 and a \3 \1"),
    (re.compile(r"(?<!construction )(?<!tower )\bcrane"
                r"(?= (?:lift|hoist|lower|swing|load)(?:s|ing)? (?:an?|the|its)\b)", re.I), "construction crane"),
    (re.compile(r"\b(?:second|minute|hour) hands?\b(?! (?:shop|store|clothes|car))", re.I), "clock"),
    (re.compile(r",? (?:(?:in|in a) )?single file\b|,? face to face\b", re.I), ""),
    (re.compile(r"\bat (?:a )?full (sprint|gallop)\b", re.I), r"\1ing"),
    (re.compile(r"\bat (?:full|top) (?:speed|tilt)\b", re.I), "fast"),
    (re.compile(r"\bjack[- ]o['’]?[- ]lantern(s)?\b", re.I), r"pumpkin\1"),
    (re.compile(r"\bthat'?s (?:it|the video|all)\b", re.I), ""),
    (re.compile(r"\blil'?\b", re.I), "little"),
    (re.compile(r"[, ]+(?:please|plz|pls|thanks)\b", re.I), ""),
    (re.compile(r"\b(?:through|in|with) (?:her |his |their )?tears(?: in (?:her|his|their) eyes)?\b", re.I),
     "tearfully"),
    (re.compile(r",? (?:his|her|their|its) voice (?:is |was )?(?:shak|trembl|quaver|quiver|waver|falter)ing", re.I),
     " in a trembling voice"),
    (re.compile(r",? (?:his|her|their) voice (?:is |was )?(?:break|crack|chok)ing(?: with (?:emotion|tears))?", re.I),
     " tearfully"),
    (re.compile(r"\bunder (?:his|her|their) breath\b", re.I), "in a mutter"),
    (re.compile(r"\b(?:out of|catching|gasping for) (?:his |her |their )?breath\b", re.I), "breathlessly"),
    (re.compile(r"\b(says?|said|asks?|asked|replies|replied|answers?)(,?) (?:in )?deadpan(?! (?:voice|tone))", re.I),
     r"\1\2 flatly"),
    (re.compile(r"\b(?:put|rais|lift|throw)(e?s|ing) (?:up )?(?:his|her|their|both|one) (?:\w+ )?"
                r"(?:hands?|arms?|fists?)(?: up| in the air)?", re.I),
     lambda found: "waving" if found[1].lower() == "ing" else "waves"),
    (re.compile(r"\bwent (?:back )?to (?:bed|sleep)\b", re.I), "sleeps"),
    (re.compile(r"\bcan(?:no|')t stop (?=\w+ing\b)", re.I), "keeps "),
    (re.compile(r"\bice[- ]?skat(?=e|es|ed|ing)", re.IGNORECASE), "skat"),
    (re.compile(r"\b(?:and |please )?mak(?:e|es|ing) (?:it|this|all) (?:look|feel|seem)(?: like)?\b", re.I), ", "),
    (re.compile(r"\b(?:that )?looks? like (?=an? \w+(?:[- ]\w+)? (?:painting|film|movie|cartoon))", re.I), ", "),
    (re.compile(r"\bbursts? (?:into|out in) tears\b|\bbursts? out crying\b", re.IGNORECASE), "cries"),
    (re.compile(r"\bbursts? (?:into|out) laugh(?:ter|ing)\b|\b(?:cracks?|breaks?) up laughing\b", re.I), "laughs"),
    (re.compile(r"\b(?:have|has|having) (?:a|an epic|a big) snowball fight\b", re.I), "fight with snowballs in snow"),
    (re.compile(r"\bbursts? into song\b", re.IGNORECASE), "sings"),
    (re.compile(r"\b(?:bursts?|goes up) in(?:to)? flames\b", re.IGNORECASE), "burns"),
    (re.compile(r"\b(?:only|just|nothing but) (?=(?:the )?(?:sounds? of|wind|rain|waves|birdsong|footsteps|birds)\b)",
                re.IGNORECASE), "the sound of "),
)  # fmt: skip
"""Turns of phrase, and plainer words for them."""


TREATED = {
    "haircut": {"e": "cut", "es": "cuts", "ing": "cutting"},
    "shave": {"e": "shave", "es": "shaves", "ing": "shaving"},
    "massage": {"e": "massage", "es": "massages", "ing": "massaging"},
}
"""What is given to somebody, as it is done to him."""


def _have(form: str, verb: str) -> str:
    """*having* lunch is eating it: the plain verb in the form of the empty one, with a space after it."""
    low = form.lower()
    return verb + {"ing": "ing ", "s": "s "}.get(
        "ing" if low.endswith("ing") else "s" if low in ("has", "takes") else "", " "
    )


def _wish(found: re.Match[str]) -> str:
    """What is asked of us: nothing of it is to be seen, but *do* and the like alone say too little to be a wish."""
    said = found[0].strip().lower()
    asked = " " in said or said in ("create", "generate", "produce", "animate", "render", "show", "film")
    return "" if asked else found[0]


def _ending(ending: str | None) -> str:
    return "ing" if ending and ending.lower() == "ing" else "s" if ending else ""


def plainly(text: str) -> str:
    """The text in plainer words: turns of phrase undone, ages as words, decades left out."""
    for wording, plain in WORDINGS:
        text = wording.sub(plain, text)
    text = IN_THEIR.sub(lambda found: f"old {found.group(1)}" if found.group(2) >= "6" else found.group(1), text)
    if RAIN_IS_OVER.search(text):
        text = f"{RAIN_IS_OVER.sub('', text)} . After-rain ."
    text = BLACK_AND_WHITE.sub("black-and-white", AFTER_RAIN.sub("after-rain", text))
    return DECADE.sub("", AGE.sub(_age_word, text))


def _age_word(match: re.Match[str]) -> str:
    said = match.group(1).lower()
    years = YEARS[said] if said in YEARS else int(said)
    if match.group(2) is not None:  # a smiling ten-year-old
        return ("child" if years < 13 else "teenager" if years < 20 else "person") + match.group(2)
    return "little" if years < 13 else "young" if years < 30 else "old" if years > 61 else ""

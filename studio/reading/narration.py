"""Words that nobody in the picture says: a narrator's, a voice-over's, a voice from outside. They leave no body behind.

Lifted out before the rest is read, as quotations are, so that no parser makes a person of a narrator.
"""

import re
from collections.abc import Sequence

from studio.reading.phrases import Deed, Modifier, Quote

NARRATOR = "narrator"

_SLOT = "\ue000(?P<slot>\\d+)\ue001"
_PEOPLE = {
    "man": ("man", "male", "男性", "男の人", "男"),
    "woman": ("woman", "female", "lady", "女性", "女の人", "女"),
    "boy": ("boy", "少年", "男の子"),
    "girl": ("girl", "少女", "女の子"),
    "old_man": ("old man", "老人", "おじいさん", "老いた男"),
    "old_woman": ("old woman", "老婆", "おばあさん", "老女"),
    "child": ("child", "子供", "子ども"),
}
_WHO = {word: person for person, words in _PEOPLE.items() for word in words}
_EN = "|".join(sorted((word for word in _WHO if word.isascii()), key=len, reverse=True))
_JA = "|".join(sorted((word for word in _WHO if not word.isascii()), key=len, reverse=True))
_SAYS = (
    r"(?:\s*(?P<how>\w{3,}ly|whispers?|whispering|says?|said|saying|reads?|tells?(?:\s+us)?|speaks?"
    r"|intones?|begins?|continues?|explains?|announces?|calls?|goes|asks?|is\s+heard))*"
)
_VOICE_OVER = r"(?:narrator|narration|voice[- ]?over|voiceover|off[- ]?screen\s+voice)"
_OFF = r"off[- ]?screen|off[- ]?camera|from\s+outside(?:\s+the\s+(?:picture|frame))?|out\s+of\s+(?:frame|sight)"
_TONED = (
    "calm|gentle|soft|warm|soothing|deep|low|husky|gravelly|cheerful|serious|solemn|stern|excited|sad|whispery|hushed"
    "|tired|weary|cold|deadpan|robotic|dramatic|trembling|nervous|enthusiastic"
)
_JAPANESE_TONED = (
    "落ち着いた|静かな|穏やかな|優しい|やさしい|低い|渋い|明るい|厳かな|冷たい|淡々とした|悲しげな|機械的な"
)
_BEFORE = r"(?:\b(?:while|as|and|when)\s+)?"
_ENGLISH = (
    # (The) (male) narrator says: "…"
    rf"{_BEFORE}(?:\b(?:the|an?|our|my)\s+)?(?:\b(?P<tone>{_TONED})\s+)?(?:(?P<who>{_EN})\s+)?\b{_VOICE_OVER}(?:\s*\([^)]*\))?{_SAYS}\s*[:,—–-]*\s*{_SLOT}",
    # In voice-over, a man says "…"
    rf"\b(?:in|as)\s+(?:an?\s+)?{_VOICE_OVER}\s*[:,]?\s*(?:(?:the|an?)\s+)?(?P<who>{_EN})?{_SAYS}\s*[:,—–-]*\s*{_SLOT}",
    # A woman's voice says "…" off screen. A man off screen says "…"
    rf"{_BEFORE}\b(?:the|an?)\s+(?P<who>{_EN})'s\s+voice(?:\s*,?\s*(?:{_OFF})\s*,?)?{_SAYS}\s*[:,]?\s*{_SLOT}(?:\s*,?\s*(?:{_OFF}))?",
    rf"{_BEFORE}\b(?:the|an?)\s+(?P<who>{_EN})\s*,?\s*(?:{_OFF})\s*,?{_SAYS}\s*[:,]?\s*{_SLOT}",
    # "…" says the narrator
    rf"{_SLOT}\s*,?\s*(?:says?|said|reads?|intones?|whispers?)\s+(?:the|an?)\s+(?:(?P<who>{_EN})\s+)?{_VOICE_OVER}",
)
_JAPANESE_VOICE = r"(?:ナレーション|ナレーター|モノローグ|語り手|語り|心の声|天の声)(?:の声)?"
_SAID = (
    r"(?:(?:、)?と(?:いう)?(?:、)?(?:静かに|低く|優しく|ゆっくりと?|小声で)?"
    r"(?:言う|語る|話す|告げる|流れる|入る|語りかける|続ける|囁く|ささやく|聞こえる|響く|呼ぶ|する)?)?"
)
_JAPANESE = (
    rf"(?:(?P<tone>{_JAPANESE_TONED})(?:声の|声で)?)?(?:(?P<who>{_JA})の?)?{_JAPANESE_VOICE}(?:が|は|で|として|に)?\s*[::、]?\s*"
    rf"(?P<how>静かに|低く|優しく|ゆっくりと?|囁くように)?{_SLOT}{_SAID}",
    rf"画面の?外(?:から|で|の)?、?(?:(?P<who>{_JA})(?:の声)?|声)(?:が|は|で)?\s*[::、]?\s*{_SLOT}{_SAID}",
    rf"{_SLOT}という(?:(?P<who>{_JA})の)?{_JAPANESE_VOICE}(?:が(?:流れる|入る|聞こえる|響く))?",
    rf"{_SLOT}と(?:(?P<who>{_JA})の)?(?:語り手|ナレーター)が?(?:言う|語る|話す|告げる)",
)
_TELLING = tuple(re.compile(pattern, re.IGNORECASE) for pattern in (*_ENGLISH, *_JAPANESE))
_TOLD = re.compile(rf"{_VOICE_OVER}|{_JAPANESE_VOICE}", re.IGNORECASE)


def _plain(word: str) -> str:
    """A Japanese adjective as dictionaries have it."""
    return word.removesuffix("な").removesuffix("とした")


def lift_narration(text: str, quotes: Sequence[Quote]) -> tuple[str, list[Deed]]:
    """The text, whose quotes are slots, without who tells and what is told; and that as deeds of somebody unseen.

    A narrator's deed is ``unseen:narrator``, or ``unseen:woman_narrator`` where the voice is named; a voice from
    outside the picture is ``unseen:woman``.
    """
    deeds: list[Deed] = []

    def lift(match: re.Match[str]) -> str:
        found = match.groupdict()
        who = _WHO.get((found.get("who") or "").lower(), "")
        told = _TOLD.search(match.group()) is not None
        speaker = "_".join(part for part in (who, NARRATOR if told or not who else "") if part)
        how = (found.get("how") or "").lower().removesuffix("s")
        manners = [Modifier(word, ()) for word in (how, _plain((found.get("tone") or "").lower())) if word]
        deeds.append(Deed(f"unseen:{speaker}", manners=manners, quotes=[quotes[int(match["slot"])]]))
        return " "

    for telling in _TELLING:
        text = telling.sub(lift, text)
    return text, deeds

"""Phrases that say how the whole picture looks, taken out of the text before it is parsed.

    "a fox reads a letter, like a children's book"  ->  picture_book, "a fox reads a letter"
    "絵本みたいなタッチで、うさぎが餅をつく"               ->  picture_book, "うさぎが餅をつく"

A word that names a look and nothing else is the lexicon's. Here are names of several words, and the ways of speaking
of a look: what is only *like* a picture book is no book of the scene. A name that may be a thing (a comic book, an oil
painting) is a look in such a way of speaking, at the head of the text, or by itself between commas.
"""

import re

from studio.project.scene import Style

_ART = r"(?:[- ](?:paintings?|drawings?|prints?|illustrations?|pictures?|art(?:work)?|animation))?"
_FILM = r"(?: (?:films?|movies?|flicks?))?"
_BOOK = r"(?:(?:picture|story|kid[’']?s?|child(?:ren)?[’']?s?)[- ]?(?:picture |story )?books?|fairy[- ]tale books?)"
_INK = r"sumi[- ]?e(?: ink)?|ink[- ](?:and[- ])?wash|(?:chinese|japanese) (?:brush )?ink|ink(?=[- ]painting)"
_OILS = r"oil[- ]paint(?:ings?|ed|s)?|oils? on canvas|impasto(?: paintings?)?"
_MASTERS = (
    r"(?:(?:vincent )?van gogh|(?:claude )?monet|renoir|c[eé]zanne|rembrandt|vermeer)(?:[’']s)?(?: paintings?)?|"
    r"(?:post-)?impressionis[tm](?: paintings?)?|(?:renaissance|baroque|romantic) paintings?|painterly"
)
_PENCIL = r"(?:pencil|graphite|charcoal)[- ](?:sketch(?:es)?|drawings?|illustrations?|art|drawn)"
_STUDIO = r"(?:pixar|disney|dreamworks|illumination)(?:[- /]pixar)?(?: 3d)?(?: animat(?:ion|ed))?"
_FELT = r"(?:needle[- ])?felt(?:ed)?(?: wool| and buttons| puppets?| animat(?:ion|ed)| stop[- ]motion)+"
_NAMES_EN: tuple[tuple[Style, str], ...] = (
    ("ink_wash", rf"(?:{_INK}){_ART}"),
    ("oil", rf"{_OILS}|{_MASTERS}"),
    ("ukiyo_e", rf"(?:ukiyo[- ]?e|wood[- ]?block|wood[- ]?cut|(?:(?:hokusai|hiroshige)(?:[’']s)?)){_ART}"),
    ("picture_book", rf"{_BOOK}{_ART}|(?:crayons?|colou?red[- ]pencils?|gouache){_ART}|soft pastels?{_ART}|pastel art"),
    ("pixel_art", r"(?:(?:8|16|32)[- ]?bit )?pixel[- ]?(?:art|ated)|(?:8|16|32)[- ]?bit(?: (?:video )?games?)?|"
     r"(?:retro|old[- ]school|pixelated) (?:video )?games?"),
    ("sketch", rf"{_PENCIL}|line[- ](?:drawings?|art)|sketch(?:book)?(?: drawings?)?|storyboard(?: sketch(?:es)?)?|"
     rf"pen[- ]and[- ]ink{_ART}"),
    ("comic", rf"comics?(?:[- ]?books?)?(?: panels?| pages?| strips?)?{_ART}|graphic novels?|pop[- ]art|halftone"),
    ("horror", rf"j?-?horror{_FILM}|slasher{_FILM}"),
    ("documentary", r"documentar(?:y|ies)(?: films?| footage)?|(?:nature|wildlife) (?:film|show)|newsreels?|"
     r"news footage"),
    ("vhs", r"vhs(?: tapes?| footage| recordings?| home videos?| camcorder)?|home (?:video|movie)s?|found footage"),
    ("sepia", r"sepia(?:[- ]ton(?:ed?|es))?(?: photographs?| photos?| film)?|old photographs?|daguerreotypes?"),
    ("silent_film", r"silent(?:[- ]era)?[- ](?:film|movie)s?"),
    ("cyberpunk", rf"cyber[- ]?punk{_FILM}"),
    ("steampunk", rf"(?:steam|diesel|clock)[- ]?punk{_FILM}"),
    ("cgi", rf"{_STUDIO}{_FILM}|3[- ]?d[- ](?:animat(?:ion|ed)|render(?:ed)?|cartoons?){_FILM}|low[- ]poly"),
    ("puppet", rf"{_FELT}|puppets?(?: shows?| animation)?|muppets?|marionettes?"),
    ("anime", r"hand[- ]drawn(?: 2d)?(?: anime| animation| cartoon)?|2d (?:animation|animated|cartoon)"),
    ("claymation", r"clay[- ]?(?:mation|animation)|plasticine"),
    ("watercolor", rf"watercolou?rs?{_ART}"),
    ("monochrome", rf"(?:film[- ])?noir{_FILM}|black[- ]and[- ]white{_FILM}"),
)  # fmt: skip
_AGES = r"19[0-9]0s|[2-9]0s|old|vintage|retro|modern|classic(?:al)?|traditional|edo"
_LANDS = r"american|japanese|chinese|dutch|disney|superhero|bbc|nature|wildlife|snes|nes"
_KIND = rf"(?:(?:rough|loose|simple|quick|cute|thick|cozy|whimsical|grainy|{_AGES}|{_LANDS})[- ])*"
_ARTICLE = r"(?:(?:an?|the|some|my|our|one of those) )?"
_MANNER = r"(?:art[- ]style|visual style|style|look|aesthetic|manner|spirit|feel|vibe|tradition|technique|form)"
_WHOLE = r"(?:it|this|everything|(?:the |a )?(?:whole )?(?:scene|picture|video|film|thing))"
_PICTURE = rf"(?:(?:make |have )?{_WHOLE}(?: all)?(?: should| must)? )?"
_LIKE = (
    rf"(?:{_PICTURE}(?:(?:drawn|done|made|painted|rendered|filmed|shot|told|animated|illustrated|styled|all) )*"
    rf"(?:(?:in|with|using) {_ARTICLE}(?:\w+ )?{_MANNER} of|as if (?:it (?:was|were) )?(?:in|from|drawn in|painted in)|"
    rf"(?:looks?|looking|looked|feels?|just)? ?like (?:it[’']?s |something )?(?:in |from |out of )?|straight out of|"
    rf"reminiscent of|(?:drawn|done|made|painted|rendered|filmed|shot|animated|illustrated) (?:as|in|with|on)))"
)
_IN_STYLE = rf"(?:(?:in|with|using) {_ARTICLE}(?:\w+ )?{_MANNER} of)"
_STYLED = (
    r"(?:[- ](?:art[- ]style|visual style|styled?|look(?:ing)?|aesthetics?|inspired|esque|vibes?|feel|grade|treatment))"
)
_SILENT = r"(?![- ](?:\w+ )?(?:music|soundtrack|sounds?|tunes?|score|theme|song|jingle|chiptune|melody))"
_ALIVE = (
    r"(?:8|16|32)[- ]?bit|pixel[- ]?art|ukiyo[- ]?e|sumi[- ]?e|hand[- ]drawn|"
    r"comic[- ]book(?= (?:super[- ]?)?(?:hero|villain))"
)
"""Names that are of nothing else, wherever they stand."""

_FILMS = frozenset(["horror", "documentary", "vhs", "silent_film"])
"""Films that are about somebody."""
_STOCK = r"(?:grainy |old |analog(?:ue)? |real )*(?:(?:16|35|70) ?mm )?(?:super[- ]?8 )?"
_Way = tuple[re.Pattern[str], str]


def _english() -> list[tuple[Style, tuple[_Way, ...]]]:
    def _ways(name: str, like: str) -> tuple[_Way, ...]:
        full = rf"{_ARTICLE}{_KIND}(?:{name})"
        ways = (
            (rf"(?:^|(?P<cut>[,;.:—-])?\s*\b){like} ?{full}s?{_STYLED}?\b(?: of\b)?{_SILENT}", r"\g<cut>"),
            (rf"(?:\b(?:in|with) )?{_ARTICLE}{_KIND}\b(?:{name}){_STYLED}(?:,|:| of\b)?", ""),
            (rf"^\s*{full}(?: of\b|\s*[:,.])", ""),
            (rf"(?P<cut>[,;.:—])\s*(?:(?:in|as) )?{full}s?\s*(?=[,;.:!—]|$)", r"\g<cut>"),
        )
        return tuple((re.compile(pattern, re.IGNORECASE), kept) for pattern, kept in ways)

    film = re.compile(rf",?\s*\b(?:shot|filmed) on {_STOCK}film\b,?", re.IGNORECASE)
    found: list[tuple[Style, tuple[_Way, ...]]] = [("cinematic", ((film, ","),))]
    for style, name in _NAMES_EN:
        # somebody may move like a puppet in any picture
        ways = _ways(name, _IN_STYLE if style == "puppet" else _LIKE)
        if style in _FILMS:  # a documentary about an old potter
            told = re.compile(rf"^\s*{_ARTICLE}{_KIND}(?:{name}) (?:about|following|showing)\b", re.IGNORECASE)
            ways = (*ways, (told, ""))
        found.append((style, ways))
    return found


_NAMES_JA: tuple[tuple[Style, str], ...] = (
    ("ink_wash", r"水墨画?|墨絵|墨画"),
    ("oil", r"油絵|油彩画?|印象派(?:の(?:絵画?|油絵))?|(?:西洋|ルネサンス)?絵画|"
     r"(?:ゴッホ|モネ|ルノワール|セザンヌ|レンブラント|フェルメール)(?:の絵)?"),
    ("ukiyo_e", r"浮世絵|木?版画|錦絵|日本画|(?:葛飾)?北斎(?:の絵)?|(?:歌川)?広重(?:の絵)?"),
    ("picture_book", r"(?:児童書|絵本|童話)(?:の挿絵|の中|の世界)?|クレヨン画?|色鉛筆画?|パステル画?|"
     r"切り絵|貼り絵|子[供ど]も?の(?:絵|落書き)"),
    ("pixel_art", r"ドット絵?|(?:8|16|８|１６)ビット(?:の?ゲーム)?|ピクセルアート|"
     r"レトロゲーム|(?:昔の)?(?:ファミコン|スーファミ)(?:の?ゲーム)?"),
    ("sketch", r"鉛筆(?:画|デッサン|スケッチ|描き)?|(?:ラフ)?スケッチ|線画|デッサン|木炭画|絵コンテ"),
    ("comic", r"アメコミ|アメリカンコミック|(?:アメリカの)?コミック(?:ブック)?|劇画|ポップアート"),
    ("horror", r"(?:和風|J)?ホラー(?:映画|ゲーム)?|怪談|心霊(?:映像|ビデオ)?"),
    ("documentary", r"(?:自然|動物)?ドキュメンタリー(?:映画|番組)?|記録映画|ニュース映像|(?:自然|動物)番組"),
    ("vhs", r"VHS(?:テープ|ビデオ)?|(?:昔の)?(?:ホームビデオ|ビデオテープ)|ファウンドフッテージ|"
     r"(?:監視|防犯)カメラ(?:の?映像)?"),
    ("sepia", r"セピア(?:色)?(?:の写真)?|古い?(?:写真|フィルム)"),
    ("silent_film", r"(?:無声|サイレント)映画|活動写真"),
    ("cyberpunk", r"サイバーパンク"),
    ("steampunk", r"スチームパンク"),
    ("cgi", r"(?:ピクサー|ディズニー)(?:の?(?:映画|アニメ))?|(?:フル)?3DCG(?:アニメ)?|3Dアニメ(?:ーション)?|"
     r"(?:フル)?CGアニメ"),
    ("puppet", r"(?:羊毛)?フェルト(?:人形|アニメ)?|パペット(?:アニメ)?|人形(?:劇|アニメ)|マペット"),
    ("anime", r"手[描書]き(?:の?アニメ)?|セル(?:画|アニメ)"),
    ("claymation", r"クレイアニメ(?:ーション)?|粘土(?:アニメ|細工)?"),
    ("watercolor", r"水彩(?:画)?"),
    ("cinematic", r"(?:古い)?(?:(?:16|35|８|8)(?:mm|ミリ))?フィルム(?:で撮影した)?"
     r"(?=(?:の)?(?:よう|みたい|っぽ|風|調|の質感))"),
)  # fmt: skip
_LIKE_JA = (
    r"(?:(?:で描(?:いた|かれた)|から(?:飛び出|抜け出)した|を見ている)?(?:か?の)?(?:ような|ように|ようだ|みたいな|みたいに)|"
    r"(?:っぽい|っぽく|っぽさ|ふう|風(?![が景船車鈴])|調|タッチ|テイスト|スタイル|仕立て|チック)(?:な|に|の|で)?|"
    r"の(?=(?:タッチ|画風|作風|テイスト|質感|世界観|雰囲気)))"
)
_MANNER_JA = (
    r"(?:(?:の|な)?(?:タッチ|画風|作風|テイスト|質感|世界観|雰囲気|感じ|映像|画面|スタイル|仕上がり)(?:の|で|に|な)?)?"
)
_ENGLISH = _english()
_JAPANESE: tuple[tuple[Style, re.Pattern[str]], ...] = tuple(
    (style, re.compile(rf"(?:{name}){_LIKE_JA}{_MANNER_JA}(?:して|する|にして|お願い(?:します)?)?[、]?"))
    for style, name in _NAMES_JA
)
_ANY_EN = re.compile("|".join(["film", *(name for _, name in _NAMES_EN)]), re.IGNORECASE)
"""Without any of the names there is no phrase to look for."""
_BARE_EN = re.compile(rf"\b(?:{_ALIVE})\b{_SILENT}", re.IGNORECASE)


def lift_looks(text: str, language: str) -> tuple[tuple[Style, ...], str]:
    """Looks that phrases of a text name, in its order, and the text without them."""
    found: list[tuple[int, Style]] = []
    if language == "ja":
        for style, pattern in _JAPANESE:
            hit = pattern.search(text)
            if hit is not None:
                found.append((hit.start(), style))
                after = text[hit.end() :]
                text = text[: hit.start()] + after if hit.start() else after.lstrip("、。 ")
    else:
        for style, ways in _ENGLISH if _ANY_EN.search(text) else ():
            for pattern, kept in ways:
                hit = pattern.search(text)
                if hit is not None:
                    found.append((hit.start(), style))
                    text = _without(text, hit, hit.expand(kept))
        hit = _BARE_EN.search(text)
        if hit is not None:
            found.append((hit.start(), _named(hit.group())))
            text = _without(text, hit, "")
    return tuple(style for _, style in sorted(found, key=lambda one: one[0])), text


def _named(word: str) -> Style:
    return next(style for style, name in _NAMES_EN if re.fullmatch(name, word, re.IGNORECASE))


def _without(text: str, hit: re.Match[str], kept: str) -> str:
    left = f"{text[: hit.start()]}{kept} {text[hit.end() :]}"
    return re.sub(r"^[\s,;:.]+|[\s,;:]+$", "", re.sub(r"\s+([,;.:])", r"\1", re.sub(r" {2,}", " ", left)))

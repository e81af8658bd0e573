"""The language of camera and lens, in English and Japanese: what is said is taken out of the text and kept."""

import re
from dataclasses import dataclass, field
from typing import Literal, cast

from studio.project.scene import Angle, Camera, CameraMove, Motion, ShotSize
from studio.reading.camera_english import ANGLES_EN, MOVES_EN, SIZES_EN, Pattern
from studio.reading.camera_japanese import ANGLES_JA, MOVES_JA, SIZES_JA

Side = Literal["behind", "front", "side"]

LENSES: tuple[tuple[str, float], ...] = (
    (r"\bfish[ -]?eye(?: lens)?\b|魚眼(?:レンズ)?(?:で)?", 10.0),
    (r"\b(?:ultra[ -]?wide|wide)[ -]?angle lens\b|超?広角(?:レンズ)?(?:で)?", 24.0),
    (r"\btelephoto(?: lens)?\b|\blong lens\b|望遠(?!鏡)(?:レンズ)?(?:で)?", 135.0),
    (r"\bportrait lens\b|中望遠(?:レンズ)?(?:で)?", 85.0),
    (r"\bstandard lens\b|標準レンズ(?:で)?", 50.0),
)

MILLIMETRES = re.compile(
    r"(?:\b(?:shot )?(?:on|with|using) (?:a |an )?)?(?<![A-Za-z0-9.])(\d{1,3})[ -]?(?:mm|ミリ)"
    r"(?:[ -]?(?:lens|prime|レンズ))?(?:で)?"
    r"(?! ?(?:film|フィルム))",
    re.I,
)
SLOW = re.compile(
    r"slow|gradual|gentl|smooth|stead|subtl|ゆっくり|ゆったり|静か|滑らか|徐々|少しずつ|じわじわ|そっと", re.I
)
FAST = re.compile(r"fast|quick|rapid|sudden|swift|whip|crash|dramatic|素早|急|一気|速く|勢い", re.I)


UNFILMED = re.compile(
    r"\b(?:split[- ]screen|freeze[- ]frame|double exposure|"
    r"muted colou?rs|lens flares?|flickering lights?)\b|"
    r"逆再生|画面分割|二重露光|コマ送り",
    re.IGNORECASE,
)
PACED = re.compile(r"\b(?:in )?(?:split[- ]screen|freeze[- ]frame|double exposure)\b", re.IGNORECASE)
"""What of ``UNFILMED`` says nothing of what is seen."""
UNCUT = re.compile(
    r"\b(?:shallow|deep|soft|selective)"
    r"[- ]focus(?: (?:from|to|on))?\b|\b(?:shallow )?depth of field\b|\bbokeh\b|"
    r"\b(?:long|single|one|continuous)[- ]take\b|\b(?:jump|match|smash)[- ]cut(?: to)?\b|"
    r"\bfades? (?:in|out|to black|to white)\b|\bmontage(?: of)?\b",
    re.IGNORECASE,
)
"""Wishes for lens and cut that no scene has a word for, and that say nothing of who is seen."""
_SLOW_MOTION = (
    r"(?:\b(?:in|with|using) )?(?:\b(?:an?|super|ultra|extreme|dramatic|epic|cinematic)[- ])*"
    r"\b(?:slo(?:w)?[- ]?mo(?:tion)?|bullet[- ]time|high[- ]speed camera|overcranked)\b"
)
_FAST_MOTION = (
    r"(?:\b(?:in|with|using) )?(?:\b(?:an?)[- ])*"
    r"\b(?:fast[- ]motion|sped[- ]up|time[- ]?lapse|hyperlapse|undercranked)\b"
)
_OF = r"(?:(?: (?:shot|video|footage|scene|sequence|clip))?(?: of\b)?)"
"""*Time-lapse of a flower blooming*: what comes after it is the picture."""
MOTIONS: tuple[tuple[str, Motion], ...] = (
    (_SLOW_MOTION + _OF + r"|(?:超|ウルトラ|スーパー)?スロー(?:モーション|モ|再生|映像)(?:撮影|風)?(?:で|に)?"
     r"|超スロー(?:で)?|(?<![ァ-ヶー])スロー(?=で|に|[、。,.\s]|$)(?:で|に)?|ハイスピード撮影(?:で)?", "slow"),
    (_FAST_MOTION + _OF + r"|(?:タイムラプス|早送り|倍速|微速度)(?:撮影|再生|映像|風)?(?:で|に)?", "fast"),
)  # fmt: skip
FLOWN = re.compile(
    r"\b(?:(?:an? |the )?(?:fpv )?drone|aerial(?: camera)?)(?: (?:shot|footage|view|camera))?(?: is|"
    r" then)? (?:slowly |smoothly |fast |low )*"
    r"(?:fl(?:ying|ies|y)|glid(?:ing|es)|mov(?:ing|es)|push(?:ing|es)|soar(?:ing|s)|sweep(?:ing|s))(?: \w+ly)? "
    r"(?:forwards?|ahead|in(?! the)|on)\b",
    re.IGNORECASE,
)
FLOWN_AHEAD_JA = re.compile(
    r"(?:FPV)?ドローン(?:カメラ|空撮)?[がはで、の]*(?:ゆっくりと?|低空で|低く|まっすぐ|"
    r"一気に)*前(?:進(?:し(?:て(?:いく)?|ながら)?|する|で)?|へ(?:飛|進)\w{1,3})"
    r"|空撮で前進(?:し(?:て(?:いく)?)?|する)?"
)
"""A drone that goes ahead: from on high, and nearer."""
NEARER = re.compile(
    r"\b(?:push|zoom|dolly|mov|clos|creep|track|tighten)\w*[- ]+(?:slowly |gently |quickly )?(?:in|"
    r"closer)(?:to)?(?: slowly)? "
    r"(?:on|to|toward|towards|upon) [^.,;]{0,40}?\b(?:face|eyes?)\b"
    r"|(?:顔|横顔|表情|目|瞳)に(?:極端に|ぐっと|ぐーっと|ゆっくりと?|徐々に|じわじわと?)?(?:寄(?:る|っ|り)|"
    r"ズームイン|ドリーイン)",
    re.IGNORECASE,
)
RUNS = re.compile(r"\b(?:run|sprint|rac|chas|dash)\w*|走|駆け|疾走|ダッシュ", re.IGNORECASE)
OWN_EYES = re.compile(
    r"\b(?:(?:seen|shot|filmed|shown|told) )?(?:from|through) (?:the )?(?:point of view|pov|perspective|eyes|"
    r"viewpoint) of "
    r"(?=(?:an?|the|his|her|their|one)\b)"
    r"|\b(?:(?:seen|shot|filmed) )?(?:from|through|in) (?P<whose>(?:an? |the )(?:[\w-]+ ){0,2}[\w-]+)[’']s? "
    r"(?:point of view|pov|perspective|eyes|viewpoint|first[- ]person(?: view)?)\b",
    re.IGNORECASE,
)
OWN_EYES_JA = re.compile(
    r"(?P<whose>(?!私|わたし|僕|俺|自分|本人|誰|上空|上|下|横|空|神|前|後ろ|正面|遠く|第三者|カメラ|ドローン|俯瞰|虫|"
    r"蟻|アリ)"
    r"[一-龠々ァ-ヶーA-Za-z]{1,9}(?:[りしいみ]|さん|ちゃん|たち)?)の(?:主観(?:視点|映像|ショット|カメラ)?|"
    r"一人称(?:視点)?|視点(?!が)|POV(?:視点|映像|ショット)?)(?:で|から(?:の映像)?|の映像)?[、,]?"
)
"""Whose eyes the camera is: they are named, and play."""
OF_WHOM = re.compile(
    r"\b(?:pov|point[- ]of[- ]view|first[- ]person|go[- ]?pro|helmet[- ]?cam)[\w -]{0,20}? (?:of|from) (?:an?|the|"
    r"his|her|one)\b",
    re.IGNORECASE,
)
"""*POV of a cyclist*; *POV: a dog comes* is seen by nobody who is named."""
SEEN_FROM: tuple[tuple[re.Pattern[str], Side], ...] = (
    (
        re.compile(
            r"\b(?:follow|track|trail|chas|shot|seen|view|film|camera|drone)\w*(?: \w+){0,3}? from (?:directly |"
            r"right |close )?"
            r"(?:behind|the back|the rear)\b|\bfollow\w* (?:close |right )?behind\b|\b(?:back|rear) view\b|"
            r"\bseen from behind\b|"
            r"(?:真?後ろ|背後|後方|背中側)から(?:の|カメラ[がで])?(?:ゆっくりと?|静かに)?(?:追|つい|捉|撮|映|見|"
            r"トラッキング|フォロー|ショット|アングル)|後ろ姿",
            re.IGNORECASE,
        ),
        "behind",
    ),
    (
        re.compile(
            r"\b(?:follow|track|lead|shot|seen|view|film|camera)\w*(?: \w+){0,3}? (?:from (?:directly )?(?:the front|"
            r"in front|ahead)|head[- ]on)\b|"
            r"\bfront view\b|真?正面から(?:の)?(?:追|捉|撮|映|見|トラッキング|ショット|アングル)|"
            r"(?<![一-龠])前から(?:追|捉|撮|映|引)",
            re.IGNORECASE,
        ),
        "front",
    ),
    (
        re.compile(
            r"\b(?:follow|track|shot|seen|view|film|camera|dolly)\w*(?: \w+){0,3}? (?:from the (?:left |right )?side|"
            r"alongside|side[- ]on|in profile)\b|"
            r"\b(?:side|profile) (?:view|shot|tracking)\b|\bparallel tracking\b|(?:真?横|側面)から(?:の)?(?:追|つい|"
            r"並走|捉|撮|映|見|移動|トラッキング|ショット|アングル)|横移動で追|横顔の?(?:ショット|アップ)",
            re.IGNORECASE,
        ),
        "side",
    ),
)
"""From which side of whom they are filmed."""
MELTING_MM = 85.0
MELTED = re.compile(
    r"\b(?:with |and )?(?:an? )?(?:very |extremely |super )?shallow (?:depth[- ]of[- ]field|focus|dof)\b|"
    r"\bselective focus\b|"
    r"\b(?:with |and )?(?:creamy |soft |beautiful )?bokeh(?: background| lights)?\b|"
    r"\b(?:with |and )?(?:an? |the )?(?:softly |heavily )?blurr(?:ed|y) background\b|"
    r"\b(?:the )?background (?:is )?(?:softly |heavily )?(?:blurred|out of focus)\b|"
    r"背景(?:を|が|は)?(?:きれいに|大きく|やわらかく|柔らかく)?(?:ぼかし|ボカし|ボケ|ぼけ|ぼかす|ボケる)(?:て|た|で)?|"
    r"(?:浅い被写界深度|被写界深度[がのを]?浅[いく])(?:で)?|(?:玉)?ボケ味?(?:の(?:ある|きれいな))?(?=[、。]|$)",
    re.IGNORECASE,
)
"""A shallow focus, which is that of a portrait lens where no other is named."""
FLOWN_JA = re.compile(
    r"ドローン(?:カメラ)?[がはで](?=[^。「」]*(?:撮影|撮る|撮って|撮っ|映す|映し|捉え|見下ろ|追いかけ|追う|追って|"
    r"追尾|俯瞰))"
)
"""A drone that films is the camera."""
FAR_VERB_JA = re.compile(
    r"(カメラ[がは])([^、。「」]{2,18}?[をのでに])((?:ゆっくりと?|静かに|一気に|ぐるりと)?(?:上昇|下降|降下|旋回|"
    r"周回|回り込|前進|後退))"
)
"""カメラが渓谷をゆっくり上昇: what stands between the camera and its verb is the scene's."""
FROM_JA: tuple[tuple[re.Pattern[str], Angle], ...] = (
    (re.compile(r"(?:カメラ[がはをも、]*)?(?:真?下|足元|地面|低い位置)から(?:見上げ|あお|煽|撮)\w*(?:ように)?"), "low"),
    (re.compile(r"(?:カメラ[がはをも、]*)?(?:高い所|(?<!真)上|二階|屋上|天井)から(?:見下ろ|撮)\w*(?:ように)?"), "high"),
)
"""Where the camera looks from: no move of it, though the verb is one."""


@dataclass(slots=True)
class CameraWish:
    """What the text says of the camera; None where it says nothing. ``rest``: the text without it."""

    rest: str = ""
    move: CameraMove | None = None
    size: ShotSize | None = None
    angle: Angle | None = None
    speed: str | None = None
    lens_mm: float | None = None
    side: Side | None = None
    """From which side of whom it is about they are seen."""
    pace: str = "walk"
    """How whoever is the camera goes, if nobody is named."""
    own_eyes: bool = False
    """Through the eyes of who is named first."""
    said: list[str] = field(default_factory=list[str])
    motion: Motion | None = None
    unfilmed: list[str] = field(default_factory=list[str])
    """Wishes for the picture that no scene has a word for."""

    def camera(self, assumed: Camera) -> Camera:
        """The wish, with what is not wished from ``assumed``."""
        speed = self.speed or ("normal" if self.move else assumed.speed)
        return Camera(
            move=self.move or assumed.move,
            shot_size=self.size or assumed.shot_size,
            angle=self.angle or assumed.angle,
            speed="slow" if speed == "slow" else "fast" if speed == "fast" else "normal",
            lens_mm=self.lens_mm if self.lens_mm is not None else assumed.lens_mm,
            motion=self.motion or assumed.motion,
        )


def _compiled(patterns: tuple[Pattern, ...]) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(pattern, re.IGNORECASE), value) for pattern, value in patterns)


_TABLES = {
    "en": (_compiled(MOVES_EN), _compiled(SIZES_EN), _compiled(ANGLES_EN)),
    "ja": (_compiled(MOVES_JA), _compiled(SIZES_JA), _compiled(ANGLES_JA)),
}
_POV = 2
"""Where points of view stand among the angles of both tongues."""
_MOTIONS: tuple[tuple[re.Pattern[str], Motion], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), motion) for pattern, motion in MOTIONS
)
_LENSES = tuple((re.compile(pattern, re.IGNORECASE), value) for pattern, value in LENSES)


def read_camera(text: str, language: str) -> CameraWish:
    """Take the camera's words out of the text. The first move, size and angle said win; later ones go as well."""
    wish = CameraWish(rest=text)
    moves, sizes, angles = _TABLES[language]
    wish.unfilmed = list(dict.fromkeys(" ".join(found.group().lower().split()) for found in UNFILMED.finditer(text)))
    for pattern, motion in _MOTIONS:
        while found := pattern.search(wish.rest):
            wish.motion = wish.motion or motion
            _cut(wish, found, language)
    while language == "en" and (paced := PACED.search(wish.rest)):
        _cut(wish, paced, language)
    while found := MELTED.search(wish.rest):
        wish.lens_mm = wish.lens_mm or MELTING_MM
        _cut(wish, found, language)
    while language == "en" and (uncut := UNCUT.search(wish.rest)):
        wish.unfilmed.append(" ".join(uncut.group().lower().split()))
        _cut(wish, uncut, language)
    if language == "ja":
        while found := UNFILMED.search(wish.rest):
            _cut(wish, found, language)
        if FLOWN_JA.search(wish.rest):
            wish.rest, wish.angle = FLOWN_JA.sub("カメラが", wish.rest), "high"
        wish.rest = FAR_VERB_JA.sub(r"\2\1\3", wish.rest)
    _whose_eyes(wish, language)
    wish.side = next((side for pattern, side in SEEN_FROM if pattern.search(text)), None)
    mm = MILLIMETRES.search(wish.rest)
    if mm and 8 <= int(mm.group(1)) <= 800 and not _is_film(mm, wish.rest):
        wish.lens_mm = float(mm.group(1))  # said in so many words
        _cut(wish, mm, language)
    for pattern, millimetres in _LENSES:
        found = pattern.search(wish.rest)
        if found:
            wish.lens_mm = wish.lens_mm or millimetres
            _cut(wish, found, language)
    for pattern, angle in FROM_JA if language == "ja" else ():
        found = pattern.search(wish.rest)
        if found:
            wish.angle = wish.angle or angle
            _cut(wish, found, language)
    for value, found in _said(wish, moves, language):
        if wish.move is None:
            wish.move = cast(CameraMove, value)
            wish.speed = "slow" if SLOW.search(found) else "fast" if FAST.search(found) else None
    for value, _ in _said(wish, angles, language):
        wish.angle = wish.angle or cast(Angle, value)
    for value, _ in _said(wish, sizes, language):
        wish.size = wish.size or cast(ShotSize, value)
    if wish.angle == "birds_eye" and wish.size is None:
        wish.size = "wide"
    if wish.angle in ("pov", "low") and _TABLES[language][2][_POV][0].search(text):
        wish.angle = "pov"
        wish.pace = "run" if RUNS.search(text) else "walk"
        wish.move = wish.move or "handheld"
    if wish.size is None and (nearer := NEARER.search(text)):  # whoever comes near a face has it fill the picture
        wish.size = "extreme_close_up" if re.search(r"eyes?$|[目瞳]に", nearer.group(), re.I) else "close_up"
    if wish.move == "dolly_zoom":  # it is of a face
        wish.size = wish.size or "medium_close"
    return wish


def _whose_eyes(wish: CameraWish, language: str) -> None:
    """Points of view and drones that go ahead, in words that the tables know."""
    ahead = FLOWN_AHEAD_JA if language == "ja" else FLOWN
    if ahead.search(wish.rest):
        wish.angle = "high"
        wish.rest = ahead.sub("カメラが前進する、" if language == "ja" else "the camera moves forward", wish.rest)
    eyes = OWN_EYES_JA if language == "ja" else OWN_EYES
    found = eyes.search(wish.rest)
    if found:
        whose = found.groupdict().get("whose") or ""
        said = f"POVで、{whose}が" if language == "ja" else f"POV of {whose}"
        wish.rest = wish.rest[: found.start()] + said + wish.rest[found.end() :]
    wish.own_eyes = bool(found or OF_WHOM.search(wish.rest))


def _is_film(found: re.Match[str], text: str) -> bool:
    """Whether 16 and 70 mm are a film stock, not a lens."""
    if found.group(1) not in ("16", "70"):
        return False
    return not re.search(r"lens|prime|レンズ", found.group(), re.I) and not re.search(
        r"(?:wide|広角)[ -]*(?:angle)?[ ,、の]*$", text[: found.start()], re.I
    )


def _said(wish: CameraWish, table: tuple[tuple[re.Pattern[str], str], ...], language: str) -> list[tuple[str, str]]:
    """(value, words) of every pattern found, in the order of the text; what is found is cut out."""
    found: list[tuple[int, str, str]] = []
    for pattern, value in table:
        match = pattern.search(wish.rest)
        if match and match.group().strip():
            found.append((match.start(), value, match.group()))
            _cut(wish, match, language)
    return [(value, words) for _, value, words in sorted(found)]


def _cut(wish: CameraWish, match: re.Match[str], language: str) -> None:
    wish.said.append(match.group().strip())
    # what is cut leaves as many spaces or a pause, so that places in the text keep their order
    mark = "、" if language == "ja" else " "
    if language == "en" and not match.group().rstrip().lower().endswith((" of", " on")):
        mark = (
            " , " if match.end() == len(wish.rest.rstrip()) or wish.rest[match.end() :].lstrip()[:1] in ",.;:" else " "
        )
    filler = mark + " " * max(0, len(match.group()) - len(mark))
    wish.rest = wish.rest[: match.start()] + filler + wish.rest[match.end() :]

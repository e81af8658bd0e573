"""A shot in the words of a storyboard: what is seen, said and heard, how it is filmed and joined."""

import re
from collections.abc import Iterable
from math import ceil

from studio.core.time import FrameRate
from studio.ports.boards import Language, Spoken
from studio.ports.engine import Event
from studio.project.project import Project
from studio.project.scene import Camera, CameraMove, Line, Music, Scene
from studio.project.shot import Shot
from studio.project.timeline.clip import Transition
from studio.workflows.words import Words

_TAGS: dict[CameraMove, tuple[str, str]] = {
    "static": ("FIX", "FIX"),
    "pan_left": ("PAN ←", "PAN ←"),
    "pan_right": ("PAN →", "PAN →"),
    "tilt_up": ("TILT ↑", "P.U"),
    "tilt_down": ("TILT ↓", "P.D"),
    "dolly_in": ("PUSH IN", "T.U"),
    "dolly_out": ("PULL OUT", "T.B"),
    "truck_left": ("TRUCK ←", "横移動 ←"),
    "truck_right": ("TRUCK →", "横移動 →"),
    "crane_up": ("CRANE ↑", "クレーン ↑"),
    "crane_down": ("CRANE ↓", "クレーン ↓"),
    "orbit": ("ORBIT", "回り込み"),
    "follow": ("FOLLOW", "フォロー"),
    "handheld": ("HANDHELD", "手持ち"),
    "zoom_in": ("ZOOM IN", "Z.I"),
    "zoom_out": ("ZOOM OUT", "Z.O"),
    "dolly_zoom": ("DOLLY ZOOM", "ドリーズーム"),
    "whip_pan": ("WHIP PAN", "ウィップパン"),
    "rack_focus": ("RACK FOCUS", "ピン送り"),
}
"""Of the trade: Japanese storyboards say T.U (track up: closer), T.B (track back), P.U and P.D (pan up, down)."""
_DRIFTS = ("PAN WITH", "付けPAN")
"""A camera that stands, and turns after somebody."""

_JOINS: dict[str, tuple[str, str]] = {
    "dissolve": ("DISSOLVE", "O.L"), "dip": ("DIP", "ディップ"), "wipe_left": ("WIPE ←", "ワイプ ←"),
    "wipe_right": ("WIPE →", "ワイプ →"), "wipe_up": ("WIPE ↑", "ワイプ ↑"), "wipe_down": ("WIPE ↓", "ワイプ ↓"),
    "fade_in": ("FADE IN", "F.I"), "fade_out": ("FADE OUT", "F.O"),
}  # fmt: skip

_THINGS: dict[str, str] = {
    "ground": "地面", "floor": "床", "wall": "壁", "backboard": "バックボード", "rim": "リング", "net": "ネット",
    "foot": "足", "hand": "手", "table": "机", "ball": "ボール", "basketball": "ボール", "sword": "剣", "bat": "バット",
}  # fmt: skip
"""What meets what, where the tables of a scene have no word."""
_NARRATORS: dict[str, tuple[str, str]] = {"narrator": ("Narrator", "語り"), "": ("Voice", "声")}
_PERSON: dict[str, tuple[str, str]] = {"person": ("Someone", "人物")}


def story_language(project: Project) -> Language:
    """That of the project, else that most of its shots are written in."""
    if project.form.language in ("ja", "en"):
        return "ja" if project.form.language == "ja" else "en"
    japanese = sum(shot.reading.language == "ja" for shot in project.shots if shot.prompt.strip())
    return "ja" if 2 * japanese > sum(bool(shot.prompt.strip()) for shot in project.shots) else "en"


def tag(move: CameraMove, language: Language, *, drifts: bool) -> str:
    """The camera's move, as it is written into the picture."""
    return _of(_DRIFTS if drifts else _TAGS[move], language)


def lens(camera: Camera, words: Words, language: Language) -> str:
    """Size and angle of the picture; an angle at eye level goes without saying."""
    said = [words.say("camera.shot_size", camera.shot_size, language)]
    if camera.angle != "eye":
        said.append(words.say("camera.angle", camera.angle, language))
    return ("・" if language == "ja" else ", ").join(said)


def joins(transition: Transition | None, before: int | None, rate: FrameRate, language: Language) -> str:
    """How the cut to this shot is made; ``before`` is the shot it comes from, None where it comes from nothing."""
    if transition is None:
        return ""
    kind = "fade_in" if before is None else transition.kind
    length = lasting(transition.length, rate)
    said = f"{_of(_JOINS.get(kind, (kind, kind)), language)} {length}"
    if before is None:
        return said
    return f"{said}（カット {before} から）" if language == "ja" else f"{said} from {before}"


def lasting(frames: int, rate: FrameRate) -> str:
    """Seconds and frames: ``2+11``."""
    seconds, rest = divmod(frames, ceil(rate.fps))
    return f"{seconds}+{rest:02d}"


def dialogue(scene: Scene, prompt: str, words: Words, language: Language) -> tuple[Spoken, ...]:
    """Who says what; whoever speaks is called as in the prompt, where it says so right before the line."""
    return tuple(
        Spoken(speaker=_written(line, prompt) or _speaker(line, scene, words, language), text=line.text.rstrip(",、 "))
        for line in scene.dialogue
    )


def action(shot: Shot, project: Project) -> str:
    """What the prompt says without what is spoken in it, where that stands by itself; cast members by their names."""
    names = {member.handle.casefold(): member.name or member.handle for member in project.cast}
    text = re.sub(r"@([\w-]+)", lambda found: names.get(found[1].casefold(), found[0]), shot.prompt.strip())
    for line in shot.reading.scene.dialogue:
        text = _without(text, line.text)
    return text.strip() or shot.prompt.strip()


def sounds(
    scene: Scene, events: Iterable[Event], words: Words, rate: FrameRate, language: Language, first: int, end: int
) -> str:
    """What is asked to be heard, then what the staging gives between two frames: the strongest meeting of things with
    its moment in the shot, and steps."""
    said = [words.say("sounds", sound, language) for sound in scene.sounds]
    inside = [event for event in events if first <= rate.frame(event.sample) < end]
    struck = [event for event in inside if event.kind in ("contact", "shatter", "splash") and event.speed_m_s > 0.5]
    if struck:
        loudest = max(struck, key=lambda event: (event.speed_m_s * event.mass_kg**0.5, -event.sample))
        at = lasting(rate.frame(loudest.sample) - first, rate)
        both = (name for name in (loudest.subject, loudest.other) if name)
        what = "・".join(dict.fromkeys(_thing(name, words, language) for name in both))
        said.append(f"{what}（{at}）" if language == "ja" else f"{what.replace('・', ' on ')} ({at})")
    known = set(words.values("sounds"))
    if any(event.kind in ("footstep", "hoof") for event in inside):
        said.append(words.say("sounds", "footsteps", language))
    loops = dict.fromkeys(event.subject for event in inside if event.kind == "loop" and event.subject in known)
    said += [words.say("sounds", name, language) for name in loops]
    whole = ("、" if language == "ja" else ", ").join(dict.fromkeys(said))
    return whole[:1].upper() + whole[1:]


def music(wish: Music | None, words: Words, language: Language) -> str:
    """What music is asked for."""
    if wish is None:
        return ""
    parts = [words.say("music.mood", wish.mood, language), words.say("music.genre", wish.genre, language)]
    return ("・" if language == "ja" else " ").join(dict.fromkeys(parts))


def _speaker(line: Line, scene: Scene, words: Words, language: Language) -> str:
    if 0 <= line.subject < len(scene.subjects):
        subject = scene.subjects[line.subject]
        if subject.name or subject.cameo:
            return subject.name or f"@{subject.cameo}"
        own = subject.attributes.get("word")
        if own and (language == "ja") == any(ord(character) > 0x3000 for character in own):
            return own
    if line.speaker in _NARRATORS or line.speaker in _PERSON:
        return _of((_NARRATORS | _PERSON)[line.speaker], language)
    said = words.say("kind", line.speaker, language)
    return said[:1].upper() + said[1:] if language == "en" else said


def _written(line: Line, prompt: str) -> str:
    """The word right before what is said: ``友だち「おしい！」``, ``MIKA: Run!``"""
    begins = re.escape(line.text[:6].rstrip("!！?？。."))
    found = re.search(rf"([^\s。．.!?！？、「」『』]{{1,12}})[「『]{begins}", prompt)
    if found is not None and not re.search(r"[とがはをにでも]$", found[1]):
        return found[1]
    found = re.search(rf"(?:^|[.!?\n]\s*)([A-Z][\w ]{{0,24}}):\s*[\"“]?{begins}", prompt)
    return found[1] if found is not None else ""


def _without(text: str, spoken: str) -> str:
    """The text without a line that stands by itself: ``友だち「おしい！」``, ``MAN: "Run!"``, ``"Run!" he says.``"""
    core = r"\s*".join(re.escape(part) for part in re.split(r"[\s!！?？。.]+", spoken) if part)
    core = re.sub(r"(?:\\s\*)", r"[\\s!！?？。.]*", core)
    if not core:
        return text
    patterns = (
        rf"[^\s。．.!?！？、「」]{{0,16}}「{core}[!！?？。.…]*」(?:と[^。]{{0,12}}。)?",
        rf'(?:(?<=^)|(?<=[.!?]\s))[A-Z@][\w @]{{0,24}}:\s*["“]?{core}[.!?…]*["”]?',
        rf'(?:(?<=^)|(?<=[.!?]\s))["“]{core}[.,!?…]*["”](?:,?\s*[^.!?"]{{0,24}}\b(?:says|said|asks|shouts|whispers)\b[^.!?]{{0,16}}[.!?])?',
    )
    for pattern in patterns:
        cut = re.sub(pattern, " ", text, count=1)
        if cut != text:
            return re.sub(r"\s+", " ", cut).replace("。 ", "。").strip()
    return text


def _thing(name: str, words: Words, language: Language) -> str:
    if language == "ja":
        return _THINGS.get(name) or words.say("kind", name, language)
    return words.say("kind", name, language)


def _of(pair: tuple[str, str], language: Language) -> str:
    return pair[1] if language == "ja" else pair[0]

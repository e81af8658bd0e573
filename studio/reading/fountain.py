"""Fountain screenplays (https://fountain.io/syntax) into shots: an action paragraph with the speech after it is one.

What the syntax marks as not filmed (title page, sections, synopses, notes, boneyard, transitions, page breaks) is left
out. Japanese scripts use the forced forms (``.海辺 - 夕方``, ``@健太``) or the marks of their own tradition:
``○海辺・夕方`` for a heading, ``健太「おはよう」`` for a line.
"""

import re
from dataclasses import dataclass, field

HEADING = re.compile(r"^(?:int\.?/ext|ext\.?/int|int|ext|est|i/e)(?:\.|\s)\s*", re.IGNORECASE)
JAPANESE_HEADING = re.compile(r"^[○〇◯●■□◎◆]\s*|^(?:柱|シーン\s*\d*)\s*[::．.]\s*|^(?:屋内|屋外)[.．・\s]\s*")
TITLE_KEY = re.compile(
    r"^[A-Za-z][A-Za-z ]{0,30}:\s*.*$|^(?:題名|タイトル|作者|著者|脚本|作|日付|連絡先|画風)[::]\s*.*$"
)
TRANSITION = re.compile(
    r"^(?:[A-Z ]+ TO:|FADE (?:IN|OUT|TO BLACK)[.:]?|CUT TO BLACK\.?|THE END|暗転|溶明|溶暗|フェード(?:イン|アウト))\s*$"
)
CHARACTER = re.compile(r"^[^a-z]*[A-Z][^a-z]*$")
EXTENSION = re.compile(r"\s*\((?:[^)]*)\)\s*")
SPOKEN = re.compile(r"^([^\s「」。、,!?]{1,12}?)(?:[((]([^))]{1,16})[))])?\s*「([^」]+)」?\s*$")
BONEYARD = re.compile(r"/\*.*?\*/", re.DOTALL)
NOTE = re.compile(r"\[\[.*?\]\]", re.DOTALL)
EMPHASIS = re.compile(r"(?<!\\)(\*{1,3}|_)(?=\S)(.+?)(?<=\S)\1")
LINE_NUMBER = re.compile(r"\s*#[^#\n]+#\s*$")
SHORT = {"ja": 14, "en": 36}
"""A reaction this short (characters) belongs to the shot before it."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """One speech: who, how (the parenthetical), what."""

    name: str
    manner: str
    text: str
    unseen: bool = False
    """Off screen or voice over."""


@dataclass(slots=True)
class Shot:
    """What is filmed without a cut."""

    heading: str = ""
    action: list[str] = field(default_factory=list[str])
    speech: list[Spoken] = field(default_factory=list[Spoken])
    scene: int = 0

    @property
    def empty(self) -> bool:
        """Whether there is nothing to film."""
        return not self.action and not self.speech


@dataclass(slots=True)
class Screenplay:
    """A screenplay's shots in order, and the title page's entries by lower-case key."""

    shots: list[Shot]
    title: dict[str, str]


def read_fountain(text: str) -> Screenplay:
    """Parse a screenplay. A text without any heading is one scene of action paragraphs."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff")
    text = NOTE.sub("", BONEYARD.sub("", text))
    title, lines = _title_page(text.split("\n"))
    shots: list[Shot] = []
    heading, scene = "", 0
    shot = Shot()

    def cut() -> None:
        nonlocal shot
        if not shot.empty:
            shots.append(shot)
        shot = Shot(heading=heading, scene=scene)

    at = 0
    while at < len(lines):
        line = lines[at].strip()
        before_blank = at == 0 or not lines[at - 1].strip()
        after = lines[at + 1].strip() if at + 1 < len(lines) else ""
        if not line or line.startswith(("#", "===")) or (line.startswith("=") and not line.startswith("==")):
            at += 1
            continue
        if line.startswith(">") or TRANSITION.match(line):
            at += 1
            continue
        found = _heading(line, before_blank)
        if found is not None:
            heading, scene = found, scene + 1
            cut()
            shot.heading, shot.scene = heading, scene
            at += 1
            continue
        if _is_character(line, before_blank, after):
            at = _dialogue(lines, at, shot)
            continue
        spoken = SPOKEN.match(line)
        if spoken and not line.startswith("!"):
            name, manner, words = spoken.group(1), spoken.group(2) or "", spoken.group(3)
            shot.speech.append(Spoken(name, manner, words, _unseen(manner)))
            at += 1
            continue
        paragraph: list[str] = []
        while at < len(lines) and lines[at].strip() and not SPOKEN.match(lines[at].strip()):
            paragraph.append(lines[at].strip().removeprefix("!"))
            at += 1
        action = plain(" ".join(paragraph) if _latin(paragraph) else "".join(paragraph))
        limit = SHORT["en" if _latin(paragraph) else "ja"]
        if (shot.speech and len(action) <= limit) or (shot.action and not shot.speech and len(action) <= limit // 2):
            shot.action.append(action)
        else:
            if shot.action or shot.speech:
                cut()
            shot.action.append(action)
    cut()
    return Screenplay(shots, title)


def plain(text: str) -> str:
    """The text without emphasis marks and escapes."""
    for _ in range(3):
        text = EMPHASIS.sub(r"\2", text)
    return text.replace("\\*", "*").replace("\\_", "_").strip()


def _latin(paragraph: list[str]) -> bool:
    return all(ord(c) < 0x2E80 for line in paragraph for c in line)


def _title_page(lines: list[str]) -> tuple[dict[str, str], list[str]]:
    first = next((i for i, line in enumerate(lines) if line.strip()), len(lines))
    if first == len(lines) or not TITLE_KEY.match(lines[first]) or TRANSITION.match(lines[first].strip()):
        return {}, lines
    entries: dict[str, str] = {}
    key = ""
    at = first
    while at < len(lines) and lines[at].strip():
        line = lines[at]
        if TITLE_KEY.match(line):
            key, _, value = re.sub("[：:]", ":", line, count=1).partition(":")
            key = key.strip().lower()
            entries[key] = plain(value)
        elif line[:1].isspace() and key:
            entries[key] = f"{entries[key]} {plain(line)}".strip()
        else:
            return {}, lines  # it looked like a title page and is none
        at += 1
    return entries, lines[at:]


def _heading(line: str, before_blank: bool) -> str | None:
    line = LINE_NUMBER.sub("", line)
    if line.startswith(".") and not line.startswith(".."):
        line = line[1:].strip()
        return HEADING.sub("", line) or line
    if JAPANESE_HEADING.match(line):
        return JAPANESE_HEADING.sub("", line)
    if before_blank and HEADING.match(line):
        return HEADING.sub("", line)
    return None


def _is_character(line: str, before_blank: bool, after: str) -> bool:
    if not before_blank or not after:
        return False
    if line.startswith("@"):
        return True
    if line.startswith(("!", "~", "(")):
        return False
    name = EXTENSION.sub("", line).rstrip("^").strip()
    return bool(CHARACTER.match(name)) and len(name) <= 40 and not name.endswith((".", "!", "?", ":"))


def _unseen(extension: str) -> bool:
    return bool(re.search(r"V\.?\s?O|O\.?\s?S|O\.?\s?C|off|声|ナレーション|モノローグ|\bM\b|\bN\b", extension))


def _dialogue(lines: list[str], at: int, shot: Shot) -> int:
    """A character cue, its parentheticals and speech, up to the next empty line."""
    cue = lines[at].strip().removeprefix("@").rstrip("^").strip()
    extension = "".join(re.findall(r"[((][^))]*[))]", cue))
    name = re.sub(r"[((][^))]*[))]", "", cue).strip()
    at += 1
    manner = ""
    spoken: list[str] = []

    def say() -> None:
        text = plain(" ".join(spoken) if _latin(spoken) else "".join(spoken)).strip("「」")
        if text:
            shot.speech.append(Spoken(name, manner, text, _unseen(extension)))
        spoken.clear()

    while at < len(lines) and (lines[at].strip() or lines[at] == "  "):
        line = lines[at].strip()
        if line[:1] in "((" and line[-1:] in "))" and len(line) > 2:
            say()
            manner = line[1:-1]
        elif line.startswith("~"):
            spoken.append(line[1:].strip())
        elif line:
            spoken.append(line)
        at += 1
    say()
    return at

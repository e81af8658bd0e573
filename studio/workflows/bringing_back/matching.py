"""Which clip of a file is which of the project: by our own words in it, else by the medium that it shows."""

import hashlib
import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from studio.ports.interchange import HandedClip, HandedCut, Lettering
from studio.ports.returning import Kind, Returned, ReturnedClip
from studio.project.project import Project
from studio.project.timeline.clip import Clip, FileSource, Source, TakeSource
from studio.project.timeline.sequence import Sequence
from studio.workflows.bringing_back.changes import Ours, Theirs

_TAKE = re.compile(r"shot\s*0*(\d+)[ _]+take\s*0*(\d+)(?:\s+\d+)?", re.IGNORECASE)
_STEM = re.compile(r"(?: (?:dialogue|effects|ambience|music))?\.(?:wav)$", re.IGNORECASE)
_BLOCK = 1 << 22
_FAR = 1 << 50

Key = str


def key(name: str) -> Key:
    """What stays of a file's name when it is copied, transcoded, or written on another system."""
    plain = unicodedata.normalize("NFC", name).casefold().strip()
    return re.sub(r"\.[a-z0-9]{2,5}$", "", plain)


@dataclass(frozen=True, slots=True)
class Row:
    """A track of the file, and that of the project which it is."""

    kind: Kind
    track: str


def ours(sequence: Sequence, cut: HandedCut, told: Returned) -> tuple[tuple[Ours, ...], tuple[Row, ...]]:
    """The project's clips as a format tells them, and the tracks it tells of. ``told`` is what was read back of
    ``cut``, which was written just now."""
    found: list[Ours] = []
    rows: list[Row] = []
    free = {id(handed): (handed, kind, start) for handed, kind, start in _handed(cut)}
    for track in told.tracks:
        votes: dict[str, int] = {}
        for clip in track.clips:
            near = min(free.values(), key=lambda one: _unlike(clip, track.kind, *one), default=None)
            if near is None or _unlike(clip, track.kind, *near) >= _FAR:
                continue
            handed = near[0]
            del free[id(handed)]
            home = sequence.track_of(handed.id)
            placed = sequence.placed(handed.id)
            item = placed.item
            assert isinstance(item, Clip)
            votes[home.id] = votes.get(home.id, 0) + 1
            found.append(Ours(item, home.id, home.kind, placed.start, clip))
        taken = {row.track for row in rows}
        open_votes = {name: count for name, count in votes.items() if name not in taken}
        if open_votes:
            rows.append(Row(track.kind, max(open_votes, key=lambda name: open_votes[name])))
    return tuple(found), tuple(rows)


def theirs(
    project: Project, mine: tuple[Ours, ...], told: Returned, digest_of: Callable[[ReturnedClip], str]
) -> tuple[Theirs, ...]:
    """The file's clips, each with the clip of the project that it was. ``digest_of`` is the SHA-256 of the file a clip
    shows, empty where it is not there."""
    media = _Media(project, mine, digest_of)
    rows = {"video": told.of_kind("video"), "audio": told.of_kind("audio")}
    kinds: tuple[Kind, Kind] = ("video", "audio")
    every = [
        Theirs(clip, number, kind, media.source(clip), None)
        for kind in kinds
        for number, track in enumerate(rows[kind])
        for clip in track.clips
    ]
    paired: dict[int, Ours] = {}
    for kind in kinds:
        at = [number for number, one in enumerate(every) if one.kind == kind]
        left = [one for one in mine if (one.kind == "audio") == (kind == "audio")]
        paired |= _pairs(every, at, left, media)
    return tuple(
        Theirs(one.clip, one.row, one.kind, one.source, paired.get(number)) for number, one in enumerate(every)
    )


def _pairs(every: list[Theirs], at: list[int], left: list[Ours], media: "_Media") -> dict[int, Ours]:
    """The likeliest pairs first: the same clip by name, then the same stretch of the same medium, then the same medium;
    at last another medium in the place of one that is gone."""
    offers: list[tuple[int, int, int, int]] = []
    for number in at:
        for place, mine in enumerate(left):
            cost = _cost(every[number], mine, media)
            if cost is not None:
                offers.append((*cost, number, place))
    pairs: dict[int, Ours] = {}
    taken: set[int] = set()
    for _, _, number, place in sorted(offers):
        if number not in pairs and place not in taken:
            pairs[number] = left[place]
            taken.add(place)
    return pairs


def _cost(one: Theirs, mine: Ours, media: "_Media") -> tuple[int, int] | None:
    """How unlike two clips are; None for clips that have nothing in common."""
    same_medium = media.same(one, mine)
    same_id = bool(one.clip.told.get("id")) and one.clip.told.get("id") == mine.told.told.get("id")
    stretch = abs(one.clip.offset - mine.told.offset) + abs(one.clip.length - mine.told.length)
    place = abs(one.clip.start - mine.told.start)
    if same_medium and same_id:
        return 0, 4 * stretch + place
    if same_medium:
        return 1, 4 * stretch + place
    if same_id:
        return 2, place
    if one.source is not None and (one.clip.start, one.clip.length) == (mine.told.start, mine.told.length):
        return 3, 0
    return None


class _Media:
    """Which source a clip of the file shows."""

    def __init__(self, project: Project, mine: tuple[Ours, ...], digest_of: Callable[[ReturnedClip], str]) -> None:
        self._project, self._digest_of = project, digest_of
        self._by_name: dict[Key, Source] = {}
        self._by_reel: dict[str, Source] = {}
        for one in mine:
            self._by_name.setdefault(key(one.told.medium), one.clip.source)
            if one.told.reel and one.told.reel != "AX":
                self._by_reel.setdefault(one.told.reel, one.clip.source)
        for file in project.files:
            self._by_name.setdefault(key(file.name), FileSource(file.id))

    def source(self, clip: ReturnedClip) -> Source | None:
        """None where the project has no such medium."""
        named = self._by_name.get(key(clip.medium)) or self._take(clip.medium)
        if named is not None:
            return named
        if clip.reel in self._by_reel:
            return self._by_reel[clip.reel]
        return self._by_content(clip)

    def same(self, one: Theirs, mine: Ours) -> bool:
        """Whether they show the same medium."""
        if one.source is not None:
            return one.source == mine.clip.source or self._settled(one.source) == self._settled(mine.clip.source)
        return bool(one.clip.medium) and key(one.clip.medium) == key(mine.told.medium)

    def _settled(self, source: Source) -> Source:
        """A shot's take by name where it is whichever stands for the shot."""
        if isinstance(source, TakeSource) and not source.take_id:
            take = self._project.standing(source.shot_id)
            return TakeSource(source.shot_id, take.id) if take is not None else source
        return source

    def _take(self, name: str) -> Source | None:
        """By the name that takes are handed over under."""
        found = _TAKE.match(_STEM.sub("", name))
        if found is None or not 1 <= int(found[1]) <= len(self._project.shots):
            return None
        shot = self._project.shots[int(found[1]) - 1]
        takes = self._project.takes_of(shot.id)
        if not 1 <= int(found[2]) <= len(takes):
            return None
        take = takes[int(found[2]) - 1]
        for source in self._by_name.values():
            if isinstance(source, TakeSource) and self._settled(source) == TakeSource(shot.id, take.id):
                return source
        return TakeSource(shot.id, take.id)

    def _by_content(self, clip: ReturnedClip) -> Source | None:
        digest = self._digest_of(clip)
        if not digest:
            return None
        for take in self._project.takes:
            if take.media == digest:
                return TakeSource(take.shot_id, take.id)
        return next((FileSource(file.id) for file in self._project.files if file.digest == digest), None)


def digest(clip: ReturnedClip) -> str:
    """The SHA-256 of the file that a clip shows; empty where it is not there."""
    if clip.path is None:
        return ""
    made = hashlib.sha256()
    try:
        if not clip.path.is_file():
            return ""
        with clip.path.open("rb") as file:
            while block := file.read(_BLOCK):
                made.update(block)
    except OSError:
        return ""
    return made.hexdigest()


def _handed(cut: HandedCut) -> Iterable[tuple[HandedClip, str, int]]:
    for track in cut.tracks:
        for lying in track.lying():
            yield lying.clip, track.kind, lying.start


def _unlike(told: ReturnedClip, kind: Kind, handed: HandedClip, handed_kind: str, start: int) -> int:
    """How little a clip that was read back is like one that was handed over."""
    if (kind == "audio") != (handed_kind == "audio"):
        return _FAR
    roll = handed.content.picture if isinstance(handed.content, Lettering) else handed.roll
    names = {key(handed.name), handed.name.casefold(), key(roll.path.name) if roll is not None else ""}
    named = key(told.medium) in names or key(told.name) in names or told.name.casefold() in names
    if told.told.get("id") == handed.id:
        return 0
    return 10 * abs(told.start - start) + abs(told.length - handed.length) + (0 if named else 1_000_000)

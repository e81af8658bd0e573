"""Whatever verbs are done to whatever cut: its laws hold, and each verb keeps its own."""

import copy
import random
from collections.abc import Callable, Sequence
from dataclasses import replace
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from studio.core.errors import ProjectError
from studio.core.time import FrameRate
from studio.project.timeline import edits
from studio.project.timeline.clip import Clip, FileSource, Gap, Item, Source, Transition
from studio.project.timeline.edits import Edge, Material
from studio.project.timeline.look import Level
from studio.project.timeline.sequence import Marker
from studio.project.timeline.sequence import Sequence as Cut
from studio.project.timeline.tidy import tidy
from studio.project.timeline.track import Track
from tests.project.timeline import laws
from tests.project.timeline.cuts import shown

MEDIUM = 60
"""Frames of every file."""

EDGES: tuple[Edge, ...] = ("head", "tail")


def lengths(source: Source) -> int | None:
    return MEDIUM


def cut_of(dice: random.Random, pairs: int = 5) -> Cut:
    """A cut of linked pairs, some J- and L-cuts among them, with other clips above and music below."""
    pictures: list[Item] = []
    sounds: list[Item] = []
    ends = [0, 0]
    at = dice.randrange(3)
    for number in range(pairs):
        length, offset = dice.randint(1, 12), dice.randint(10, 30)
        early = min(dice.choice([0, 0, 0, 2]), at - ends[1])
        late = dice.choice([0, 0, 0, 2])
        source, link = FileSource(f"f{number}"), f"l{number}"
        pictures += [*_gap(at - ends[0]), Clip(id=f"v{number}", source=source, length=length, offset=offset, link=link)]
        ends[0] = at + length
        begins, lasts = at - early, length + early + late
        sound = Clip(id=f"a{number}", source=source, length=lasts, offset=offset - early, link=link)
        sounds += [*_gap(begins - ends[1]), sound]
        ends[1] = begins + lasts
        at = max(ends) + dice.choice([0, 0, 0, 3])
    rows = [
        Track(id="V1", kind="video", items=tuple(pictures)),
        Track(id="V2", kind="video", items=_loose(dice, "o")),
        Track(id="S1", kind="subtitle", items=_loose(dice, "t")),
        Track(id="A1", kind="audio", items=tuple(sounds)),
        Track(id="A2", kind="audio", items=_loose(dice, "m"), locked=dice.random() < 0.2),
    ]
    markers = tuple(Marker(id=f"k{number}", at=at) for number, at in enumerate(sorted(dice.sample(range(60), 3))))
    rate = FrameRate(Fraction(24))
    cut = Cut(id="q1", name="Film", size=(64, 36), rate=rate, tracks=tuple(rows), markers=markers)
    for clip in dice.sample(cut.tracks[0].clips, 2):
        cut = edits.set_transition(cut, clip.id, "head", Transition(before=dice.randrange(4), after=dice.randrange(4)))
    return edits.set_level(cut, [dice.choice(cut.tracks[3].clips).id], Level(fade_in=2, fade_out=3))


def _loose(dice: random.Random, name: str) -> tuple[Item, ...]:
    row: list[Item] = []
    for number in range(dice.randint(0, 4)):
        row += _gap(dice.randrange(6))
        row.append(
            Clip(
                id=f"{name}{number}",
                source=FileSource(f"{name}{number}"),
                length=dice.randint(1, 15),
                offset=dice.randrange(30),
            )
        )
    return tidy(None, row)


def _gap(length: int) -> tuple[Gap, ...]:
    return (Gap(length),) if length > 0 else ()


cuts = st.integers(0, 2**32).map(lambda seed: cut_of(random.Random(seed)))
Verb = Callable[[Cut, random.Random], Cut]


def some(cut: Cut, dice: random.Random, *kinds: str) -> str:
    """A clip, on a track of these kinds where any is named."""
    ids = [clip.id for track in cut.tracks if not kinds or track.kind in kinds for clip in track.clips]
    return dice.choice(sorted(ids)) if ids else "none"


def material(dice: random.Random) -> Material:
    number = dice.randrange(10**6)
    return Material(source=FileSource(f"x{number}"), length=dice.randint(1, 10), offset=dice.randrange(20))


def frame(cut: Cut, dice: random.Random) -> int:
    return dice.randrange(cut.length + 5)


IN_SYNC: dict[str, Verb] = {
    "insert": lambda cut, dice: edits.insert(cut, frame(cut, dice), material(dice)),
    "overwrite": lambda cut, dice: edits.overwrite(cut, frame(cut, dice), material(dice)),
    "append": lambda cut, dice: edits.append(cut, material(dice)),
    "lift": lambda cut, dice: edits.lift(cut, (at := frame(cut, dice)), at + dice.randint(1, 9)),
    "extract": lambda cut, dice: edits.extract(cut, (at := frame(cut, dice)), at + dice.randint(1, 9)),
    "delete": lambda cut, dice: edits.delete(cut, [some(cut, dice), some(cut, dice)], ripple=dice.random() < 0.5),
    "razor": lambda cut, dice: edits.razor(cut, frame(cut, dice)),
    "razor one": lambda cut, dice: edits.razor(cut, frame(cut, dice), [some(cut, dice)]),
    "trim": lambda cut, dice: edits.trim(
        cut, some(cut, dice), dice.choice(EDGES), dice.randint(-9, 9), lengths=lengths, linked=dice.random() < 0.7
    ),
    "ripple trim": lambda cut, dice: edits.ripple_trim(
        cut, some(cut, dice), dice.choice(EDGES), dice.randint(-9, 9), lengths=lengths
    ),
    "to playhead": lambda cut, dice: edits.trim_to_playhead(
        cut, some(cut, dice), frame(cut, dice), dice.choice(EDGES), lengths=lengths
    ),
    "roll": lambda cut, dice: edits.roll(
        cut, some(cut, dice), dice.choice(EDGES), dice.randint(-9, 9), lengths=lengths, linked=dice.random() < 0.7
    ),
    "slip": lambda cut, dice: edits.slip(cut, some(cut, dice), dice.randint(-9, 9), lengths=lengths),
    "slide": lambda cut, dice: edits.slide(cut, some(cut, dice), dice.randint(-9, 9), lengths=lengths),
    "move": lambda cut, dice: edits.move(cut, [some(cut, dice), some(cut, dice)], dice.randint(-20, 20)),
    "move up": lambda cut, dice: edits.move(
        cut, [(clip_id := some(cut, dice, "video"))], dice.randint(-9, 9), onto={clip_id: dice.choice(["V1", "V2"])}
    ),
    "rearrange": lambda cut, dice: edits.rearrange(cut, [some(cut, dice, "video")], frame(cut, dice)),
    "duplicate": lambda cut, dice: edits.duplicate(cut, [some(cut, dice)], frame(cut, dice), opens=dice.random() < 0.5),
    "transition": lambda cut, dice: edits.set_transition(
        cut,
        some(cut, dice, "video"),
        dice.choice(EDGES),
        Transition(before=dice.randrange(9), after=dice.randrange(9)),
    ),
    "close gap": lambda cut, dice: edits.close_gap(cut, dice.choice(cut.tracks).id, frame(cut, dice)),
    "fade": lambda cut, dice: edits.set_level(cut, [some(cut, dice, "audio")], Level(fade_in=dice.randrange(9))),
    "mark": lambda cut, dice: edits.add_marker(cut, frame(cut, dice)),
}
"""Verbs that keep linked clips in sync."""

SPEEDS = [Fraction(2), Fraction(-1), Fraction(1, 3), Fraction(0), Fraction(7, 5), Fraction(1)]

OTHERS: dict[str, Verb] = {
    "razor alone": lambda cut, dice: edits.razor(cut, frame(cut, dice), [some(cut, dice)], linked=False),
    "speed": lambda cut, dice: edits.set_speed(cut, [some(cut, dice)], dice.choice(SPEEDS), ripple=dice.random() < 0.5),
    "stretch": lambda cut, dice: edits.rate_stretch(
        cut, some(cut, dice), dice.choice(EDGES), dice.randint(-9, 9), ripple=dice.random() < 0.5
    ),
    "freeze": lambda cut, dice: edits.freeze(cut, some(cut, dice, "video"), frame(cut, dice), dice.choice([0, 0, 4])),
    "close alone": lambda cut, dice: edits.close_gap(cut, dice.choice(cut.tracks).id, frame(cut, dice), together=False),
    "replace": lambda cut, dice: edits.replace(cut, some(cut, dice), material(dice), lengths=lengths),
    "unlink": lambda cut, dice: edits.unlink(cut, [some(cut, dice)]),
    "link": lambda cut, dice: edits.link(cut, [some(cut, dice), some(cut, dice)]),
    "three points": lambda cut, dice: edits.three_point(
        cut,
        FileSource("y"),
        source_in=dice.randrange(9),
        source_out=dice.randint(9, 20),
        start=dice.choice([None, frame(cut, dice)]),
        end=frame(cut, dice),
        opens=dice.random() < 0.5,
        lengths=lengths,
    ),
    "add track": lambda cut, dice: edits.add_track(cut, dice.choice(["video", "audio"])),
    "move track": lambda cut, dice: edits.move_track(cut, dice.choice(cut.tracks).id, dice.randrange(3)),
    "lock": lambda cut, dice: edits.set_track(cut, dice.choice(cut.tracks).id, locked=dice.random() < 0.3),
    "enable": lambda cut, dice: edits.enable(cut, [some(cut, dice)], dice.random() < 0.5),
}


def done(verb: Verb, cut: Cut, dice: random.Random) -> Cut:
    """The cut after a verb; as it was where that cannot be done."""
    try:
        return verb(cut, dice)
    except ProjectError:
        return cut


def rolls(verbs: Sequence[str]) -> st.SearchStrategy[tuple[str, random.Random]]:
    return st.tuples(st.sampled_from(verbs), st.integers(0, 2**32).map(random.Random))


@settings(max_examples=300)
@given(cuts, st.lists(rolls([*IN_SYNC, *OTHERS]), min_size=1, max_size=6))
def test_the_laws_hold_and_what_was_is_not_touched(cut: Cut, steps: list[tuple[str, random.Random]]) -> None:
    verbs = IN_SYNC | OTHERS
    for name, dice in steps:
        before, kept = cut, copy.deepcopy(cut)
        cut = done(verbs[name], before, dice)
        assert before == kept, f"{name} changed the cut before it"
        laws.check(cut)
        for track in before.tracks:
            if track.locked and name not in ("lock", "move track"):
                assert cut.track(track.id) is track, f"{name} changed a locked track"


@settings(max_examples=300, derandomize=True)
@given(cuts, st.lists(rolls([*IN_SYNC]), min_size=1, max_size=6))
def test_linked_clips_stay_in_sync(cut: Cut, steps: list[tuple[str, random.Random]]) -> None:
    for name, dice in steps:
        together = pairs_of(cut)
        cut = done(IN_SYNC[name], cut, dice)
        for link in together:
            moments = {cut.placed(clip_id).start - cut.clip(clip_id).offset for clip_id in cut.with_link(link)}
            assert len(moments) <= 1, f"{name} brought {link} out of sync"


def pairs_of(cut: Cut) -> list[str]:
    """The links of clips that lie over each other, one a track, and in sync."""
    links: list[str] = []
    for link in {clip.link for track in cut.tracks for clip in track.clips if clip.link}:
        placed = [cut.placed(clip_id) for clip_id in cut.with_link(link)]
        tracks = {cut.track_of(clip_id).id for clip_id in cut.with_link(link)}
        moments = {
            one.start - cut.clip(clip_id).offset for one, clip_id in zip(placed, cut.with_link(link), strict=True)
        }
        over = min(one.end for one in placed) > max(one.start for one in placed)
        if over and len(tracks) == len(placed) and len(moments) == 1:
            links.append(link)
    return sorted(links)


@given(cuts, st.integers(0, 80), st.integers(1, 20))
def test_insert_makes_every_open_track_longer(cut: Cut, at: int, length: int) -> None:
    after = edits.insert(cut, at, Material(source=FileSource("x"), length=length))
    for old, new in zip(cut.tracks, after.tracks, strict=True):
        before, behind = shown(cut, old.id), shown(after, old.id)
        if old.locked:
            assert new is old
            continue
        if at < old.length:
            assert new.length == old.length + length
        assert _padded(behind[:at]) == _padded(before[:at])
        assert behind[at + length :] == before[at:]


@given(cuts, st.integers(0, 80), st.integers(1, 20))
def test_lift_leaves_the_rest_and_extract_takes_the_time(cut: Cut, start: int, length: int) -> None:
    lifted, extracted = edits.lift(cut, start, start + length), edits.extract(cut, start, start + length)
    for track in cut.tracks:
        before = shown(cut, track.id)
        if track.locked:
            assert lifted.track(track.id) is extracted.track(track.id) is track
            continue
        empty = [""] * len(before[start : start + length])
        assert _padded(shown(lifted, track.id)) == _padded(before[:start] + empty + before[start + length :])
        assert _padded(shown(extracted, track.id)) == _padded(before[:start] + before[start + length :])


@given(cuts, st.integers(0, 80), st.integers(1, 20))
def test_overwrite_changes_nothing_around(cut: Cut, at: int, length: int) -> None:
    after = edits.overwrite(cut, at, Material(source=FileSource("x"), length=length), video="V2", audio="A1")
    for track in cut.tracks:
        before, behind = shown(cut, track.id), shown(after, track.id)
        if track.id not in ("V2", "A1"):
            assert behind == before
            continue
        assert behind[at : at + length] == [f"x{number}" for number in range(length)]
        assert _padded(behind[:at]) == _padded(before[:at])
        assert behind[at + length :] == before[at + length :]


@given(cuts, st.integers(0, 80))
def test_a_razor_is_not_seen(cut: Cut, at: int) -> None:
    after = edits.razor(cut, at)
    assert all(shown(after, track.id) == shown(cut, track.id) for track in cut.tracks)


@given(cuts, st.integers(0, 2**32).map(random.Random), st.sampled_from(EDGES), st.integers(-20, 20))
def test_roll_keeps_every_length(cut: Cut, dice: random.Random, edge: Edge, by: int) -> None:
    clip_id = some(cut, dice)
    after = done(lambda cut, _: edits.roll(cut, clip_id, edge, by, lengths=lengths), cut, dice)
    assert [track.length for track in after.tracks] == [track.length for track in cut.tracks]
    back = done(lambda cut, _: edits.roll(cut, clip_id, edge, 0, lengths=lengths), after, dice)
    assert back is after


@given(cuts, st.integers(0, 2**32).map(random.Random), st.integers(-40, 40))
def test_slip_keeps_every_place(cut: Cut, dice: random.Random, by: int) -> None:
    clip_id = some(cut, dice)
    after = done(lambda cut, _: edits.slip(cut, clip_id, by, lengths=lengths), cut, dice)
    for old, new in zip(cut.tracks, after.tracks, strict=True):
        assert old.ends == new.ends
    clip = after.clip(clip_id)
    assert clip.offset >= 0
    assert clip.medium(clip.length - 1) < MEDIUM


@given(cuts, st.integers(0, 2**32).map(random.Random), st.sampled_from(EDGES), st.integers(-9, 9))
def test_a_ripple_moves_what_lies_behind_alike(cut: Cut, dice: random.Random, edge: Edge, by: int) -> None:
    clip_id = some(cut, dice, "video")
    if clip_id == "none":
        return
    end = cut.placed(clip_id).end
    after = edits.ripple_trim(cut, clip_id, edge, by, lengths=lengths)
    change = after.placed(clip_id).end - end
    partners = {*cut.linked(clip_id)}
    for track in cut.tracks:
        for number, item in enumerate(track.items):
            placed = track.placed(number)
            if not isinstance(item, Clip) or track.locked or item.id in partners:
                continue
            lead = cut.placed(cut.linked(item.id)[0])
            if placed.start >= end and lead.start >= end and item.id in after.track(track.id).index:
                assert after.placed(item.id).end == placed.end + change, item.id


@given(cuts, st.integers(0, 2**32).map(random.Random), st.integers(0, 80))
def test_rearranging_loses_no_picture(cut: Cut, dice: random.Random, at: int) -> None:
    clip_id = some(cut, dice, "video")
    if clip_id == "none":
        return
    track_id = cut.track_of(clip_id).id
    after = edits.rearrange(cut, [clip_id], at)
    assert sorted(filter(None, shown(after, track_id))) == sorted(filter(None, shown(cut, track_id)))


def test_a_thousand_edits_and_back() -> None:
    dice = random.Random(4)
    cut = cut_of(dice, pairs=12)
    verbs = IN_SYNC | OTHERS
    states: list[tuple[Cut, Cut]] = []
    while len(states) < 1000:
        name = dice.choice(sorted(verbs))
        after = done(verbs[name], cut, dice)
        if after is cut:
            continue
        laws.check(after)
        states.append((cut, copy.deepcopy(cut) if len(states) % 10 == 0 else cut))
        cut = after if after.length < 2000 else states[0][0]
    assert all(before == kept for before, kept in states)


def test_what_an_edit_leaves_is_the_same_object() -> None:
    cut = cut_of(random.Random(1))
    clip = cut.tracks[0].clips[2]
    after = edits.rename(cut, clip.id, "new", linked=False)
    assert [new is old for new, old in zip(after.tracks, cut.tracks, strict=True)] == [False, True, True, True, True]
    others = [(new, old) for new, old in zip(after.tracks[0].items, cut.tracks[0].items, strict=True) if new != old]
    assert others == [(replace(clip, name="new"), clip)]


def _padded(frames: list[str]) -> list[str]:
    """Frames without the empty ones at the end."""
    while frames and not frames[-1]:
        frames = frames[:-1]
    return frames

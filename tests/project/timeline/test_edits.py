"""The editor's verbs on small cuts, drawn before and after."""

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

import pytest

from studio.core.errors import ProjectError
from studio.project.timeline import edits
from studio.project.timeline.clip import Clip, FileSource, Source, TitleSource, Transition
from studio.project.timeline.edits import Material
from studio.project.timeline.look import Grade, Level, Transform
from studio.project.timeline.sequence import Marker, Sequence
from studio.project.timeline.title import Title
from studio.project.timeline_json import clip_from_json, clip_to_json
from tests.project.timeline import laws
from tests.project.timeline.cuts import drawn, shown, strips, with_clip

X = Material(source=FileSource("x"), length=2, offset=7)
"""Two frames of x from frame 7 on."""

Verb = Callable[[Sequence], Sequence]


def media(length: int) -> Callable[[Source], int | None]:
    """All media are this long."""
    return lambda source: length


STRIPS: list[tuple[str, list[str], Verb, list[str]]] = [
    (
        "insert cuts what lies there on all tracks",
        ["V1 aaaabbbb", "A1 aaaabbbb", "A2 mmmmmmmm"],
        lambda cut: edits.insert(cut, 2, X),
        ["V1 aaxxaabbbb", "A1 aaxxaabbbb", "A2 mm..mmmmmm"],
    ),
    (
        "insert leaves locked tracks alone",
        ["V1 aaaa", "A1! mmmm"],
        lambda cut: edits.insert(cut, 2, X),
        ["V1 aaxxaa", "A1! mmmm"],
    ),
    (
        "insert behind the end comes where it is told",
        ["V1 aa", "A1"],
        lambda cut: edits.insert(cut, 4, X),
        ["V1 aa..xx", "A1 ....xx"],
    ),
    (
        "insert of pictures alone, onto another track",
        ["V1 aabb", "V2", "A1 aabb"],
        lambda cut: edits.insert(cut, 2, X, video="V2", audio=""),
        ["V1 aa..bb", "V2 ..xx", "A1 aa..bb"],
    ),
    (
        "overwrite moves nothing",
        ["V1 aaaabbbb", "A1 aaaabbbb"],
        lambda cut: edits.overwrite(cut, 3, replace(X, length=3)),
        ["V1 aaaxxxbb", "A1 aaaxxxbb"],
    ),
    (
        "overwrite ahead of the beginning begins there",
        ["V1 aaaa"],
        lambda cut: edits.overwrite(cut, -5, X),
        ["V1 xxaa"],
    ),
    (
        "append keeps picture and sound together",
        ["V1 aaaa", "A1 aaaamm"],
        lambda cut: edits.append(cut, X),
        ["V1 aaaa..xx", "A1 aaaammxx"],
    ),
    (
        "lift leaves a gap",
        ["V1 aaaabbbb", "A1 mmmmmmmm"],
        lambda cut: edits.lift(cut, 2, 5, ["V1"]),
        ["V1 aa...bbb", "A1 mmmmmmmm"],
    ),
    (
        "lift of the end leaves none",
        ["V1 aaaabbbb"],
        lambda cut: edits.lift(cut, 2, 99),
        ["V1 aa"],
    ),
    (
        "extract takes the time of all tracks",
        ["V1 aaaabbbb", "A1 mmmmmmmm", "A2! nnnn"],
        lambda cut: edits.extract(cut, 2, 5),
        ["V1 aabbb", "A1 mmmmm", "A2! nnnn"],
    ),
    (
        "extract of one track",
        ["V1 aaaabbbb", "A1 mmmmmmmm"],
        lambda cut: edits.extract(cut, 2, 5, ["V1"]),
        ["V1 aabbb", "A1 mmmmmmmm"],
    ),
    (
        "delete leaves gaps",
        ["V1 aaabbbcc", "A1 aaabbbcc"],
        lambda cut: edits.delete(cut, ["bV1"]),
        ["V1 aaa...cc", "A1 aaa...cc"],
    ),
    (
        "delete of one of a pair",
        ["V1 aaabbb", "A1 aaabbb"],
        lambda cut: edits.delete(cut, ["aA1"], linked=False),
        ["V1 aaabbb", "A1 ...bbb"],
    ),
    (
        "ripple delete: what lies inside goes, what lies over it stays whole",
        ["V1 aaabbbcc", "S1 ..t.u.vv", "A1 aaabbbcc", "A2 mmmmmmmm"],
        lambda cut: edits.delete(cut, ["bV1"], ripple=True),
        ["V1 aaacc", "S1 ..tvv", "A1 aaacc", "A2 mmmmmmmm"],
    ),
    (
        "ripple delete of a title takes no picture along, and moves nothing that cannot move",
        ["V1 aaabbbcc", "V2 .ttt..uu"],
        lambda cut: edits.delete(cut, ["tV2"], ripple=True),
        ["V1 aaabbbcc", "V2 ......uu"],
    ),
    (
        "ripple delete of a title closes what is free on all tracks",
        ["V1 aaa..bcc", "V2 ..ttt.uu", "A2 mmmmmmmm"],
        lambda cut: edits.delete(cut, ["tV2"], ripple=True),
        ["V1 aaabcc", "V2 ....uu", "A2 mmmmmmmm"],
    ),
    (
        "ripple delete keeps a sound that begins early with its picture",
        ["V1 aaabbbcc", "A1 aaabbccc"],
        lambda cut: edits.delete(cut, ["bV1"], ripple=True),
        ["V1 aaacc", "A1 aaccc"],
    ),
    (
        "ripple delete: music gives way to the next at its end",
        ["V1 aaabbbcc", "A2 mmmmmmnn"],
        lambda cut: edits.delete(cut, ["bV1"], ripple=True),
        ["V1 aaacc", "A2 mmmnn"],
    ),
    (
        "two clips at once, with their time",
        ["V1 aabbccdd", "A1 aabbccdd"],
        lambda cut: edits.delete(cut, ["aV1", "cV1"], ripple=True),
        ["V1 bbdd", "A1 bbdd"],
    ),
    (
        "close a gap",
        ["V1 aa...bb", "A1 aa...bb"],
        lambda cut: edits.close_gap(cut, "V1", 3),
        ["V1 aabb", "A1 aabb"],
    ),
    (
        "close a gap as far as another track allows",
        ["V1 aa...bb", "A1 mmm..bb"],
        lambda cut: edits.close_gap(cut, "V1", 3),
        ["V1 aa.bb", "A1 mmmbb"],
    ),
    (
        "close a gap alone",
        ["V1 aa...bb", "A1 mmmmmcc"],
        lambda cut: edits.close_gap(cut, "V1", 3, together=False),
        ["V1 aabb", "A1 mmmmmcc"],
    ),
    (
        "a plain trim leaves a gap",
        ["V1 aaaabb", "A1 aaaabb"],
        lambda cut: edits.trim(cut, "aV1", "tail", -2),
        ["V1 aa..bb", "A1 aa..bb"],
    ),
    (
        "a plain trim goes over a gap, to the neighbour",
        ["V1 aa..bb", "A1 aa.ccc"],
        lambda cut: edits.trim(cut, "aV1", "tail", 9),
        ["V1 aaa.bb", "A1 aaaccc"],
    ),
    (
        "a plain trim of the head",
        ["V1 ..aabb"],
        lambda cut: edits.trim(cut, "aV1", "head", -9),
        ["V1 aaaabb"],
    ),
    (
        "a plain trim goes as far as the medium",
        ["V1 ..aabb"],
        lambda cut: edits.trim(cut, "bV1", "tail", 9, lengths=media(105)),
        ["V1 ..aabbbbb"],
    ),
    (
        "a trim leaves a frame",
        ["V1 aaaabb"],
        lambda cut: edits.trim(cut, "aV1", "head", 9),
        ["V1 ...abb"],
    ),
    (
        "a cut of sound of its own stays",
        ["V1 aaaabb", "A1 aaabbb"],
        lambda cut: edits.trim(cut, "aV1", "tail", -2),
        ["V1 aa..bb", "A1 aaabbb"],
    ),
    (
        "ripple trim of the tail, shorter",
        ["V1 aaaabb", "A1 aaaabb", "A2 mmmmmm"],
        lambda cut: edits.ripple_trim(cut, "aV1", "tail", -2),
        ["V1 aabb", "A1 aabb", "A2 mmmmmm"],
    ),
    (
        "ripple trim of the tail, longer",
        ["V1 aabb", "S1 .tuu", "A1 aabb", "A2 mm"],
        lambda cut: edits.ripple_trim(cut, "aV1", "tail", 2),
        ["V1 aaaabb", "S1 .t..uu", "A1 aaaabb", "A2 mm"],
    ),
    (
        "ripple trim of the head",
        ["V1 aabbbcc", "S1 ..ttt.u", "A1 aabbbcc"],
        lambda cut: edits.ripple_trim(cut, "bV1", "head", 1),
        ["V1 aabbcc", "S1 ..tttu", "A1 aabbcc"],
    ),
    (
        "ripple trim of the head, longer",
        ["V1 aabbcc", "A1 aabbcc"],
        lambda cut: edits.ripple_trim(cut, "bV1", "head", -9, lengths=media(200)),
        ["V1 aa" + "b" * 11 + "cc", "A1 aa" + "b" * 11 + "cc"],
    ),
    (
        "ripple trim takes a sound that begins early along with its picture",
        ["V1 aaabbb", "A1 aabbbb", "A2 mmmmmm"],
        lambda cut: edits.ripple_trim(cut, "aV1", "tail", 2),
        ["V1 aaaaabbb", "A1 aa..bbbb", "A2 mmmmmm"],
    ),
    (
        "ripple trim of the head trims a sound that begins early too",
        ["V1 aaabbbcc", "A1 aabbbbcc"],
        lambda cut: edits.ripple_trim(cut, "bV1", "head", 1),
        ["V1 aaabbcc", "A1 aabbbcc"],
    ),
    (
        "ripple delete of pictures alone takes a sound that begins before them along",
        ["V1 aaabcc", "A1 aacccc"],
        lambda cut: edits.delete(cut, ["bV1"], ripple=True),
        ["V1 aaacc", "A1 acccc"],
    ),
    (
        "trim to the playhead",
        ["V1 aaaabbbb", "A1 aaaabbbb"],
        lambda cut: edits.trim_to_playhead(cut, "bV1", 6, "head"),
        ["V1 aaaabb", "A1 aaaabb"],
    ),
    (
        "trim to the playhead, leaving a gap",
        ["V1 aaaabbbb"],
        lambda cut: edits.trim_to_playhead(cut, "bV1", 6, "head", ripple=False),
        ["V1 aaaa..bb"],
    ),
    (
        "roll",
        ["V1 aaaabbbb", "A1 aaaabbbb"],
        lambda cut: edits.roll(cut, "bV1", "head", -2),
        ["V1 aabbbbbb", "A1 aabbbbbb"],
    ),
    (
        "roll of the picture alone makes a cut of sound of its own",
        ["V1 aaaabbbb", "A1 aaaabbbb"],
        lambda cut: edits.roll(cut, "aV1", "tail", 2, linked=False),
        ["V1 aaaaaabb", "A1 aaaabbbb"],
    ),
    (
        "roll leaves a frame and stays within media",
        ["V1 aaaabbbb"],
        lambda cut: edits.roll(cut, "bV1", "head", 99, lengths=media(106)),
        ["V1 aaaaaabb"],
    ),
    (
        "roll at a gap",
        ["V1 aaaa..bb"],
        lambda cut: edits.roll(cut, "bV1", "head", -1),
        ["V1 aaaa.bbb"],
    ),
    (
        "slide",
        ["V1 aaaabbcccc", "A1 aaaabbcccc"],
        lambda cut: edits.slide(cut, "bV1", 2),
        ["V1 aaaaaabbcc", "A1 aaaaaabbcc"],
    ),
    (
        "slide to the left as far as it goes",
        ["V1 aaaabbcccc"],
        lambda cut: edits.slide(cut, "bV1", -9),
        ["V1 abbccccccc"],
    ),
    (
        "slide at the beginning",
        ["V1 bbcccc"],
        lambda cut: edits.slide(cut, "bV1", 2),
        ["V1 ..bbcc"],
    ),
    (
        "rate stretch over a gap",
        ["V1 aaaa....bb"],
        lambda cut: edits.rate_stretch(cut, "aV1", "tail", 9),
        ["V1 aaaaaaaabb"],
    ),
    (
        "rate stretch of the head",
        ["V1 ..aabb"],
        lambda cut: edits.rate_stretch(cut, "aV1", "head", -2),
        ["V1 aaaabb"],
    ),
    (
        "rate stretch with ripple",
        ["V1 aaaabb", "A1 aaaabb"],
        lambda cut: edits.rate_stretch(cut, "aV1", "tail", -2, ripple=True),
        ["V1 aabb", "A1 aabb"],
    ),
    (
        "speed, with what lies behind",
        ["V1 aaaabb", "A1 aaaabb"],
        lambda cut: edits.set_speed(cut, ["aV1"], Fraction(2)),
        ["V1 aabb", "A1 aabb"],
    ),
    (
        "speed without ripple",
        ["V1 aaaabb"],
        lambda cut: edits.set_speed(cut, ["aV1"], Fraction(2), ripple=False),
        ["V1 aa..bb"],
    ),
    (
        "slower without ripple shows less",
        ["V1 aaaa.bb"],
        lambda cut: edits.set_speed(cut, ["aV1"], Fraction(1, 2), ripple=False),
        ["V1 aaaaabb"],
    ),
    (
        "move leaves a gap and covers what lies there",
        ["V1 aabbcc", "A1 aabbcc"],
        lambda cut: edits.move(cut, ["aV1"], 2),
        ["V1 ..aacc", "A1 ..aacc"],
    ),
    (
        "move into the middle of a clip",
        ["V1 abbbb"],
        lambda cut: edits.move(cut, ["aV1"], 2),
        ["V1 .babb"],
    ),
    (
        "move to another track",
        ["V1 aabb", "V2", "A1 aabb"],
        lambda cut: edits.move(cut, ["aV1"], 1, onto={"aV1": "V2"}, linked=False),
        ["V1 ..bb", "V2 .aa", "A1 aabb"],
    ),
    (
        "move not ahead of the beginning",
        ["V1 .aabb", "A1 ..aabb"],
        lambda cut: edits.move(cut, ["aV1", "bV1"], -9),
        ["V1 aabb", "A1 .aabb"],
    ),
    (
        "rearrange",
        ["V1 aaabbcc", "S1 .t...u", "A1 aaabbcc", "A2 mmmmmmm"],
        lambda cut: edits.rearrange(cut, ["aV1"], 5),
        ["V1 bbaaacc", "S1 ...t.u", "A1 bbaaacc", "A2 mmmmmmm"],
    ),
    (
        "rearrange to the front",
        ["V1 aaabbcc", "A1 aaabbcc"],
        lambda cut: edits.rearrange(cut, ["cV1"], 0),
        ["V1 ccaaabb", "A1 ccaaabb"],
    ),
    (
        "duplicate",
        ["V1 aabb", "A1 aabb"],
        lambda cut: edits.duplicate(cut, ["aV1"], 4),
        ["V1 aabbaa", "A1 aabbaa"],
    ),
    (
        "duplicate with time of its own",
        ["V1 aabb", "A1 aabb", "A2 mmmm"],
        lambda cut: edits.duplicate(cut, ["aV1"], 3, opens=True),
        ["V1 aabaab", "A1 aabaab", "A2 mmm..m"],
    ),
    (
        "replace keeps place and length",
        ["V1 aaaabb", "A1 aaaabb"],
        lambda cut: edits.replace(cut, "aV1", replace(X, audio=False)),
        ["V1 xxxxbb", "A1 aaaabb"],
    ),
    (
        "replace with a medium that ends sooner",
        ["V1 aaaabb"],
        lambda cut: edits.replace(cut, "aV1", X, lengths=media(10)),
        ["V1 xxx.bb"],
    ),
    (
        "three points: in and out, and where it begins",
        ["V1 aaaabbbb"],
        lambda cut: edits.three_point(cut, FileSource("x"), source_in=4, source_out=7, start=2),
        ["V1 aaxxxbbb"],
    ),
    (
        "three points: in and out, and where it ends",
        ["V1 aaaabbbb"],
        lambda cut: edits.three_point(cut, FileSource("x"), source_in=4, source_out=7, end=6, opens=True),
        ["V1 aaaxxxabbbb"],
    ),
    (
        "four points fit",
        ["V1 aaaabbbb"],
        lambda cut: edits.three_point(cut, FileSource("x"), source_in=0, source_out=8, start=2, end=6),
        ["V1 aaxxxxbb"],
    ),
    (
        "three points, ahead of the beginning",
        ["V1 aaaabbbb"],
        lambda cut: edits.three_point(cut, FileSource("x"), source_in=0, source_out=8, end=2),
        ["V1 xxaabbbb"],
    ),
]


@pytest.mark.parametrize(("before", "verb", "after"), [row[1:] for row in STRIPS], ids=[row[0] for row in STRIPS])
def test_strips(before: list[str], verb: Verb, after: list[str]) -> None:
    cut = drawn(*before)
    result = verb(cut)
    assert strips(result) == after
    assert strips(cut) == before, "the sequence before was changed"
    laws.check(result)


def test_a_razor_changes_nothing_that_is_seen() -> None:
    cut = drawn("V1 aaaaaa", "A1 aaaaaa", "A2 mmm")
    cut = with_clip(cut, replace(cut.clip("aV1"), speed=Fraction(2, 3)))
    before = shown(cut, "V1")
    for frame in (1, 2, 3, 5):
        after = edits.razor(cut, frame)
        assert shown(after, "V1") == before
        left, right = after.track("V1").clips
        assert (left.id, left.length, right.length) == ("aV1", frame, 6 - frame)
        assert [clip.link for clip in after.track("V1").clips] == [clip.link for clip in after.track("A1").clips]
        assert left.link != right.link
        cut_again = edits.razor(after, 4)
        assert shown(cut_again, "V1") == before
        laws.check(cut_again)


def test_a_razor_at_a_cut_does_nothing() -> None:
    cut = drawn("V1 aabb", "A1 aabb")
    assert edits.razor(cut, 2) is cut
    assert edits.razor(cut, 99) is cut
    assert edits.razor(cut, 1, ["bV1"]) is cut


def test_a_razor_of_one_of_a_pair_leaves_all_linked() -> None:
    after = edits.razor(drawn("V1 aaaa", "A1 aaaa"), 2, ["aV1"], linked=False)
    assert after.linked("aA1") == ("aV1", "q1c2", "aA1")


def test_a_razor_leaves_what_is_locked_linked_as_it_was() -> None:
    cut = drawn("V1 aaaabb", "A1! aaaabb")
    after = edits.razor(cut, 2)
    assert after.track("A1") is cut.track("A1")
    assert after.linked("aA1") == ("aV1", "q1c2", "aA1")


def test_a_razor_leaves_fades_and_transitions_at_the_ends() -> None:
    cut = edits.set_level(drawn("V1 aaaa", "A1 bbbb"), ["bA1"], Level(fade_in=1, fade_out=2))
    cut = edits.set_transition(cut, "aV1", "head", Transition(after=1))
    cut = edits.set_transition(cut, "aV1", "tail", Transition(before=1))
    after = edits.razor(cut, 2)
    first, second = after.track("A1").clips
    assert (first.level.fade_in, first.level.fade_out, second.level.fade_in, second.level.fade_out) == (1, 0, 0, 2)
    first, second = after.track("V1").clips
    assert (first.head, first.tail, second.head, second.tail) == (Transition(after=1), None, None, Transition(before=1))


def test_trims_show_more_and_less_of_the_same() -> None:
    cut = drawn("V1 aaaa..bb")
    assert shown(edits.trim(cut, "aV1", "head", 2), "V1")[:4] == ["", "", "a102", "a103"]
    assert shown(edits.trim(cut, "aV1", "tail", 1), "V1")[:5] == ["a100", "a101", "a102", "a103", "a104"]
    assert shown(edits.ripple_trim(cut, "aV1", "head", 2), "V1")[:2] == ["a102", "a103"]
    assert shown(edits.ripple_trim(cut, "bV1", "head", -2), "V1")[6:] == ["b98", "b99", "b100", "b101"]
    assert shown(edits.roll(drawn("V1 aabb"), "bV1", "head", 1), "V1") == ["a100", "a101", "a102", "b101"]
    assert shown(edits.slide(drawn("V1 aabbcc"), "bV1", 1), "V1") == ["a100", "a101", "a102", "b100", "b101", "c101"]


def test_slip() -> None:
    cut = drawn("V1 aaaa", "A1 aaaa")
    after = edits.slip(cut, "aV1", 3, lengths=media(200))
    assert shown(after, "V1") == shown(after, "A1") == ["a103", "a104", "a105", "a106"]
    assert shown(edits.slip(cut, "aV1", 99, lengths=media(106)), "V1") == ["a102", "a103", "a104", "a105"]
    assert shown(edits.slip(cut, "aV1", -999, lengths=media(106)), "V1")[0] == "a0"
    assert edits.slip(cut, "aV1", 0) is cut
    backwards = edits.set_speed(cut, ["aV1"], Fraction(-1))
    assert shown(edits.slip(backwards, "aV1", 99, lengths=media(106)), "V1") == ["a105", "a104", "a103", "a102"]


def test_speeds_show_the_same_part() -> None:
    cut = drawn("V1 aaaabb")
    assert shown(edits.set_speed(cut, ["aV1"], Fraction(2)), "V1")[:2] == ["a100", "a102"]
    assert shown(edits.set_speed(cut, ["aV1"], Fraction(-1)), "V1")[:4] == ["a103", "a102", "a101", "a100"]
    assert shown(edits.set_speed(cut, ["aV1"], Fraction(1, 2)), "V1")[:8] == [f"a{100 + n // 2}" for n in range(8)]
    frozen = edits.set_speed(cut, ["aV1"], Fraction(0))
    assert shown(frozen, "V1")[:4] == ["a100"] * 4
    assert edits.set_speed(frozen, ["aV1"], Fraction(1)).tracks == cut.tracks
    backwards = edits.set_speed(edits.set_speed(cut, ["aV1"], Fraction(-1)), ["aV1"], Fraction(1))
    assert backwards.tracks == cut.tracks
    stretched = edits.rate_stretch(cut, "aV1", "tail", -2)
    assert shown(stretched, "V1")[:2] == ["a100", "a102"]
    assert edits.rate_stretch(stretched, "aV1", "tail", 2).tracks == cut.tracks


def test_speeds_have_limits() -> None:
    cut = drawn("V1 aaaa")
    assert edits.set_speed(cut, ["aV1"], Fraction(10**9)).clip("aV1").speed == 100
    assert edits.set_speed(cut, ["aV1"], Fraction(-1, 10**9)).clip("aV1").speed == Fraction(-1, 100)
    assert edits.rate_stretch(cut, "aV1", "tail", 10**9).clip("aV1").length == 400


def test_phases_do_not_grow_without_end() -> None:
    cut = drawn("V1 " + "a" * 997)
    for number in range(30):
        cut = edits.rate_stretch(cut, "aV1", "tail", -7)
        cut = edits.trim(cut, "aV1", "head", 11 + number % 3)
        cut = edits.rearrange(edits.close_gap(cut, "V1", 0, together=False), ["aV1"], 0)
    clip = cut.clip("aV1")
    assert clip.phase.denominator <= 10**9
    assert clip.speed.denominator <= 10**6
    assert clip_from_json(clip_to_json(clip)) == clip


def test_freeze_to_the_end() -> None:
    cut = drawn("V1 aaaabb", "A1 aaaabb")
    after = edits.freeze(cut, "aV1", 2)
    assert shown(after, "V1") == ["a100", "a101", "a102", "a102", "b100", "b101"]
    assert shown(after, "A1") == shown(cut, "A1")
    assert shown(edits.freeze(cut, "aV1", 0), "V1")[:4] == ["a100"] * 4
    with pytest.raises(ProjectError, match="not at this frame"):
        edits.freeze(cut, "aV1", 4)


def test_freeze_for_a_while() -> None:
    after = edits.freeze(drawn("V1 aaaabb", "A1 aaaabb"), "aV1", 2, 3)
    assert shown(after, "V1") == ["a100", "a101", "a102", "a102", "a102", "a102", "a103", "b100", "b101"]
    assert shown(after, "A1") == ["a100", "a101", "", "", "", "a102", "a103", "b100", "b101"]
    laws.check(after)


def test_three_points_say_what_is_seen() -> None:
    cut = drawn("V1 aaaaaaaa")

    def placed(
        source_in: int | None = None, source_out: int | None = None, start: int | None = None, end: int | None = None
    ) -> list[str]:
        after = edits.three_point(
            cut,
            FileSource("x"),
            source_in=source_in,
            source_out=source_out,
            start=start,
            end=end,
            sound=False,
            lengths=media(20),
        )
        return [frame if frame.startswith("x") else "" for frame in shown(after, "V1")]

    assert placed(source_in=4, source_out=7, start=2)[2:5] == ["x4", "x5", "x6"]
    assert placed(source_in=4, source_out=7, end=7)[4:7] == ["x4", "x5", "x6"]
    assert placed(source_in=4, start=2, end=6)[2:6] == ["x4", "x5", "x6", "x7"]
    assert placed(source_out=7, start=2, end=6)[2:6] == ["x3", "x4", "x5", "x6"]
    assert placed(source_in=4, source_out=8, start=2, end=4)[2:4] == ["x4", "x6"]
    assert placed(source_out=2, start=2, end=6)[2:6] == ["", "", "x0", "x1"]
    assert placed(source_in=18, start=2, end=6)[2:6] == ["x18", "x19", "", ""]
    for points in ({"source_in": 4, "start": 2}, {"source_in": 4, "source_out": 4, "start": 0}, {}):
        with pytest.raises(ProjectError):
            placed(**points)


def test_material_says_which_halves_come() -> None:
    cut = drawn("V1 aaaa", "V2!", "A1 aaaa")
    after = edits.overwrite(cut, 0, replace(X, name="take"))
    picture, sound = after.track("V1").clips[0], after.track("A1").clips[0]
    assert picture.link and picture.link == sound.link
    assert (picture.name, picture.offset) == ("take", 7)
    assert edits.overwrite(cut, 0, replace(X, audio=False)).track("V1").clips[0].link == ""
    for wrong in ({"video": "A1"}, {"audio": "V1"}, {"video": "V2"}, {"video": "", "audio": ""}, {"video": "V9"}):
        with pytest.raises(ProjectError):
            edits.insert(cut, 0, X, **wrong)
    with pytest.raises(ProjectError, match="no frames"):
        edits.append(cut, replace(X, length=0))


def test_locked_tracks_refuse_hands() -> None:
    cut = drawn("V1! aaaabb", "A1 aaaabb")
    verbs: list[Verb] = [
        lambda cut: edits.trim(cut, "aV1", "tail", -1),
        lambda cut: edits.ripple_trim(cut, "aV1", "tail", -1),
        lambda cut: edits.roll(cut, "bV1", "head", -1),
        lambda cut: edits.slip(cut, "aV1", 1),
        lambda cut: edits.slide(cut, "aV1", 1),
        lambda cut: edits.move(cut, ["aV1"], 1),
        lambda cut: edits.delete(cut, ["aV1"]),
        lambda cut: edits.razor(cut, 2, ["aV1"]),
        lambda cut: edits.lift(cut, 0, 2, ["V1"]),
        lambda cut: edits.close_gap(cut, "V1", 2),
        lambda cut: edits.set_grade(cut, ["aV1"], Grade(exposure=1.0)),
        lambda cut: edits.remove_track(cut, "V1"),
        lambda cut: edits.move(cut, ["aA1"], 1, onto={"aA1": "V1"}, linked=False),
    ]
    for verb in verbs:
        with pytest.raises(ProjectError, match="locked"):
            verb(cut)
    after = edits.delete(cut, ["aA1"])
    assert strips(after) == ["V1! aaaabb", "A1 ....bb"]


def test_what_is_not_there_is_named() -> None:
    cut = drawn("V1 aa..bb", "A1")
    for verb in (
        lambda: edits.trim(cut, "zz", "tail", 1),
        lambda: edits.lift(cut, 0, 1, ["V9"]),
        lambda: edits.close_gap(cut, "V1", 0),
        lambda: edits.roll(cut, "bV1", "tail", 1),
        lambda: edits.link(cut, ["aV1"]),
        lambda: edits.set_title(cut, "aV1", Title(text="x")),
        lambda: edits.move_marker(cut, "m9", 1),
        lambda: edits.move(cut, ["aV1"], 0, onto={"aV1": "A1"}),
    ):
        with pytest.raises(ProjectError):
            verb()


def test_links() -> None:
    cut = drawn("V1 aabb", "A1 ccdd")
    linked = edits.link(cut, ["aV1", "cA1"])
    assert linked.linked("aV1") == ("aV1", "cA1")
    assert strips(edits.delete(linked, ["cA1"])) == ["V1 ..bb", "A1 ..dd"]
    assert edits.unlink(linked, ["cA1"]).linked("aV1") == ("aV1",)
    assert edits.unlink(cut, ["aV1"]) is cut


def test_a_dissolve_lasts_while_its_cut_does() -> None:
    cut = drawn("V1 aaaabbbb", "V2", "A1")
    dissolve = Transition(before=1, after=2)
    cut = edits.set_transition(cut, "bV1", "head", dissolve)
    assert edits.set_transition(cut, "aV1", "tail", dissolve) == cut
    kept: list[Verb] = [
        lambda cut: edits.roll(cut, "bV1", "head", 1),
        lambda cut: edits.slip(cut, "aV1", 1),
        lambda cut: edits.insert(cut, 0, X),
        lambda cut: edits.razor(cut, 2),
        lambda cut: edits.ripple_trim(cut, "aV1", "tail", 2),
        lambda cut: edits.move(cut, ["aV1", "bV1"], 1),
        lambda cut: edits.overwrite(cut, 1, replace(X, length=1)),
    ]
    for verb in kept:
        after = verb(cut)
        assert after.clip("bV1").head == dissolve
        laws.check(after)
    gone: list[Verb] = [
        lambda cut: edits.delete(cut, ["aV1"]),
        lambda cut: edits.delete(cut, ["aV1"], ripple=True),
        lambda cut: edits.insert(cut, 4, X),
        lambda cut: edits.move(cut, ["bV1"], 1),
        lambda cut: edits.move(cut, ["bV1"], 0, onto={"bV1": "V2"}),
        lambda cut: edits.trim(cut, "aV1", "tail", -1),
        lambda cut: edits.overwrite(cut, 2, X),
        lambda cut: edits.remove_transition(cut, "bV1", "head"),
        lambda cut: edits.remove_transition(cut, "aV1", "tail"),
    ]
    for verb in gone:
        after = verb(cut)
        assert after.clip("bV1").head is None
        laws.check(after)
    assert edits.razor(cut, 5).clip("bV1").head == Transition(before=1, after=1)
    short = edits.trim(cut, "bV1", "tail", -9)
    assert short.clip("bV1").head == Transition(before=1, after=1)


def test_dissolves_never_overlap() -> None:
    cut = drawn("V1 aaaabbcccc")
    cut = edits.set_transition(cut, "bV1", "head", Transition(before=9, after=9))
    assert cut.clip("bV1").head == Transition(before=4, after=2)
    cut = edits.set_transition(cut, "cV1", "head", Transition(before=1, after=1))
    assert cut.clip("cV1").head == Transition(before=0, after=1)


def test_fades_out_of_nothing_and_to_nothing() -> None:
    cut = drawn("V1 aaaa.bb", "A1 aa")
    cut = edits.set_transition(cut, "aV1", "head", Transition(kind="dip", before=1, after=1))
    cut = edits.set_transition(cut, "aV1", "tail", Transition(kind="dip", before=3, after=1))
    assert cut.clip("aV1").head == Transition(kind="dip", after=2)
    assert cut.clip("aV1").tail == Transition(kind="dip", before=2)
    assert edits.close_gap(cut, "V1", 4).clip("aV1").tail is None
    for clip_id, wrong in (("aV1", Transition(kind="crossfade", after=1)), ("aA1", Transition(after=1))):
        with pytest.raises(ProjectError, match="this transition"):
            edits.set_transition(cut, clip_id, "head", wrong)


def test_looks_are_those_of_the_clips_named() -> None:
    cut = drawn("V1 aabb", "A1 aabb")
    after = edits.set_transform(cut, ["aV1"], Transform())
    assert after is cut
    after = edits.set_grade(cut, ["aV1", "bV1"], Grade(exposure=1.0))
    assert [clip.grade.exposure for clip in after.track("V1").clips] == [1.0, 1.0]
    assert after.track("A1") is cut.track("A1")
    after = edits.set_level(cut, ["aA1"], Level(fade_in=9, fade_out=9))
    assert after.clip("aA1").level == Level(fade_in=2, fade_out=0)
    after = edits.enable(cut, ["aV1"], False)
    assert not after.clip("aA1").enabled
    assert edits.rename(cut, "aV1", "wide").clip("aA1").name == "wide"
    assert edits.annotate(cut, "aV1", "too long").clip("aV1").note == "too long"
    with pytest.raises(ProjectError, match="out of its range"):
        edits.set_grade(cut, ["aV1"], Grade(exposure=float("nan")))


def test_titles() -> None:
    cut = edits.insert(drawn("V1"), 0, Material(source=TitleSource(Title(text="a")), length=3, audio=False))
    clip = cut.track("V1").clips[0]
    after = edits.set_title(cut, clip.id, Title(text="b\nc"))
    assert after.clip(clip.id).source == TitleSource(Title(text="b\nc"))
    with pytest.raises(ProjectError, match="10000"):
        edits.set_title(cut, clip.id, Title(text="x" * 10_001))


def test_tracks() -> None:
    cut = drawn("V1 aa", "A1 aa")
    more = edits.add_track(edits.add_track(edits.add_track(cut, "video"), "subtitle"), "audio", 0, role="music")
    assert [track.name for track in more.tracks] == ["V1", "V2", "S1", "A2", "A1"]
    assert [track.id for track in more.tracks] == ["V1", "q1v2", "q1s3", "q1a4", "A1"]
    moved = edits.move_track(more, "V1", 9)
    assert [track.name for track in moved.tracks] == ["V2", "V1", "S1", "A2", "A1"]
    assert edits.remove_track(more, "q1s3").length == 2
    muted = edits.set_track(cut, "A1", muted=True, gain_db=-6.0)
    assert (muted.track("A1").muted, muted.track("A1").gain_db, muted.track("V1")) == (True, -6.0, cut.track("V1"))
    assert edits.set_track(cut, "A1", muted=False) is cut
    wrong: list[Verb] = [
        lambda cut: edits.set_track(cut, "A1", gain_db=99.0),
        lambda cut: edits.set_track(cut, "A1", pan=float("nan")),
        lambda cut: edits.set_track(cut, "A1", duck_db=1.0),
    ]
    for verb in wrong:
        with pytest.raises(ProjectError, match="out of its range"):
            verb(cut)


def test_markers_move_with_time() -> None:
    cut = drawn("V1 aaaabbbb")
    for at in (6, 2, 4):
        cut = edits.add_marker(cut, at, name=str(at))

    def times(sequence: Sequence) -> list[tuple[str, int]]:
        return [(marker.name, marker.at) for marker in sequence.markers]

    assert times(cut) == [("2", 2), ("4", 4), ("6", 6)]
    assert times(edits.insert(cut, 4, X)) == [("2", 2), ("4", 6), ("6", 8)]
    assert times(edits.extract(cut, 3, 5)) == [("2", 2), ("4", 3), ("6", 4)]
    assert times(edits.overwrite(cut, 3, X)) == times(cut)
    assert times(edits.rearrange(cut, ["bV1"], 0)) == [("4", 0), ("6", 2), ("2", 6)]
    moved = edits.move_marker(cut, cut.markers[0].id, 5)
    assert times(moved) == [("4", 4), ("2", 5), ("6", 6)]
    assert times(edits.remove_marker(cut, cut.markers[0].id)) == [("4", 4), ("6", 6)]
    with pytest.raises(ProjectError, match="cannot be pink"):
        edits.set_marker(cut, replace(cut.markers[0], color="pink"))
    assert edits.set_marker(cut, Marker(id=cut.markers[0].id, at=-3, note="n")).markers[0].at == 0


def test_pieces_find_tracks_in_another_sequence() -> None:
    pieces = edits.copied(drawn("V1", "V2 .aabb", "A1 .aa"), ["aV2"])
    assert [(piece.after, piece.kind, piece.number) for piece in pieces] == [(0, "video", 1), (0, "audio", 0)]
    after = edits.paste(drawn("V1 cccc", "A1"), 2, pieces)
    assert strips(after) == ["V1 ccaa", "A1 ..aa"]
    picture, sound = after.track("V1").clips[1], after.track("A1").clips[0]
    assert picture.link == sound.link
    assert picture.link.startswith("q1l")
    with pytest.raises(ProjectError, match="no track"):
        edits.paste(drawn("V1 cccc"), 2, pieces)


def test_ids_are_never_given_twice() -> None:
    cut = drawn("V1 aaaaaaaa")
    first = edits.razor(cut, 4)
    second = edits.razor(edits.delete(first, [first.track("V1").clips[1].id]), 2)
    ids = {clip.id for clip in first.track("V1").clips} & {clip.id for clip in second.track("V1").clips}
    assert ids == {"aV1"}


def test_a_clip_at_the_end_of_its_medium_keeps_it() -> None:
    cut = with_clip(drawn("V1 aaaa"), Clip(id="aV1", source=FileSource("a"), length=4, offset=8))
    assert strips(edits.trim(cut, "aV1", "tail", 5, lengths=media(10))) == ["V1 aaaa"]
    assert strips(edits.trim(cut, "aV1", "tail", -1, lengths=media(10))) == ["V1 aaa"]

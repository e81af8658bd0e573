"""A cast keeps its voices: the same person one voice, different people different ones, whoever speaks first."""

from studio.project.scene import Line, Scene, Subject
from studio.workflows.casting import Cast


def _scene(*speakers: tuple[int, str], subjects: tuple[Subject, ...]) -> Scene:
    lines = tuple(Line(speaker=name, text="…", subject=index) for index, name in speakers)
    return Scene(subjects=subjects, dialogue=lines)


def test_people_of_a_kind_are_told_apart_and_known_again() -> None:
    mika, yui = Subject(kind="woman", name="Mika"), Subject(kind="woman", name="Yui")
    cast = Cast()
    first = cast.voices(_scene((0, "Mika"), (1, "Yui"), (0, "Mika"), subjects=(mika, yui)))
    assert first[0] == first[2] != first[1]
    assert cast.voices(_scene((0, "Yui"), subjects=(yui,))) == (first[1],)


def test_a_name_is_the_same_in_capitals() -> None:
    cast = Cast()
    ren = Subject(kind="man", name="REN")
    (one,) = cast.voices(_scene((0, "REN"), subjects=(ren,)))
    (two,) = cast.voices(_scene((0, "Ren"), subjects=(Subject(kind="man", name="Ren"),)))
    assert one == two


def test_somebody_off_screen_is_judged_by_the_word_for_them() -> None:
    (voice,) = Cast().voices(_scene((-1, "old woman"), subjects=()))
    assert (voice.gender, voice.age) == ("female", "old")


def test_a_narrator_whose_voice_is_named_has_it() -> None:
    woman, man = (Cast().voices(_scene((-1, who), subjects=()))[0] for who in ("woman_narrator", "old_man_narrator"))
    assert (woman.gender, woman.age) == ("female", "adult")
    assert (man.gender, man.age) == ("male", "old")


def test_a_scene_without_words_needs_no_voice() -> None:
    assert Cast().voices(Scene()) == ()


def test_who_speaks_has_the_gender_of_their_voice_and_nobody_else_is_touched() -> None:
    chef, dog = Subject(kind="chef", name="Aoi"), Subject(kind="dog")
    scene = _scene((0, "Aoi"), subjects=(chef, dog))
    cast = Cast()
    settled = cast.settle(scene)
    assert settled.subjects[0].attributes["gender"] == cast.voices(settled)[0].gender == cast.voices(scene)[0].gender
    assert settled.subjects[1] is dog
    assert cast.settle(settled) == settled

"""Continuity: who comes back looks as before, a place keeps its buildings, hour and weather, who goes on goes on."""

from collections.abc import Sequence
from dataclasses import replace

from studio.project.cast import CastMember
from studio.project.continuity import Story, unlike
from studio.project.scene import Note, Reading, Scene, Subject
from studio.project.sets import SetDesign
from studio.project.shot import Shot

OPEN = ("place", "time_of_day", "weather", "style")


def shot(number: int, prompt: str, scene: Scene, said: Sequence[str] = (), edited: tuple[str, ...] = ()) -> Shot:
    """A shot whose words say some of the fields; the others are assumed."""
    notes = tuple(Note(text="", kind="assumed", detail=field) for field in OPEN if field not in said)
    return Shot(id=f"s{number}", reading=Reading(prompt=prompt, language="en", scene=scene, notes=notes), edited=edited)


def told(*shots: Shot, cast: tuple[CastMember, ...] = (), sets: tuple[SetDesign, ...] = ()) -> list[Scene]:
    story = Story(cast, sets)
    return [story.next(one, one.reading.scene) for one in shots]


def woman(action: str = "stand", **attributes: str) -> Subject:
    return Subject(kind="woman", action=action, attributes=attributes)


def test_the_same_woman_in_shots_1_3_and_7_is_the_same_in_her_coat() -> None:
    man = Subject(kind="man")
    scenes = told(
        shot(1, "A woman in a red coat", Scene(subjects=(woman(clothing="red coat"),))),
        shot(2, "A man", Scene(subjects=(man,))),
        shot(3, "The woman runs", Scene(subjects=(man, woman("run")))),
        *(shot(n, "A man", Scene(subjects=(man,))) for n in (4, 5, 6)),
        shot(7, "The woman sits", Scene(subjects=(woman("sit"),))),
    )
    seen = [scenes[0].subjects[0], scenes[2].subjects[1], scenes[6].subjects[0]]
    assert len({one.look for one in seen}) == 1 and seen[0].look
    assert {one.attributes["clothing"] for one in seen} == {"red coat"}
    assert scenes[1].subjects[0].look == scenes[2].subjects[0].look != seen[0].look


def test_two_of_a_kind_are_two_and_another_age_is_somebody_else() -> None:
    scenes = told(
        shot(1, "", Scene(subjects=(woman(), woman()))),
        shot(2, "", Scene(subjects=(woman(age="old"),))),
        shot(3, "", Scene(subjects=(woman(age="young"),))),
    )
    first, second = scenes[0].subjects
    assert first.look != second.look
    assert scenes[1].subjects[0].look == first.look  # nothing was said of her age before
    assert scenes[2].subjects[0].look != first.look


def test_other_clothes_hold_from_where_they_are_said() -> None:
    scenes = told(
        shot(1, "", Scene(subjects=(woman(clothing="red coat"),))),
        shot(2, "", Scene(subjects=(woman(clothing="white dress"),))),
        shot(3, "", Scene(subjects=(woman(),))),
    )
    assert [scene.subjects[0].attributes["clothing"] for scene in scenes] == ["red coat", "white dress", "white dress"]
    assert len({scene.subjects[0].look for scene in scenes}) == 1


def test_what_is_set_by_hand_holds() -> None:
    scenes = told(
        shot(1, "", Scene(subjects=(woman(clothing="red coat"),), time_of_day="night"), said=("time_of_day",)),
        shot(2, "", Scene(subjects=(woman(),)), edited=("subjects.0.clothing", "time_of_day")),
    )
    assert "clothing" not in scenes[1].subjects[0].attributes and scenes[1].time_of_day == "noon"


def test_she_is_whoever_was_seen_last() -> None:
    nurse = Subject(kind="nurse", attributes={"clothing": "white uniform"})
    she = shot(2, "She laughs.", Scene(subjects=(woman("laugh"),)))
    note = Note(text="", kind="assumed", detail="subjects")
    she = replace(she, reading=replace(she.reading, notes=(*she.reading.notes, note)))
    scenes = told(shot(1, "A nurse", Scene(subjects=(nurse,))), she)
    again = scenes[1].subjects[0]
    assert (again.kind, again.look) == ("nurse", scenes[0].subjects[0].look)
    assert again.attributes["clothing"] == "white uniform"


def test_a_place_keeps_its_hour_weather_and_what_stands_there_unless_the_words_say_otherwise() -> None:
    street = Scene(place="street", surroundings=("tokyo",), time_of_day="night", weather="rain")
    scenes = told(
        shot(1, "", street, said=("place", "time_of_day", "weather")),
        shot(2, "", Scene(place="cafe"), said=("place",)),
        shot(3, "", Scene(place="street"), said=("place",)),
        shot(4, "", Scene(place="street", time_of_day="morning"), said=("place", "time_of_day")),
        shot(5, "", Scene(place="park")),
    )
    assert [(one.time_of_day, one.weather) for one in scenes[:3]] == [("night", "rain")] * 3
    assert scenes[2].surroundings == ("tokyo",) and scenes[2].layout == scenes[0].layout
    assert scenes[3].time_of_day == "morning" and scenes[3].layout == scenes[0].layout
    assert scenes[4].place == "street"  # where it is not said, it goes on where it was


def test_a_set_of_the_list_is_as_it_was_designed() -> None:
    home = SetDesign(name="Haru's kitchen", place="kitchen", surroundings=("window",), time_of_day="dusk", layout=7)
    scenes = told(
        shot(1, "A woman in Haru's kitchen", Scene(place="room", subjects=(woman(),)), said=("place",)),
        shot(2, "A woman", Scene(place="kitchen", time_of_day="noon"), said=("place", "time_of_day")),
        sets=(home,),
    )
    assert (scenes[0].place, scenes[0].time_of_day, scenes[0].layout) == ("kitchen", "dusk", 7)
    assert (scenes[1].time_of_day, scenes[1].layout, scenes[1].surroundings) == ("noon", 7, ("window",))


def test_who_goes_to_one_side_goes_on_until_they_turn() -> None:
    scenes = told(
        shot(1, "runs to the left", Scene(subjects=(woman("run", direction="left"),))),
        shot(2, "walks", Scene(subjects=(woman("walk"),))),
        shot(3, "walks toward us", Scene(subjects=(woman("walk", direction="toward_camera"),))),
        shot(4, "She turns around and walks", Scene(subjects=(woman("walk"),))),
        shot(5, "彼女は歩く", Scene(subjects=(woman("walk"),))),
        shot(6, "彼女は引き返す", Scene(subjects=(woman("walk"),))),
    )
    ways = [scene.subjects[0].attributes.get("screen") for scene in scenes]
    assert ways == [None, "left", None, "right", "right", "left"]


def test_a_member_of_the_cast_is_the_same_by_any_word() -> None:
    mika = CastMember(handle="Mika", name="Mika", words="a woman", subject=woman(clothing="coat"), body="chosen")
    one = replace(woman(), cameo="Mika")
    scenes = told(
        shot(1, "", Scene(subjects=(one,))), shot(2, "", Scene(subjects=(Subject(kind="man"), one))), cast=(mika,)
    )
    assert scenes[0].subjects[0].look == scenes[1].subjects[1].look == "chosen"


def test_what_a_take_no_longer_shows_is_named() -> None:
    made = Scene(subjects=(replace(woman(clothing="red coat"), look="a"),), layout=0, place="street")
    assert unlike(made, made) == ()
    other = replace(made.subjects[0], attributes={"clothing": "white dress"})
    assert unlike(made, replace(made, subjects=(other,))) == ("cast",)
    assert unlike(made, replace(made, layout=3)) == ("set",)
    assert unlike(made, replace(made, weather="rain")) == ("light",)
    older = replace(made, layout=None, subjects=(replace(made.subjects[0], look=None),))
    assert unlike(older, made) == ()

"""Scenes are enlivened before they are blocked: a smile is of the face, a laugh of the whole body."""

import pytest

from studio.project.scene import Scene, Subject
from studio.stage.director.dealings import enlivened


@pytest.mark.parametrize(
    ("subject", "action", "then"),
    [
        (Subject(kind="woman", action="laugh", attributes={"deed": "smile"}), "stand", ()),
        (Subject(kind="girl", action="walk", then=("laugh",), attributes={"deed": "smile"}), "walk", ()),
        (Subject(kind="boy", action="laugh", then=("run",), attributes={"deed": "grin"}), "run", ()),
    ],
)
def test_who_smiles_looks_happy_and_does_not_shake(subject: Subject, action: str, then: tuple[str, ...]) -> None:
    (one,) = enlivened(Scene(subjects=(subject,))).subjects
    assert (one.action, one.then, one.attributes["mood"]) == (action, then, "happy")


@pytest.mark.parametrize("deed", ["", "giggle", "smile, laugh"])
def test_who_laughs_laughs(deed: str) -> None:
    scene = Scene(subjects=(Subject(kind="man", action="laugh", attributes={"deed": deed} if deed else {}),))
    assert enlivened(scene).subjects == scene.subjects


def test_a_said_mood_stays() -> None:
    said = Subject(kind="man", action="laugh", attributes={"deed": "smile", "mood": "sad"})
    assert enlivened(Scene(subjects=(said,))).subjects[0].attributes["mood"] == "sad"


def test_what_is_hunted_by_a_vehicle_goes_too() -> None:
    police = Subject(kind="police_car", action="drive", attributes={"target": "car"})
    scene = enlivened(Scene(subjects=(police, Subject(kind="car", action="stand"))))
    assert scene.subjects[1].action == "drive"

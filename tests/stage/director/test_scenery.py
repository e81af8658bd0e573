"""What a scene becomes before it is staged."""

import pytest

from studio.project.scene import Scene, Subject
from studio.stage.director.staging import with_scenery


@pytest.mark.parametrize(
    ("kind", "place", "around", "attributes", "others", "action"),
    [
        ("martial_artist", "court", ("dojo",), {}, (), "fight"),
        ("man", "court", ("dojo",), {}, (), "fight"),
        ("ninja", "rooftop", (), {}, (), "fight"),
        ("ninja", "park", (), {}, (Subject(kind="football"),), "kick"),
        ("boxer", "court", ("boxing_ring",), {"target": "door"}, (), "kick"),
        ("boy", "park", (), {}, (), "kick"),
    ],
)
def test_a_fighters_kick_needs_no_ball(
    kind: str,
    place: str,
    around: tuple[str, ...],
    attributes: dict[str, str],
    others: tuple[Subject, ...],
    action: str,
) -> None:
    kicker = Subject(kind=kind, action="kick", attributes=attributes)
    scene, _ = with_scenery(Scene(place=place, surroundings=around, subjects=(kicker, *others)))
    assert scene.subjects[0].action == action

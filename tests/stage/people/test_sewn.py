"""What is sewn to a garment stays on it when its wearer moves."""

import numpy as np
import pytest

from studio.stage.people.cast import Casting
from studio.stage.people.person import Person
from studio.stage.people.skeleton import Aim, Pose
from studio.stage.people.wardrobe.closet import ITEMS
from studio.stage.people.wardrobe.roles import ROLES

RAISED = Pose(
    aim={
        "LeftArm": Aim((0.3, 0.7, 0.6)),
        "RightArm": Aim((0.3, -0.7, 0.6)),
        "LeftForeArm": Aim((0.3, 0.2, 0.9)),
        "RightForeArm": Aim((0.3, -0.2, 0.9)),
    }
)


def longest_thread(person: Person) -> float:
    """The longest edge, metres, of a triangle that raised arms stretch to more than three times its longest edge."""
    rest, _ = person.deform(Pose(), {}, (0, 0, 0), 0.0)
    raised, _ = person.deform(RAISED, {}, (0, 0, 0), 0.0)
    longest = 0.0
    for mesh, before, after in zip(person.meshes, rest, raised, strict=True):
        at_rest, now = (
            np.linalg.norm(p[mesh.triangles] - p[np.roll(mesh.triangles, 1, axis=1)], axis=2).max(1)
            for p in (before, after)
        )
        longest = max(longest, float(now[now > 3 * at_rest].max(initial=0.0)))
    return longest


@pytest.mark.parametrize("word", ["parka", "raincoat", "coat", "hoodie", "haori", "sweater"])
def test_raised_arms_draw_no_threads_out_of_clothes(casting: Casting, word: str) -> None:
    assert word in ITEMS
    for kind in ("woman", "man"):
        person = casting.person(kind, {"clothing": word}, seed=3, style="photoreal", lod=1)
        assert longest_thread(person) < 0.14, kind


@pytest.mark.parametrize(
    "kind",
    ["mountaineer", "climber", "hiker", "firefighter", "cyclist", "football_player", "soccer_player", "fisherman",
     "doctor", "businesswoman"],
)  # fmt: skip
def test_raised_arms_draw_no_threads_out_of_a_role(casting: Casting, kind: str) -> None:
    assert kind in ROLES
    # Farther off, the few large triangles of an armpit stretch as far as a thread would.
    for level in (0, 1):
        person = casting.person(kind, {}, seed=3, style="photoreal", lod=level)
        assert longest_thread(person) < 0.14, level

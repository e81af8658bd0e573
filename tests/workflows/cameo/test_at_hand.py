"""Cameos beside the cast."""

from dataclasses import replace

from studio.project.cameo import Cameo
from studio.project.cast import CastMember
from studio.project.project import Project
from studio.project.scene import Subject
from studio.workflows.cameo.at_hand import at_hand, taken_in

HARU = Cameo(id="c1", handle="haru", name="Haru", subject=Subject(kind="man"))
POCHI = Cameo(id="c2", handle="pochi", name="Pochi", kind="pet", subject=Subject(kind="dog"))


def test_who_is_called_joins_the_cast_and_nobody_else() -> None:
    before = Project(name="Film")
    after = taken_in(before, (HARU, POCHI), "@haruが走る。")
    assert [(member.handle, member.cameo, member.words) for member in after.cast] == [("haru", "c1", "男性")]
    assert taken_in(after, (HARU, POCHI), "@haru runs.") is after
    assert taken_in(before, (HARU, POCHI), "Nobody is called.") is before


def test_the_projects_own_people_come_first() -> None:
    own = CastMember(handle="Haru", name="Haruko", words="a girl", subject=Subject(kind="girl"))
    project = replace(Project(name="Film"), cast=(own,))
    assert [member.handle for member in at_hand((HARU, POCHI), project.cast, "")] == ["pochi"]
    assert taken_in(project, (HARU,), "@haru runs.") is project

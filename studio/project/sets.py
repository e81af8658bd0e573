"""Sets: places of a project that come back from shot to shot as they were."""

from dataclasses import dataclass

from studio.project.scene import TimeOfDay, Weather


@dataclass(frozen=True, slots=True, kw_only=True)
class SetDesign:
    """A set. ``name`` is unique in the project, whatever its case; a prompt that says it is played there, and so is
    every shot at its ``place`` that names no other set. ``surroundings`` are what stands there, ``layout`` which of
    the places of its kind it is (the same number, the same buildings). ``time_of_day`` and ``weather`` hold wherever
    a prompt leaves them open; None: as the story last had them.
    """

    name: str
    place: str
    surroundings: tuple[str, ...] = ()
    time_of_day: TimeOfDay | None = None
    weather: Weather | None = None
    layout: int = 0

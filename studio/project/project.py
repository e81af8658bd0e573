"""The document: shots in the order of the story, and their takes. An immutable snapshot, and edits that make the next.

Every edit is a pure function ``(Project, …) -> Project``; what it leaves alone stays the same object.
"""

from dataclasses import dataclass, replace

from studio.core.errors import ProjectError
from studio.project.scene import Reading
from studio.project.shot import Shot
from studio.project.take import Take


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """``shots`` by number; ``takes`` in the order they were made, of all shots."""

    name: str
    shots: tuple[Shot, ...] = ()
    takes: tuple[Take, ...] = ()

    def shot(self, shot_id: str) -> Shot:
        """The shot with this id. Raises ``ProjectError``."""
        for shot in self.shots:
            if shot.id == shot_id:
                return shot
        raise ProjectError(f'There is no shot "{shot_id}" in {self.name}.', todo=f"It has: {_names(self.shots)}.")

    def take(self, take_id: str) -> Take:
        """The take with this id. Raises ``ProjectError``."""
        for take in self.takes:
            if take.id == take_id:
                return take
        raise ProjectError(f'There is no take "{take_id}" in {self.name}.', todo=f"It has: {_names(self.takes)}.")

    def takes_of(self, shot_id: str) -> tuple[Take, ...]:
        """The takes of a shot, oldest first."""
        return tuple(take for take in self.takes if take.shot_id == shot_id)


def add_shot(project: Project, reading: Reading) -> Project:
    """A new shot at the end of the story.

    ::

        s1 s2        ->  s1 s2 s3
        takes        ->  takes (the same objects)
    """
    number = max((shot.number for shot in project.shots), default=0) + 1
    taken = {shot.id for shot in project.shots}
    serial = number
    while f"s{serial}" in taken:
        serial += 1
    return replace(project, shots=(*project.shots, Shot(id=f"s{serial}", number=number, reading=reading)))


def next_take_id(project: Project, shot_id: str) -> str:
    """The id that the next take of this shot gets: ``s2t3`` is the third take of shot ``s2``."""
    project.shot(shot_id)
    taken = {take.id for take in project.takes}
    serial = len(project.takes_of(shot_id)) + 1
    while f"{shot_id}t{serial}" in taken:
        serial += 1
    return f"{shot_id}t{serial}"


def add_take(project: Project, take: Take) -> Project:
    """A new take of a shot that is in the project, after those it has.

    ::

        s1: t1        ->  s1: t1 t2
        s2: t1            s2: t1

    Raises:
        ProjectError: the shot is not in the project, or the take's id is already used.
    """
    project.shot(take.shot_id)
    if any(other.id == take.id for other in project.takes):
        raise ProjectError(f'{project.name} already has a take "{take.id}".')
    return replace(project, takes=(*project.takes, take))


def _names(items: tuple[Shot, ...] | tuple[Take, ...]) -> str:
    return ", ".join(item.id for item in items) or "none"

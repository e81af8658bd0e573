"""What a window is looking at: shots, one in hand, and which of its takes is shown. Not part of the document."""

from collections.abc import Collection

from studio.core.signals import Signal
from studio.project.project import Project
from studio.project.take import Take
from studio.workflows.session.session import Change, Session


class Selection:
    """``shots`` are selected, ``shot`` is the one in hand (the last one clicked), ``take`` the one shown of it.

    ``changed`` follows every change, with the selection itself. A shot or take that leaves the project leaves the
    selection; the nearest shot comes into hand. A new take of the shot in hand is shown at once.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self.changed: Signal[Selection] = Signal()
        project = session.project
        self._shots: tuple[str, ...] = (project.shots[0].id,) if project.shots else ()
        self._shot: str | None = self._shots[0] if self._shots else None
        self._take: str | None = None
        self._end = session.changed.connect(self._follow)

    @property
    def shots(self) -> tuple[str, ...]:
        """Ids of the selected shots, in the order of the story."""
        return self._shots

    @property
    def shot(self) -> str | None:
        """Id of the shot in hand; None in an empty project."""
        return self._shot

    @property
    def take(self) -> Take | None:
        """The take that is shown: the chosen one, else the one that stands for the shot; None where there is none."""
        project = self._session.project
        if self._shot is None:
            return None
        chosen = next((take for take in project.takes_of(self._shot) if take.id == self._take), None)
        return chosen or project.standing(self._shot)

    def choose(self, shot_id: str | None) -> None:
        """Take one shot in hand and select it alone."""
        self._set((shot_id,) if shot_id else (), shot_id, self._take_with(shot_id))

    def select(self, shot_ids: Collection[str], in_hand: str) -> None:
        """Select these shots and take one of them in hand."""
        self._set(self._in_order(self._session.project, {*shot_ids, in_hand}), in_hand, self._take_with(in_hand))

    def extend(self, shot_id: str) -> None:
        """Select from the shot in hand to this one, and take this one in hand."""
        numbers = self._session.project.number
        if self._shot is None:
            self.choose(shot_id)
            return
        first, last = sorted((numbers(self._shot), numbers(shot_id)))
        self._set(
            tuple(shot.id for shot in self._session.project.shots[first - 1 : last]), shot_id, self._take_with(shot_id)
        )

    def toggle(self, shot_id: str) -> None:
        """Add a shot to the selection and take it in hand, or take it out."""
        chosen = {*self._shots} ^ {shot_id}
        shots = self._in_order(self._session.project, chosen)
        self._set(shots, shot_id if shot_id in chosen else (shots[-1] if shots else None), None)

    def show(self, take_id: str | None) -> None:
        """Show a take of the shot in hand; None shows the one that stands for it."""
        self._set(self._shots, self._shot, take_id)

    def close(self) -> None:
        """Stop following the session."""
        self._end()

    def _take_with(self, shot_id: str | None) -> str | None:
        """The same shot goes on showing the same take."""
        return self._take if shot_id == self._shot else None

    def _set(self, shots: tuple[str, ...], shot: str | None, take: str | None) -> None:
        if (shots, shot, take) != (self._shots, self._shot, self._take):
            self._shots, self._shot, self._take = shots, shot, take
            self.changed.emit(self)

    def _follow(self, change: Change) -> None:
        """Let go of what has left the project, and look at what has just come."""
        project = change.after
        there = {shot.id for shot in project.shots}
        shots = self._in_order(project, {shot_id for shot_id in self._shots if shot_id in there})
        before = {shot.id for shot in change.before.shots}
        new = [shot.id for shot in project.shots if shot.id not in before]
        shot, take = self._shot, self._take
        if new:
            shots, shot, take = tuple(new), new[0], None
        elif shot not in there:
            shot = _nearest(change.before, project, shot)
            shots, take = (shot,) if shot else (), None
        if len(project.takes) > len(change.before.takes) and shot and not new:
            latest = project.takes[-1]
            take = latest.id if latest.shot_id == shot else take
        if take and not any(other.id == take for other in project.takes):
            take = None
        self._set(shots, shot, take)

    @staticmethod
    def _in_order(project: Project, chosen: set[str]) -> tuple[str, ...]:
        return tuple(shot.id for shot in project.shots if shot.id in chosen)


def _nearest(before: Project, after: Project, shot_id: str | None) -> str | None:
    """The shot that stands where a removed one stood."""
    if not after.shots:
        return None
    place = before.number(shot_id) - 1 if shot_id else 0
    return after.shots[min(place, len(after.shots) - 1)].id

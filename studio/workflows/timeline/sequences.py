"""What is done with whole sequences on the desk: another is opened, one comes, is named, goes."""

from studio.project import sequences
from studio.project.project import Project
from studio.project.timeline.sequence import Sequence
from studio.workflows.timeline.desk import TimelineDesk


class SequenceActs:
    """Each is one edit; why one cannot be is told by the desk's session."""

    def __init__(self, desk: TimelineDesk) -> None:
        self._desk = desk

    @property
    def all(self) -> tuple[Sequence, ...]:
        """The film first."""
        return self._desk.project.sequences

    @property
    def in_film(self) -> bool:
        """Whether the film itself is cut."""
        return self._desk.sequence is None or self._desk.sequence is self.all[0]

    def add(self, name: str) -> bool:
        """A new, empty one, which is opened."""
        name = " ".join(name.split())
        made: list[str] = []

        def _edit(project: Project) -> Project:
            after = sequences.add_sequence(project, name)
            made.append(after.sequences[-1].id)
            return after

        if not name or not self._desk.session.edit("New sequence", _edit) or not made:
            return False
        self._desk.open(made[-1])
        return True

    def rename(self, name: str) -> bool:
        """The one that is cut."""
        name, sequence = " ".join(name.split()), self._desk.sequence
        if not name or sequence is None or name == sequence.name:
            return False
        return self._desk.session.edit(
            "Name sequence", lambda project: sequences.rename_sequence(project, sequence.id, name)
        )

    def remove(self) -> bool:
        """The one that is cut; then the film is."""
        sequence = self._desk.sequence
        if sequence is None or not self._desk.session.edit(
            "Remove sequence", lambda project: sequences.remove_sequence(project, sequence.id)
        ):
            return False
        self._desk.open(self.all[0].id)
        return True

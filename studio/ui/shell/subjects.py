"""Files of the person's own that become subjects: dropped on the window, named, and known to prompts from then on."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from threading import Thread

from PySide6.QtCore import QObject

from studio.core.errors import StudioError
from studio.core.signals import Post
from studio.ui.host import Host, Notice
from studio.workflows.subjects import Brought, Subjects, bring


class OwnSubjects(QObject):
    """``ask`` asks for the names of a file, with a first guess; None where it is not to be added."""

    def __init__(
        self, host: Host, subjects: Callable[[], Subjects] | None, post: Post, ask: Callable[[Path], str | None]
    ) -> None:
        super().__init__()
        self._host, self._subjects, self._post, self._ask = host, subjects, post, ask
        self._adding: Thread | None = None

    def take(self, file: Path) -> None:
        """Ask what it is called, look it through and keep it; what is wrong with it is told."""
        if self._subjects is None:
            return
        names = self._ask(file)
        if names is None:
            return
        subjects = self._subjects()

        def _add() -> None:
            try:
                made = bring(subjects, [file], names)[0]
            except StudioError as problem:
                self._post(partial(self._host.notes.refuse, problem))
            else:
                self._post(partial(self._added, made))

        self.wait()
        self._adding = Thread(target=_add, name="subject", daemon=False)
        self._adding.start()

    def wait(self) -> None:
        """Until a file that is being looked through is done."""
        if self._adding is not None:
            self._adding.join()
            self._adding = None

    def _added(self, made: Brought) -> None:
        moves = {
            "person": self.tr("It has a person’s bones: it walks, waves and dances as people do."),
            "animal": self.tr("It moves by its own animations."),
            "thing": self.tr("It is a thing: it stands, falls and rolls."),
        }[made.sort]
        told = self.tr("Write “{name}” in a prompt, and it plays.").format(name=made.names[0])
        self._host.notes.say(Notice(text=told, kind="good", todo=" ".join((moves, *made.remarks)), stays=True))

"""The first wish of an empty project: words become a shot, and the shot its first take."""

from dataclasses import replace

from studio.project import edits
from studio.project.project import Project
from studio.ui.host import Host
from studio.ui.shell.welcome import First, Welcome
from studio.workflows.opened import Opened


class FirstShot:
    """Listens to the welcome. What was typed stays there until it has become a shot."""

    def __init__(self, host: Host, opened: Opened, welcome: Welcome) -> None:
        self._host, self._opened, self._welcome = host, opened, welcome
        self._wish: First | None = None
        welcome.begun.connect(self._begin)
        welcome.scripted.connect(self._script)
        self._ends = (
            opened.session.changed.connect(lambda _change: self._go_on()),
            opened.board.refused.connect(lambda _error: self._stay()),
        )

    def release(self) -> None:
        """Stop listening."""
        for end in self._ends:
            end()

    def _begin(self, wish: First) -> None:
        if self._wish is not None:
            return
        self._wish = wish
        self._welcome.set_busy(True)
        if wish.style is not None:
            self._opened.session.edit("Choose the style", lambda before: _styled(before, wish.style))
        self._opened.board.write((wish.prompt,))

    def _script(self, text: str) -> None:
        self._welcome.set_busy(True)
        self._opened.board.paste(text)

    def _go_on(self) -> None:
        shots = self._opened.session.project.shots
        if not shots:
            return
        wish, self._wish = self._wish, None
        self._welcome.set_busy(False)
        self._welcome.clear()
        if wish is None:
            return
        shot = shots[0]
        self._opened.selection.choose(shot.id)
        if wish.seconds is not None:
            settings = replace(shot.settings, seconds=wish.seconds)
            self._opened.session.edit("Choose the length", lambda before: edits.set_settings(before, shot.id, settings))
        self._opened.jobs.draft(shot.id)

    def _stay(self) -> None:
        """It could not be read: the words stay, to be tried again."""
        self._wish = None
        self._welcome.set_busy(False)


def _styled(project: Project, style: str | None) -> Project:
    return edits.set_form(project, replace(project.form, style=style))

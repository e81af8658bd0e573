"""A player on the window's event loop: looked at when its next picture is due, and whenever it has something new."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from studio.workflows.playback import Look, Player, Reel, Transport

MakePlayer = Callable[[Callable[[], None]], Player]
"""Makes a player that calls what it is given, from any thread, when there is something new to look at."""


class Playing(QObject):
    """``looked`` gives every ``Look`` that differs from the one before; ``moved`` follows transport, marks and reel."""

    looked = Signal(object)
    moved = Signal()
    _told = Signal()

    def __init__(self, make: MakePlayer, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.look)
        self._told.connect(self.look, Qt.ConnectionType.QueuedConnection)
        self._closed = False
        self._player = make(self._tell)
        self._last: Look | None = None
        self._before: tuple[Transport, Reel] | None = None

    @property
    def player(self) -> Player:
        """The player; call ``look`` after telling it something, or tell it through ``do``."""
        return self._player

    @property
    def last(self) -> Look | None:
        """What was seen last."""
        return self._last

    def do(self, action: Callable[[Player], object]) -> None:
        """Tell the player something and show what comes of it."""
        if not self._closed:
            action(self._player)
            self.look()

    def scrub(self, frame: int) -> None:
        """Drag the playhead to a frame."""
        self.do(lambda player: player.scrub(frame))

    def fit(self, width: int, height: int) -> None:
        """Pictures are drawn in a box of this many device pixels; (0, 0): in their own size."""
        self.do(lambda player: player.fit(width, height))

    def look(self) -> None:
        """Show what is to be seen now, and come back when the next picture is due."""
        if self._closed:
            return
        look = self._player.look()
        self._last = look
        self.looked.emit(look)
        transport, reel = self._player.transport, self._player.reel
        steady = Transport(
            length=transport.length,
            speed=transport.speed,
            loop=transport.loop,
            mark_in=transport.mark_in,
            mark_out=transport.mark_out,
        )
        if self._before != (steady, reel):
            self._before = (steady, reel)
            self.moved.emit()
        if look.next_in is not None:
            self._timer.start(max(1, round(look.next_in * 1000)))
        else:
            self._timer.stop()

    def close(self) -> None:
        """Stop the timer and the player's threads."""
        if not self._closed:
            self._closed = True
            self._timer.stop()
            self._player.close()

    def _tell(self) -> None:
        """From any thread."""
        if not self._closed:
            self._told.emit()

"""The transport's commands, done by one player: the monitor's, or that of compare while it is open."""

from collections.abc import Callable

from studio.ui.commands import Commands
from studio.ui.screen.playing import Playing
from studio.workflows.playback import Player


def bind_transport(commands: Commands, playing: Playing) -> None:
    """From now on Space, J, K, L, arrows and marks act on this player."""

    def _second(player: Player, direction: int) -> None:
        player.step(direction * round(player.reel.rate.fps))

    def _mark_to(player: Player, which: int) -> None:
        transport = player.transport
        frame = (transport.mark_in, transport.mark_out)[which]
        if frame is not None:
            player.seek(frame)

    def _clear(player: Player, into: bool, out: bool) -> None:
        transport = player.transport
        player.mark(None if into else transport.mark_in, None if out else transport.mark_out)

    verbs: dict[str, Callable[[Player], object]] = {
        "play.toggle": lambda player: player.toggle(),
        "play.back": lambda player: player.shuttle(-1),
        "play.stop": lambda player: player.pause(),
        "play.forward": lambda player: player.shuttle(1),
        "play.frame_back": lambda player: player.step(-1),
        "play.frame_forward": lambda player: player.step(1),
        "play.second_back": lambda player: _second(player, -1),
        "play.second_forward": lambda player: _second(player, 1),
        "play.previous_cut": lambda player: player.to_cut(-1),
        "play.next_cut": lambda player: player.to_cut(1),
        "play.start": lambda player: player.seek(0),
        "play.end": lambda player: player.seek(player.reel.frame_count - 1),
        "play.loop": lambda player: player.set_loop(commands.checked("play.loop")),
        "mark.in": lambda player: player.set_in(),
        "mark.out": lambda player: player.set_out(),
        "mark.go_in": lambda player: _mark_to(player, 0),
        "mark.go_out": lambda player: _mark_to(player, 1),
        "mark.clear_in": lambda player: _clear(player, into=True, out=False),
        "mark.clear_out": lambda player: _clear(player, into=False, out=True),
        "mark.clear": lambda player: _clear(player, into=True, out=True),
    }
    for name, verb in verbs.items():
        commands.bind(name, _doing(playing, verb))
    commands.set_checked("play.loop", playing.player.transport.loop)


def _doing(playing: Playing, verb: Callable[[Player], object]) -> Callable[[], None]:
    return lambda: playing.do(verb)

"""The files of an order on their way to another machine and back: which it reads, which it writes, and the order itself
with other places for them."""

import contextlib
import secrets
import shutil
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from studio.core.errors import DiskError
from studio.ports.worker import (
    BlockingOrder,
    Order,
    ReadOrder,
    SequenceOrder,
    ShotOrder,
    SoundOrder,
    SpeakOrder,
    StoryOrder,
    TakeOrder,
)

Files = Mapping[str, bytes]
"""What a worker wrote: by the number of the place in ``written``, and for a folder by number, ``/`` and the name."""


def read_by(order: Order) -> tuple[Path, ...]:
    """The files that the order reads, each once."""
    match order:
        case TakeOrder(sounds=sounds) | ShotOrder(sounds=sounds):
            found = sounds
        case SoundOrder(picture=picture, sounds=sounds):
            found = (picture, *sounds)
        case ReadOrder(script=script):
            found = () if script is None else (script,)
        case StoryOrder():
            found = order.given
        case BlockingOrder() | SpeakOrder() | SequenceOrder():
            found = ()
    return tuple(dict.fromkeys(found))


def written_by(order: Order) -> tuple[Path, ...]:
    """The files that the order writes; a ``StoryOrder``'s second one is a folder."""
    match order:
        case TakeOrder(movie=movie, proxy=proxy, thumbnails=thumbnails):
            return movie, proxy, thumbnails
        case ShotOrder(movie=movie) | SoundOrder(movie=movie) | SequenceOrder(movie=movie):
            return (movie,)
        case StoryOrder(movie=movie, takes=takes):
            return (movie,) if takes is None else (movie, takes)
        case ReadOrder() | BlockingOrder() | SpeakOrder():
            return ()


def travels(order: Order) -> bool:
    """Whether all that the order needs can be brought to another machine. Somebody's face and voice cannot: they stay
    on the machine that was given them."""
    match order:
        case SequenceOrder():
            return False
        case (
            TakeOrder(recipe=recipe)
            | ShotOrder(recipe=recipe)
            | SoundOrder(recipe=recipe)
            | BlockingOrder(recipe=recipe)
        ):
            return not recipe.cameos
        case StoryOrder(prompts=prompts, script=script):
            return "@" not in "".join((*prompts, script))
        case ReadOrder(prompts=prompts):
            return "@" not in "".join(prompts)
        case SpeakOrder():
            return True


def moved(order: Order, where: Callable[[Path], Path]) -> Order:
    """The order with every file at another place."""
    match order:
        case TakeOrder():
            return replace(
                order,
                movie=where(order.movie),
                proxy=where(order.proxy),
                thumbnails=where(order.thumbnails),
                sounds=tuple(map(where, order.sounds)),
            )
        case ShotOrder():
            return replace(order, movie=where(order.movie), sounds=tuple(map(where, order.sounds)))
        case SoundOrder():
            sounds = tuple(map(where, order.sounds))
            return replace(order, picture=where(order.picture), movie=where(order.movie), sounds=sounds)
        case StoryOrder():
            return replace(
                order,
                movie=where(order.movie),
                takes=order.takes and where(order.takes),
                image=order.image and where(order.image),
                footage=order.footage and where(order.footage),
                follow=order.follow and where(order.follow),
            )
        case ReadOrder():
            return replace(order, script=order.script and where(order.script))
        case BlockingOrder() | SpeakOrder() | SequenceOrder():
            return order


def unpacked(order: Order, files: Mapping[str, bytes], folder: Path) -> Order:
    """On the worker's machine: the order's files in ``folder``, and the order that names them there. ``files`` are the
    contents of what it reads, by path. Raises ``DiskError``."""
    places: dict[Path, Path] = {}
    for number, path in enumerate((*read_by(order), *written_by(order))):
        places[path] = folder / f"{number}{path.suffix}"
    try:
        for path, content in files.items():
            places[Path(path)].write_bytes(content)
    except OSError as exc:
        raise _disk(folder, exc) from exc
    return moved(order, lambda path: places[path])


def packed(order: Order) -> dict[str, bytes]:
    """On the worker's machine: what the order wrote there; see ``Files``. Raises ``DiskError``."""
    made: dict[str, bytes] = {}
    try:
        for number, path in enumerate(written_by(order)):
            if path.is_dir():
                made |= {f"{number}/{file.name}": file.read_bytes() for file in sorted(path.iterdir())}
            elif path.exists():
                made[str(number)] = path.read_bytes()
    except OSError as exc:
        raise _disk(exc.filename or "", exc) from exc
    return made


def landed(order: Order, files: Files) -> None:
    """On this machine: every file that was wanted at its place, whole. Raises ``DiskError``; then none is there."""
    wanted = written_by(order)
    token = secrets.token_hex(4)
    try:
        for number, path in enumerate(wanted):
            inside = {name: content for name, content in files.items() if name.startswith(f"{number}/")}
            part = path.with_name(f".{path.stem}.{token}.part")
            try:
                if inside:
                    part.mkdir()
                    for name, content in inside.items():
                        (part / Path(name).name).write_bytes(content)
                elif str(number) in files:
                    part.write_bytes(files[str(number)])
                else:
                    continue
                part.replace(path)
            finally:
                _gone(part)
    except OSError as exc:
        withdrawn(order)
        raise _disk(exc.filename or "", exc) from exc


def withdrawn(order: Order) -> None:
    """Nothing of what the order writes is left."""
    for path in written_by(order):
        _gone(path)


def _gone(path: Path) -> None:
    with contextlib.suppress(OSError):
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)


def _disk(path: object, exc: OSError) -> DiskError:
    return DiskError(f"{path} cannot be written or read: {exc.strerror or exc}.", todo="Free some space.")

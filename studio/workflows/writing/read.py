"""Readings: how the studio understands prompts or a script, before anything is made of them."""

from collections.abc import Iterator
from pathlib import Path

from studio.core.errors import InputError
from studio.ports.reading import ReadOptions
from studio.project.scene import Reading
from studio.workflows.cameo import calling
from studio.workflows.studio import Studio


def readings(
    studio: Studio, prompts: tuple[str, ...], script: Path | None, style: str | None, language: str | None
) -> Iterator[Reading]:
    """One reading a shot, as they come. ``@handle`` of a cameo of this machine calls them, whatever the project.

    Raises:
        InputError: there is no text, or one that cannot be read.
    """
    if script is None and not prompts:
        raise InputError("There is nothing to read.", todo="Write a prompt, or give a script with --script FILE.")
    if script is not None and prompts:
        raise InputError("Shots come from prompts or from a script, not from both.")
    wishes = ReadOptions(style=style, language=language)
    if script is not None:
        yield from _script(studio, script, wishes)
    for prompt in prompts:
        text = _text(prompt)
        cast = calling.members(studio.consent, text) if "@" in text else ()
        reading = studio.reader.read(calling.spelled(text, cast), wishes)
        yield calling.answered(reading, text, cast) if cast else reading


def _script(studio: Studio, script: Path, wishes: ReadOptions) -> Iterator[Reading]:
    """The shots of a script, with the cameos that it calls."""
    try:
        text = script.read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        text = ""  # the reader says what is wrong with it
    cast = calling.members(studio.consent, text) if "@" in text else ()
    if not cast:
        yield from studio.reader.read_script(script, wishes)
        return
    with calling.spelled_script(script, cast, text) as copy:
        yield from (calling.of_script(reading, cast) for reading in studio.reader.read_script(copy, wishes))


def _text(prompt: str) -> str:
    """The prompt as text that can be written anywhere: bytes that were no UTF-8 on the way in become ``�``."""
    return prompt.encode("utf-8", "surrogateescape").decode("utf-8", "replace")

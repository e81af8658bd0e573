"""Lines spoken over: each begins where the line it replaces began, and the pictures know nothing of it."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from studio.core.errors import InputError
from studio.core.progress import CancelToken
from studio.core.time import SAMPLE_RATE
from studio.ports.engine import PlacedLine
from studio.ports.speech import Speech
from studio.project.dub import Dub
from studio.workflows.cameo.admitting import Admitted
from studio.workflows.recipe import own
from studio.workflows.studio import Studio


def spoken_over(
    studio: Studio,
    let_in: Admitted,
    speech: Sequence[Speech],
    placed: Sequence[PlacedLine],
    sample_count: int,
    cancel: CancelToken,
    find: own.Find,
) -> tuple[PlacedLine, ...]:
    """The placed lines with the recipe's dubs in the places of the ones they replace.

    ``speech`` are the lines as the shot was staged with, in the order of the dialogue; ``sample_count`` is the length
    of the shot. A line is never cut off.

    Raises:
        InputError: a dub names no line, does not fit into the shot, or its recording is missing or damaged.
    """
    by_line = {dub.line: dub for dub in let_in.recipe.dubs}
    lost = next((line for line in by_line if not 0 <= line < len(speech)), None)
    if lost is not None:
        raise InputError(f"There is no line {lost + 1} in this take; it has {len(speech)}.")
    lines: list[PlacedLine] = []
    for one in placed:
        number = next(number for number, said in enumerate(speech) if said is one.speech)
        if number not in by_line:
            lines.append(one)
            continue
        said = _said(studio, let_in, by_line[number], cancel, find)
        over = one.sample + len(said.samples) - sample_count
        if over > 0:
            raise InputError(
                f"Line {number + 1} would last {over / SAMPLE_RATE:.1f} s beyond the end of its shot.",
                todo="Say it in fewer words or make a new take.",
            )
        lines.append(replace(one, speech=said))
    return tuple(lines)


def _said(studio: Studio, let_in: Admitted, dub: Dub, cancel: CancelToken, find: own.Find) -> Speech:
    line = let_in.recipe.scene.dialogue[dub.line]
    line = replace(line, text=dub.text or line.text, tone=dub.tone or line.tone)
    voice = let_in.voice(dub.line, dub.voice)
    if not dub.media:
        return studio.speaker.speak(line, voice, cancel)
    both = studio.media.sound(find(dub.media)).samples
    return studio.speaker.follow(line, voice, both.mean(axis=1, dtype=np.float32), cancel)

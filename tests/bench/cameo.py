"""What a cameo costs after the last line has been said, and how soon there is a film with oneself in it.

::

    python -m tests.bench.cameo [--language en|ja] [--seconds 4]

Somebody of the stage sits before the camera (``tests.fakes.sitter``); their movie goes in as a stream would, at its own
pace. Prints seconds, and CPU seconds of this process and its children: from the last line to the place of the
signature, and from the signature to a film of one shot, a 640x360 draft. Voices and cameos live in a folder of their
own, unless ``EKONTE_CACHE`` says where: the first cameo of a machine prepares what all later ones use.
"""

import argparse
import os
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from studio.app.wiring import WiredStudio
from studio.core.progress import CancelToken, silent
from studio.core.unfinished import Unfinished
from studio.ports.speech import Speech
from studio.workflows.cameo.challenge import Challenge, draw
from studio.workflows.cameo.session import Recording
from studio.workflows.film.film import FilmOrder, film
from tests.fakes.posting import Loop
from tests.fakes.sitter import Act, Sitter, What, acts

SEED = 5
PROMPTS = {
    "en": "@haru walks in a park and says: “Hello.”",
    "ja": "@haruが公園を歩き、「こんにちは」と言う。",
}


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(prog="tests.bench.cameo")
    options.add_argument("--language", default="en", choices=("en", "ja"))
    options.add_argument("--seconds", type=float, default=4.0, help="how long the first film is")
    chosen = options.parse_args()
    with TemporaryDirectory() as place:
        os.environ.setdefault("EKONTE_CACHE", str(Path(place) / "cache"))
        os.environ["EKONTE_CONFIG"] = str(Path(place) / "config")
        _measure(Path(place), chosen.language, chosen.seconds)


def _measure(folder: Path, language: str, seconds: float) -> None:
    movie = _filmed(folder, _drawn(language), language)
    own = WiredStudio(Unfinished())
    loop = Loop()
    session = Recording(own, loop.post, language, chance=Random(SEED))
    session.handle, session.camera, session.microphone = "haru", str(movie), str(movie)
    try:
        session.open()
        loop.until(lambda: session.phase == "ready")
        session.begin()
        loop.until(lambda: session.phase not in ("asking",), patience=300)
        judged = _timed(lambda: loop.until(lambda: session.phase != "checking", patience=300))
        if session.phase != "signing":
            raise SystemExit(f"{session.phase}: {[str(one) for one in session.reasons] or session.problem}")
        session.sign()
        loop.until(lambda: session.phase == "kept")
    finally:
        session.close()
    order = FilmOrder(
        output=folder / "first.mp4",
        prompts=(PROMPTS[language],),
        size=(640, 360),
        seconds=seconds,
        quality="draft",
    )
    filmed = _timed(lambda: film(own, order, silent, CancelToken()))
    for name, (wall, cpu) in {"last line to signature": judged, "signature to first film": filmed}.items():
        print(f"{name:26} {wall:6.1f} s {cpu:6.1f} CPU s")  # noqa: T201
    print(f"{'together':26} {judged[0] + filmed[0]:6.1f} s {judged[1] + filmed[1]:6.1f} CPU s")  # noqa: T201


def _drawn(language: str) -> Challenge:
    """What the session will draw: once when it is made, and once when it begins."""
    chance = Random(SEED)
    draw(language, datetime.now(UTC), chance)
    return draw(language, datetime.now(UTC), chance)


def _filmed(folder: Path, challenge: Challenge, language: str) -> Path:
    sitter = Sitter(spoken=folder / "spoken")
    steps: list[What | Speech] = []
    for prompt in challenge.prompts:
        if prompt.step == "say":
            steps.append(sitter.says(prompt.text, language))
        else:
            steps.append("front" if prompt.step == "neutral" else prompt.step)
    return sitter.movie(
        folder / "camera.mp4", (Act(what="front", seconds=3.0), *acts(steps, pause=1.2), Act(what="front", seconds=3.0))
    )


def _timed(work: Callable[[], object]) -> tuple[float, float]:
    """Seconds and CPU seconds."""
    wall, before = time.monotonic(), os.times()
    work()
    after = os.times()
    return time.monotonic() - wall, sum(after[:4]) - sum(before[:4])


if __name__ == "__main__":
    main()

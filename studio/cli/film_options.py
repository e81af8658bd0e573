"""What a film is made from: the options of ``film``, now, and of ``queue add film``, later."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from studio.cli.choices import Language, Loudness, Mix, Style
from studio.cli.models_of_shots import GivenOptions, ModelOptions, SoundOptions
from studio.core.time import FRAME_RATES
from studio.project.take import Quality

if TYPE_CHECKING:
    from studio.workflows.film.film import FilmOrder


@dataclass(frozen=True, slots=True, kw_only=True)
class FilmOptions:
    """Prompts or a script, and how it is to look and sound."""

    prompts: Annotated[
        list[str] | None, typer.Argument(metavar="PROMPT…", help="What to see and hear; each prompt is a shot.")
    ] = None
    script: Annotated[
        Path | None, typer.Option("--script", help="A script: a shot a paragraph, or a .fountain screenplay.")
    ] = None
    size: Annotated[
        str,
        typer.Option("--size", help="Picture: 640x360 854x480 1280x720 1920x1080, or upright, or square."),
    ] = "854x480"
    fps: Annotated[str, typer.Option("--fps", help=f"Frames a second, exact: {' '.join(FRAME_RATES)}.")] = "24"
    seconds: Annotated[
        float | None, typer.Option("--seconds", help="Length of each shot; otherwise as long as it needs.")
    ] = None
    style: Style = None
    seed: Annotated[int, typer.Option("--seed", help="Another number, another take.", min=0, max=2**63 - 1)] = 0
    language: Language = None
    quality: Annotated[Quality, typer.Option("--quality", help="How much time to spend on a frame.")] = "standard"
    project: Annotated[
        Path | None, typer.Option("--project", metavar="DIR", help="Keep shots and takes in this project folder.")
    ] = None
    mix: Mix = None
    loudness: Loudness = "-16"

    def order(
        self,
        output: Path,
        by: ModelOptions,
        given: GivenOptions,
        heard: SoundOptions,
        *,
        events: Path | None = None,
        stems: Path | None = None,
        captions: Path | None = None,
        own_music: Path | None = None,
        own_lines: Mapping[int, Path] | None = None,
        provenance: bool = True,
    ) -> "FilmOrder":
        """All of it, checked as far as that is possible without work. Raises ``InputError``."""
        from studio.api import film_order

        return film_order(
            *(self.prompts or ()),
            output=output,
            script=self.script,
            size=self.size,
            fps=self.fps,
            seconds=self.seconds,
            style=self.style,
            seed=self.seed,
            language=self.language,
            quality=self.quality,
            project=self.project,
            events=events,
            stems=stems,
            captions=captions,
            mix=self.mix or (),
            loudness=float(self.loudness),
            own_music=own_music,
            own_lines=own_lines or {},
            provenance=provenance,
            model=given.use(by),
            image=given.image,
            footage=given.extend or given.retake,
            follow=given.follow,
            sounds=heard.uses(),
        )

"""Options that several commands share, in the words of ``--help``."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from studio.project.scene import STYLES

Json = Annotated[bool, typer.Option("--json", help="Print the result as JSON, one object a line.")]
Style = Annotated[str | None, typer.Option("--style", help=f"The look, whatever the text says: {' '.join(STYLES)}.")]
Language = Annotated[Literal["ja", "en"] | None, typer.Option("--language", help="Language of speech and remarks.")]
Loudness = Annotated[
    Literal["-14", "-16", "-23"],
    typer.Option("--loudness", help="LUFS of the whole: streams, web, European broadcast."),
]
Mix = Annotated[
    list[str] | None,
    typer.Option(
        "--mix",
        metavar="STEM=DB",
        help="dialogue effects ambience music=DB|mute|solo, duck=0..4, fade_in fade_out=SECONDS.",
    ),
]
OwnMusic = Annotated[
    Path | None, typer.Option("--own-music", metavar="FILE", help="A recording in place of composed music.")
]
RunnerName = Annotated[
    Literal["local", "ray"], typer.Option("--runner", help="Who does the work: this machine, or a cluster's workers.")
]
FarmAddress = Annotated[
    str,
    typer.Option(
        "--farm", metavar="HOST:PORT", help="The cluster's head; otherwise that of ekonte farm up, else a new one."
    ),
]
Workers = Annotated[
    int | None, typer.Option("--workers", min=1, help="Workers of a new cluster; otherwise one for each processor.")
]

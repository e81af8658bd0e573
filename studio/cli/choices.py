"""Options that several commands share, in the words of ``--help``."""

from typing import Annotated, Literal

import typer

from studio.project.scene import STYLES

Json = Annotated[bool, typer.Option("--json", help="Print the result as JSON, one object a line.")]
Style = Annotated[str | None, typer.Option("--style", help=f"The look, whatever the text says: {' '.join(STYLES)}.")]
Language = Annotated[Literal["ja", "en"] | None, typer.Option("--language", help="Language of speech and remarks.")]

"""``ekonte picture``: one picture by a model, to begin a shot with."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from studio.cli import console, work
from studio.cli.choices import Json, Language, Style
from studio.cli.doors import doors
from studio.cli.models_of_shots import LoraFiles, ModelName, ModelPrompt, ModelSettings, ScheduleName, model_use
from studio.core.errors import InputError
from studio.project.model_use_json import model_to_json

if TYPE_CHECKING:
    from studio.core.progress import CancelToken, Progress
    from studio.project.model_use import ModelUse
    from studio.project.scene import Note


def picture(
    context: typer.Context,
    prompt: Annotated[str, typer.Argument(metavar="PROMPT", help="What is to be seen.")],
    model: ModelName = "",
    output: Annotated[Path, typer.Option("-o", "--output", help="The picture, a .png.")] = Path("first.png"),
    size: Annotated[
        str, typer.Option("--size", help="As for a film: it is made to be the first frame of one.")
    ] = "854x480",
    seed: Annotated[int, typer.Option("--seed", help="Another number, another picture.", min=0, max=2**63 - 1)] = 0,
    style: Style = None,
    language: Language = None,
    schedule: ScheduleName = "",
    told: ModelPrompt = "",
    lora: LoraFiles = None,
    settings: ModelSettings = None,
    as_json: Json = False,
) -> None:
    """A single picture by a model that makes them (ekonte models list), for ekonte film --first-frame."""
    use = model_use("diffusion", model, None, "none", schedule, told, lora or (), settings or ())
    if use is None:
        raise InputError("No model was chosen.", todo="Choose one with --model; see ekonte models list.")
    from studio import api
    from studio.workflows.film.first_picture import imagined
    from studio.workflows.recipe import options

    own = doors(context)
    (reading,) = api.read(prompt, style=style, language=language, studio=own.studio())

    def _make(progress: "Progress", cancel: "CancelToken") -> "tuple[ModelUse, tuple[Note, ...]]":
        return imagined(own.studio(), reading.scene, use, output, progress, cancel, size=options.size(size), seed=seed)

    ran, notes = work.run(own, _make)
    console.notes(notes, "")
    if as_json:
        console.json_line({"picture": str(output), "size": size, "seed": seed, "model": model_to_json(ran)})
    else:
        console.result(f"{output}  {size}  {ran.model}")

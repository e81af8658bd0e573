"""Options of commands that have a model make their shots."""

from collections.abc import Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Literal

import typer

from studio.core.errors import InputError
from studio.project.model_use import Guide, LoraUse, ModelUse, Setting

EngineName = Annotated[
    Literal["stage", "diffusion"],
    typer.Option("--engine", help="Who makes the pictures: the stage, on any machine; or a model, on this one's card."),
]
ModelName = Annotated[
    str,
    typer.Option("--model", metavar="ID|FOLDER", help="One of ekonte models list, or a folder of weights."),
]
FirstPicture = Annotated[
    Path | None, typer.Option("--image", metavar="FILE", help="A picture that the first shot begins with.")
]
GuideName = Annotated[
    Literal["none", "first", "first_last", "keyframes", "control", "draft"],
    typer.Option("--guide", help="What of the stage's own pictures of the shot the model is to follow."),
]
ScheduleName = Annotated[str, typer.Option("--schedule", help="One of the model's schedules; otherwise its usual one.")]
ModelPrompt = Annotated[
    str, typer.Option("--model-prompt", metavar="TEXT", help="What the model is told; ekonte read --model shows it.")
]
LoraFiles = Annotated[
    list[str] | None,
    typer.Option("--lora", metavar="FILE[=STRENGTH]", help="LoRA weights to lay over the model's; may be repeated."),
]
ModelSettings = Annotated[
    list[str] | None,
    typer.Option("--set", metavar="NAME=VALUE", help="Of the model: steps, guidance, size, mode, precision, cache …"),
]


def model_use(
    engine: str,
    model: str,
    image: Path | None,
    guide: Guide,
    schedule: str,
    told: str,
    loras: Sequence[str],
    settings: Sequence[str],
) -> ModelUse | None:
    """None for the stage. Raises ``InputError``: they do not go together."""
    if engine == "stage":
        if model or image or guide != "none" or schedule or told or loras or settings:
            raise InputError("The stage is driven by no model.", todo="Say --engine diffusion too.")
        return None
    if not model:
        raise InputError("No model was chosen.", todo="Choose one with --model; see ekonte models list.")
    given = dict(_setting(one) for one in settings)
    mode, precision = str(given.pop("mode", "")), str(given.pop("precision", ""))
    size = str(given.pop("size", ""))
    return ModelUse(
        model=_place(model),
        schedule=schedule,
        prompt=told,
        guide=guide,
        loras=tuple(_lora(one) for one in loras),
        settings=MappingProxyType(given),
        mode=mode,
        precision=precision,
        size=_size(size) if size else None,
    )


def _size(text: str) -> tuple[int, int]:
    width, times, height = text.partition("x")
    if not times or not width.isdecimal() or not height.isdecimal() or not int(width) * int(height):
        raise InputError(f'"{text}" is not a size.', todo="Write it as size=768x512.")
    return int(width), int(height)


def _place(model: str) -> str:
    folder = Path(model).expanduser()
    return str(folder.resolve()) if folder.is_dir() else model


def _lora(text: str) -> LoraUse:
    file, equals, strength = text.rpartition("=")
    if not equals:
        return LoraUse(file=str(Path(text).expanduser().resolve()))
    try:
        return LoraUse(file=str(Path(file).expanduser().resolve()), strength=float(strength))
    except ValueError as exc:
        raise InputError(f'"{strength}" is not a strength.', todo="Give a number such as 0.8.") from exc


def _setting(text: str) -> tuple[str, Setting]:
    name, equals, value = text.partition("=")
    if not equals or not name:
        raise InputError(f'"{text}" is no setting.', todo="Write NAME=VALUE, as in steps=20.")
    if value in ("true", "false"):
        return name, value == "true"
    for kind in (int, float):
        try:
            return name, kind(value)
        except ValueError:
            continue
    return name, value

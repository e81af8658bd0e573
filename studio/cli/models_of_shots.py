"""Options of commands that have a model make their shots."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Literal

import typer

from studio.core.errors import InputError
from studio.project.model_use import Guide, LoraUse, ModelUse, Setting, SoundPart, SoundUse

EngineName = Annotated[
    Literal["stage", "diffusion"],
    typer.Option("--engine", help="Who makes the pictures: the stage, on any machine; or a model, on this one's card."),
]
ModelName = Annotated[
    str,
    typer.Option("--model", metavar="ID|FOLDER", help="One of ekonte models list, or a folder of weights."),
]
FirstPicture = Annotated[
    Path | None,
    typer.Option("--first-frame", "--image", metavar="FILE", help="A picture that the first shot begins with."),
]
GuideName = Annotated[
    Literal["none", "first", "first_last", "keyframes", "control", "depth", "pose", "draft"],
    typer.Option("--guide", help="What of the stage's own pictures of the shot the model is to follow."),
]
GoneOnFrom = Annotated[
    Path | None, typer.Option("--extend", metavar="MOVIE", help="A movie that the first shot goes on from.")
]
MadeAgain = Annotated[
    Path | None, typer.Option("--retake", metavar="MOVIE", help="A movie of which the shot makes --part again.")
]
MadePart = Annotated[
    str, typer.Option("--part", metavar="FROM-TO", help="Seconds of the movie that are made again, as 1.5-3.")
]
Followed = Annotated[
    Path | None, typer.Option("--follow", metavar="SOUND", help="A sound that the first shot's pictures follow.")
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

SoundModel = Annotated[
    str,
    typer.Option(
        "--sound-model",
        metavar="ID|FOLDER",
        help="Makes what is heard of the scene, in place of the studio's own sound.",
    ),
]
AirModel = Annotated[
    str, typer.Option("--ambience-model", metavar="ID|FOLDER", help="Makes the air of the place alone; steps stay.")
]
MusicModel = Annotated[
    str, typer.Option("--music-model", metavar="ID|FOLDER", help="Makes the music, in place of the studio's composer.")
]
SoundWords = Annotated[
    str, typer.Option("--sound-prompt", metavar="TEXT", help="What the model of sound or of ambience is told.")
]
MusicWords = Annotated[str, typer.Option("--music-prompt", metavar="TEXT", help="What the model of music is told.")]
Lyrics = Annotated[str, typer.Option("--lyrics", metavar="TEXT", help="What the model of music sings.")]
SoundSettings = Annotated[
    list[str] | None,
    typer.Option(
        "--set-sound", metavar="NAME=VALUE", help="Of the models of sound: steps, guidance; or seconds, seed."
    ),
]


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelOptions:
    """Who makes the pictures, and how."""

    engine: EngineName = "stage"
    model: ModelName = ""
    guide: GuideName = "none"
    schedule: ScheduleName = ""
    told: ModelPrompt = ""
    lora: LoraFiles = None
    settings: ModelSettings = None

    def use(self, image: Path | None = None) -> ModelUse | None:
        """None for the stage. Raises ``InputError``: they do not go together."""
        return model_use(
            self.engine, self.model, image, self.guide, self.schedule, self.told, self.lora or (), self.settings or ()
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenOptions:
    """What a model is given for the first shot."""

    image: FirstPicture = None
    extend: GoneOnFrom = None
    retake: MadeAgain = None
    part: MadePart = ""
    follow: Followed = None

    def use(self, by: ModelOptions) -> ModelUse | None:
        """The model that is given it. Raises ``InputError``: they do not go together."""
        return given_movie(by.use(self.image), self.extend, self.retake, self.part, self.follow)


@dataclass(frozen=True, slots=True, kw_only=True)
class SoundOptions:
    """Which models make parts of the sound, and how."""

    sound_model: SoundModel = ""
    ambience_model: AirModel = ""
    music_model: MusicModel = ""
    sound_prompt: SoundWords = ""
    music_prompt: MusicWords = ""
    lyrics: Lyrics = ""
    set_sound: SoundSettings = None

    def uses(self) -> tuple[SoundUse, ...]:
        """Empty: all sound is the studio's own. Raises ``InputError``: they do not go together."""
        return sound_uses(
            self.sound_model, self.ambience_model, self.music_model, self.sound_prompt, self.music_prompt, self.lyrics,
            self.set_sound or (),
        )  # fmt: skip


def sound_uses(
    scene: str, air: str, music: str, told: str, music_told: str, lyrics: str, settings: Sequence[str]
) -> tuple[SoundUse, ...]:
    """Empty: all sound is the studio's own. Raises ``InputError``: they do not go together."""
    if scene and air:
        raise InputError("The sound of a scene has the air of its place in it.", todo="Choose one of the two models.")
    if (
        (told and not (scene or air))
        or ((lyrics or music_told) and not music)
        or (settings and not scene + air + music)
    ):
        raise InputError(
            "No model of sound was chosen.", todo="Choose one with --sound-model, --ambience-model or --music-model."
        )
    given = dict(_setting(one) for one in settings)
    seconds, seed = given.pop("seconds", 0), given.pop("seed", -1)
    if isinstance(seconds, str) or not isinstance(seed, int):
        raise InputError("Seconds and seed are numbers.", todo="Write them as seconds=30 and seed=7.")
    wanted: tuple[tuple[SoundPart, str, str], ...] = (
        ("scene", scene, told), ("ambience", air, told), ("music", music, music_told),
    )  # fmt: skip
    return tuple(
        SoundUse(
            model=_place(model),
            part=part,
            prompt=words,
            lyrics=lyrics if part == "music" else "",
            seed=seed if seed >= 0 else None,
            seconds=0.0 if part == "scene" else float(seconds),
            settings=MappingProxyType(given),
        )
        for part, model, words in wanted
        if model
    )


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


def given_movie(
    use: ModelUse | None, extend: Path | None, retake: Path | None, part: str, follow: Path | None
) -> ModelUse | None:
    """With the part that is made again. Raises ``InputError``: they do not go together."""
    if use is None:
        if extend or retake or part or follow:
            raise InputError("The stage is driven by no model.", todo="Say --engine diffusion too.")
        return None
    if extend and retake:
        raise InputError("A shot goes on from a movie or makes a part of it again.", todo="Choose one of the two.")
    if bool(retake) != bool(part):
        raise InputError("A movie and a part of it go together.", todo="Say --retake MOVIE --part 1.5-3.")
    return replace(use, part=_part(part)) if part else use


def _part(text: str) -> tuple[float, float]:
    start, _, end = text.partition("-")
    try:
        return float(start), float(end)
    except ValueError as exc:
        raise InputError(f'"{text}" is no part of a movie.', todo="Give seconds from and to, as 1.5-3.") from exc


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

"""``ekonte resound``: another sound for a take; its pictures stay as they are."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from studio.cli import console, work
from studio.cli.choices import Json, Loudness, Mix, OwnMusic
from studio.cli.doors import doors
from studio.cli.gathered import gathered
from studio.cli.models_of_shots import SoundOptions
from studio.cli.numbered import OwnLine, files, numbered
from studio.core.errors import InputError
from studio.project.dub import Dub
from studio.project.mix import OwnSound
from studio.project.scene import TONES, Music
from studio.workflows.recipe.balance import balance

if TYPE_CHECKING:
    from studio.workflows.studio import Studio


@gathered
def resound(
    context: typer.Context,
    project: Annotated[Path, typer.Argument(metavar="PROJECT", help="The project folder.")],
    take: Annotated[str, typer.Option("--take", metavar="ID", help="The take that is to sound otherwise.")],
    music: Annotated[
        str | None, typer.Option("--music", metavar="GENRE[,MOOD[,BPM]]", help="Other music; none takes it away.")
    ] = None,
    own_music: OwnMusic = None,
    effect: Annotated[
        list[str] | None,
        typer.Option("--effect", metavar="SECONDS=FILE", help="A sound file from there on. May be given again."),
    ] = None,
    say: Annotated[
        list[str] | None,
        typer.Option("--say", metavar="N=TEXT", help="Line N in other words; N= brings back what it was."),
    ] = None,
    tone: Annotated[
        list[str] | None, typer.Option("--tone", metavar="N=TONE", help=f"Line N in another tone: {' '.join(TONES)}.")
    ] = None,
    own_line: OwnLine = None,
    *,
    by_models: SoundOptions,
    own_sound: Annotated[
        bool, typer.Option("--own-sound", help="The studio's own sound again, in place of models'.")
    ] = False,
    mix: Mix = None,
    loudness: Loudness = "-16",
    as_json: Json = False,
) -> None:
    """Give a take other words, music, effects or another balance without drawing a frame: a new take."""
    balanced = balance(mix or (), float(loudness)) if mix or loudness != "-16" else None
    tune = None if music is None else "none" if music == "none" else music_of(music)
    effects = [_effect(text) for text in effect or ()]
    heard = by_models.uses()
    if heard and own_sound:
        raise InputError("The sound is to be the studio's own and models' at once.", todo="Leave out --own-sound.")
    own = doors(context)
    work.explain_first_start(own)
    from studio.workflows.remaking.resound import Resounding
    from studio.workflows.remaking.resound import resound as make

    sounds, notes = _own(own.studio(), own_music, effects)
    recordings = files(own_line)
    brought = tuple(
        file for file in (own_music, *(file for _, file in effects), *recordings.values()) if file is not None
    )
    dubs = _dubs(own.studio(), numbered(say), numbered(tone), recordings)
    order = Resounding(
        music=tune,
        mix=balanced,
        own=sounds,
        files=brought,
        dubs=dubs,
        sounds=heard or (() if own_sound else None),
        anew=own_sound,
    )
    made = work.run(own, lambda progress, cancel: make(own.studio(), project, take, order, progress, cancel))
    notes += tuple(note.text for note in made.notes)
    for note in notes:
        console.remark(note)
    if as_json:
        console.json_line({"take": made.take.id, "of": take, "notes": list(notes)})
    else:
        console.result(f"{made.take.id}  the pictures of {take}, with another sound")


def _own(
    studio: "Studio", music: Path | None, effects: list[tuple[float, Path]]
) -> tuple[tuple[OwnSound, ...] | None, tuple[str, ...]]:
    """The person's own sounds, all of them, and what had to be mended; None where none are given."""
    from studio.workflows.recipe import own

    made = [own.music(studio.media, music)] if music else []
    made += [own.effect(studio.media, file, seconds) for seconds, file in effects]
    notes = tuple(note for _, told in made for note in told)
    return (tuple(sound for sound, _ in made) if made else None), notes


def _dubs(
    studio: "Studio", words: dict[int, str], tones: dict[int, str], recordings: dict[int, Path]
) -> tuple[Dub, ...]:
    """What is said over which line. Raises ``InputError``."""
    from studio.workflows.recipe import own

    wrong = next((tone for tone in tones.values() if tone not in TONES), None)
    if wrong is not None:
        raise InputError(f'There is no tone "{wrong}".', todo=f"Choose one of {', '.join(TONES)}.")
    return tuple(
        Dub(
            line=number,
            text=words.get(number, ""),
            tone=tones.get(number, ""),
            media=own.line(studio.media, recordings[number], number)[0].media if number in recordings else "",
        )
        for number in sorted(words.keys() | tones.keys() | recordings.keys())
    )


def music_of(text: str) -> Music:
    """``waltz,merry,90``. Raises ``InputError``."""
    genre, mood, tempo = (*(part.strip() for part in text.split(",", 2)), "", "")[:3]
    if tempo and not (tempo.isascii() and tempo.isdigit() and 20 <= int(tempo) <= 400):
        raise InputError(f'"{tempo}" is not a tempo.', todo="Give beats a minute, 20 to 400.")
    return Music(genre=genre or "piano", mood=mood or "calm", tempo_bpm=int(tempo) if tempo else None)


def _effect(text: str) -> tuple[float, Path]:
    seconds, sign, file = text.partition("=")
    try:
        return float(seconds), Path(file if sign else "")
    except ValueError as exc:
        raise InputError(f'"{text}" does not say when and what.', todo="Write it as 2.5=bang.wav.") from exc

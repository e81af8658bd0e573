"""``ekonte queue add``: takes, sound anew, films and exports for later."""

from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from studio.cli import console
from studio.cli.choices import Json, Loudness, Mix
from studio.cli.deliver import PresetName, presets_of
from studio.cli.doors import Doors, doors
from studio.cli.film_options import FilmOptions
from studio.cli.gathered import gathered
from studio.cli.models_of_shots import GivenOptions, ModelOptions, SoundOptions
from studio.cli.queue_lines import minutes, show
from studio.cli.resound import music_of
from studio.core.errors import InputError
from studio.project.take import Quality
from studio.workflows.recipe import options
from studio.workflows.recipe.balance import balance

if TYPE_CHECKING:
    from studio.workflows.queue import Job, Wish, Wishing, Work

add = typer.Typer(name="add", help="Add work to the queue.", no_args_is_help=True)

Project = Annotated[Path, typer.Argument(metavar="PROJECT", help="The project folder.")]
Priority = Annotated[int, typer.Option("--priority", help="Larger ones first.", min=-1000, max=1000)]
After = Annotated[
    list[str] | None, typer.Option("--after", metavar="JOB", help="Only when this job is done. May be given again.")
]
Between = Annotated[
    str, typer.Option("--between", metavar="HH:MM-HH:MM", help="Begin only then, local time: 22:00-06:00.")
]
Device = Annotated[str, typer.Option("--device", help="Only on this device, or this runner (local, ray).")]
Key = Annotated[str, typer.Option("--key", help="Adding it again with the same key adds nothing.")]
Held = Annotated[bool, typer.Option("--paused", help="Hold it until it is resumed.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class WhenOptions:
    """When and where work begins."""

    priority: Priority = 0
    after: After = None
    between: Between = ""
    device: Device = ""
    key: Key = ""
    paused: Held = False

    def like(self) -> "Callable[[Work, str], Wish]":
        """Wishes that have this in common. Raises ``InputError``."""
        from studio.workflows.queue import Wish
        from studio.workflows.queue.wishing import hours

        begins = hours(self.between) if self.between else None

        def _wish(work: "Work", title: str) -> "Wish":
            return Wish(
                work=work, title=title, priority=self.priority, after=tuple(self.after or ()), hours=begins,
                device=self.device, key=self.key, paused=self.paused, owner="command",
            )  # fmt: skip

        return _wish


_LEFT = {
    "not approved": "no take of it is approved.",
    "final already": "its approved take is a final.",
    "made already": "its final was made.",
    "in the queue": "its final is in the queue.",
}


@add.command()
@gathered
def take(
    context: typer.Context,
    project: Project,
    shots: Annotated[
        list[str] | None, typer.Argument(metavar="SHOT…", help="Numbers of shots in the story; all without.")
    ] = None,
    quality: Annotated[Quality | None, typer.Option("--quality", help="Other than the shot's own.")] = None,
    seed: Annotated[int | None, typer.Option("--seed", min=0, max=2**63 - 1, help="Other than the shot's own.")] = None,
    variations: Annotated[int, typer.Option("--variations", min=1, max=12, help="Takes of each shot.")] = 1,
    base: Annotated[
        str, typer.Option("--base", metavar="TAKE", help="Made from this take; approved: when one is approved.")
    ] = "",
    *,
    by: ModelOptions,
    heard_by: SoundOptions,
    when: WhenOptions,
    as_json: Json = False,
) -> None:
    """Takes of shots of a project, as the shots are now; with --base approved or --after, as they are by then."""
    from studio.workflows.queue import TakeWork

    like = when.like()
    driven, heard = by.use(), heard_by.uses()
    with _wishing(context) as wishing:
        ids = [wishing.shot_of(project, shot) for shot in shots or ()]
        if base or when.after or driven or heard:
            if variations > 1:
                raise InputError(
                    "Variations are made from shots as they are now.", todo="Leave out --base and --after."
                )
            prompts = wishing.shots(project)
            wishes = [
                like(
                    TakeWork(
                        project=project,
                        shot=one,
                        quality=quality,
                        seed=seed,
                        base=base,
                        model=driven,
                        sounds=heard or None,
                    ),
                    prompts[one][:80],
                )
                for one in ids or prompts
            ]
            key = when.key
            jobs = wishing.add([replace(one, key=key and f"{key}/{number}") for number, one in enumerate(wishes)])
        else:
            wish = like(TakeWork(project=project, shot=""), "")
            jobs = wishing.takes(project, ids, quality=quality, seed=seed, variations=variations, like=wish)
        _added(jobs, as_json)


@add.command()
@gathered
def finals(
    context: typer.Context,
    project: Project,
    shots: Annotated[
        list[str] | None, typer.Argument(metavar="SHOT…", help="Numbers of shots in the story; all without.")
    ] = None,
    quality: Annotated[Quality, typer.Option("--quality", help="Of the finals.")] = "final",
    night: Annotated[bool, typer.Option("--night", help="Begin only between 22:00 and 06:00.")] = False,
    *,
    by: ModelOptions,
    heard_by: SoundOptions,
    when: WhenOptions,
    as_json: Json = False,
) -> None:
    """A final of every approved draft: same seed, same length; by a model that follows the stage, if you say one."""
    from studio.workflows.queue import NIGHT, TakeWork
    from studio.workflows.queue import finals as queue_finals

    if night and when.between:
        raise InputError("It is said twice when they may begin.", todo="Give --night or --between.")
    like = when.like()(TakeWork(project=project, shot=""), "")
    driven, heard = by.use(), heard_by.uses()
    with _wishing(context) as wishing:
        ids = [wishing.shot_of(project, shot) for shot in shots or ()]
        made = queue_finals(
            wishing, project, ids, model=driven, sounds=heard or None, quality=quality,
            hours=NIGHT if night else None, like=like,
        )  # fmt: skip
    _added(made.jobs, as_json)
    for shot, why in made.left:
        console.remark(f"{shot}: {_LEFT[why]}")
    if made.jobs:
        finals_are = f"{len(made.jobs)} finals" if len(made.jobs) > 1 else "1 final"
        unknown = any(job.estimate is None for job in made.jobs)
        console.remark(f"{finals_are}; {'nothing like them was made here yet' if unknown else minutes(made.seconds)}.")


@add.command()
@gathered
def sound(
    context: typer.Context,
    project: Project,
    take: Annotated[str, typer.Argument(metavar="[TAKE]", help="The take; without, that of the first --after.")] = "",
    music: Annotated[
        str | None, typer.Option("--music", metavar="GENRE[,MOOD[,BPM]]", help="Other music; none takes it away.")
    ] = None,
    mix: Mix = None,
    loudness: Loudness = "-16",
    *,
    by_models: SoundOptions,
    when: WhenOptions,
    as_json: Json = False,
) -> None:
    """Another sound for a take; its pictures stay."""
    from studio.workflows.queue import SoundWork

    if not take and not when.after:
        raise InputError("It is not said which take is to sound anew.", todo="Name it, or give --after JOB.")
    work = SoundWork(
        project=project,
        take=take,
        music=None if music is None else "none" if music == "none" else music_of(music),
        mix=balance(mix or (), float(loudness)) if mix or loudness != "-16" else None,
        sounds=by_models.uses() or None,
    )
    like = when.like()
    with _wishing(context) as wishing:
        _added(wishing.add((like(work, f"sound of {take or (when.after or [''])[0]}"),)), as_json)


@add.command()
@gathered
def film(
    context: typer.Context,
    story: FilmOptions,
    output: Annotated[Path | None, typer.Option("-o", "--output", help="The film, an .mp4.")] = None,
    *,
    by: ModelOptions,
    given: GivenOptions,
    heard_by: SoundOptions,
    when: WhenOptions,
    as_json: Json = False,
) -> None:
    """A whole film from prompts or a script, to a file, a project, or both."""
    from studio.workflows.queue.wishing import film_work

    if output is None and story.project is None:
        raise InputError("It is not said where the film is to go.", todo="Give --output FILE.mp4 or --project DIR.")
    if bool(story.prompts) == (story.script is not None):
        raise InputError("A film is made from prompts or from a script.", todo="Give one of them.")
    if output is not None:
        options.output(output, ".mp4")
    work = replace(film_work(story.order(output or Path("film.mp4"), by, given, heard_by)), output=output)
    title = story.script.name if story.script is not None else " / ".join(story.prompts or ())
    with _wishing(context) as wishing:
        _added(wishing.add((when.like()(work, title[:80]),)), as_json)


@add.command()
@gathered
def export(
    context: typer.Context,
    project: Project,
    output: Annotated[
        Path, typer.Option("-o", "--output", metavar="FILE", help="Where to write it: .mp4 .mov .webm .gif .webp .wav.")
    ],
    preset: PresetName = "",
    sequence: Annotated[str, typer.Option("--sequence", metavar="NAME", help="Another sequence than the film.")] = "",
    stretch: Annotated[str, typer.Option("--range", metavar="IN-OUT", help="The first and the last frame.")] = "",
    force: Annotated[bool, typer.Option("--force", help="Write over a file that is there already.")] = False,
    *,
    when: WhenOptions,
    as_json: Json = False,
) -> None:
    """A sequence of a project as a file, as it is when its turn comes."""
    from studio.workflows.queue import ExportWork
    from studio.workflows.queue.drawing import FILES

    options.output(output, *FILES)
    form = _preset(doors(context), preset) if preset else ""
    work = ExportWork(project=project, output=output, sequence=sequence, stretch=stretch, preset=form, force=force)
    like = when.like()
    with _wishing(context) as wishing:
        _added(wishing.add((like(work, output.name),)), as_json)


@contextmanager
def _wishing(context: typer.Context) -> "Generator[Wishing]":
    from studio.workflows.queue import Wishing

    own = doors(context)
    queue = own.queue()
    try:
        if queue.mended:
            console.remark(queue.mended)
        yield Wishing(queue, own.studio().projects)
    finally:
        queue.close()


def _added(jobs: "tuple[Job, ...]", as_json: bool) -> None:
    show(jobs, as_json)


def _preset(own: Doors, name: str) -> str:
    """The text of a preset, as it is now. Raises ``InputError``."""
    from studio.workflows.delivering.presets import FOLDER

    found = presets_of(own).find(name)
    places = own.places()
    folder = places.config if found.own and places.config is not None else places.resources
    return _text(folder / FOLDER / f"{found.id}.toml")


def _text(script: Path) -> str:
    try:
        return script.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as exc:
        raise InputError(f"{script} cannot be read: {exc}.", todo="Give a text file in UTF-8.") from exc

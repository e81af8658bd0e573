"""``ekonte sets``: the places of a project, which are as they were whenever they come back."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from studio.cli import console
from studio.cli.choices import Json
from studio.cli.doors import doors
from studio.project.scene import TimeOfDay, Weather

if TYPE_CHECKING:
    from studio.project.project import Project
    from studio.project.sets import SetDesign

sets = typer.Typer(
    name="sets",
    help="The places of a project: what stands there, their hour and weather, in one place for all shots.",
    no_args_is_help=True,
)

Folder = Annotated[Path, typer.Argument(metavar="PROJECT", help="The project folder.")]
Name = Annotated[str, typer.Argument(metavar="NAME", help="The set; prompts that say its name are played there.")]
Place = Annotated[str | None, typer.Option("--place", help="What kind of place it is: street, cafe, kitchen …")]
Things = Annotated[
    str | None, typer.Option("--with", metavar="WORDS", help="What stands there: cherry_tree,wall … (all of it)")
]
Hour = Annotated[TimeOfDay | None, typer.Option("--time", help="The hour wherever a prompt leaves it open.")]
Sky = Annotated[Weather | None, typer.Option("--weather", help="The weather wherever a prompt leaves it open.")]
Layout = Annotated[int | None, typer.Option("--layout", min=0, help="Which of its kind: the same number, the same.")]


@sets.command("list")
def every(context: typer.Context, project: Folder, as_json: Json = False) -> None:
    """Every set: those of the list, and the places the prompts speak of; which shots are played there."""
    from studio.workflows.session import continuity, directing

    for one in continuity.places(directing.found(doors(context).studio(), project)):
        design, scene = one.design, one.scene
        place = design.place if design else scene.place if scene else ""
        things = design.surroundings if design else scene.surroundings if scene else ()
        hour = (design.time_of_day if design else None) or (scene.time_of_day if scene else None)
        sky = (design.weather if design else None) or (scene.weather if scene else None)
        layout = design.layout if design else scene.layout if scene else None
        if as_json:
            console.json_line(
                {"name": one.name, "listed": design is not None, "place": place, "with": list(things), "time": hour,
                 "weather": sky, "layout": layout, "shots": list(one.shots)}
            )  # fmt: skip
        else:
            mark = one.name if design else f"({one.name})"
            known = ", ".join(filter(None, (place, hour, sky, *things)))
            console.result(f"{mark}  {known}  in {', '.join(one.shots) or 'no shot'}")


@sets.command()
def add(
    context: typer.Context,
    project: Folder,
    name: Name,
    place: Place = None,
    things: Things = None,
    hour: Hour = None,
    weather: Sky = None,
    layout: Layout = None,
) -> None:
    """A set into the list: a new one, or a place of the prompts as it is there."""
    from studio.project.sets import SetDesign
    from studio.workflows.session import continuity

    def _added(before: "Project") -> "Project":
        if place is None:
            known = continuity.set_named(before, name)
        else:
            known = SetDesign(name=name, place=place, layout=continuity.layout_of(name))
        return continuity.put_set(before, _as_wished(known, None, things, hour, weather, layout))

    _edit(context, project, "Add a set", _added)


@sets.command()
def change(
    context: typer.Context,
    project: Folder,
    name: Name,
    to: Annotated[str | None, typer.Option("--name", help="Another name.")] = None,
    place: Place = None,
    things: Things = None,
    hour: Hour = None,
    weather: Sky = None,
    layout: Layout = None,
    rebuild: Annotated[bool, typer.Option("--rebuild", help="Other buildings of its kind.")] = False,
) -> None:
    """What a set is like, in every shot. Takes that show it otherwise stay, and are named."""
    from studio.workflows.session import continuity

    def _otherwise(before: "Project") -> "Project":
        known = continuity.set_named(before, name)
        design = _as_wished(known, place, things, hour, weather, layout)
        design = continuity.rebuilt(design) if rebuild else design
        return continuity.put_set(before, replace(design, name=to or design.name), known.name)

    _edit(context, project, "Change a set", _otherwise)


@sets.command()
def remove(context: typer.Context, project: Folder, name: Name) -> None:
    """Out of the list; shots stay."""
    from studio.workflows.session import continuity

    _edit(context, project, "Strike a set", lambda before: continuity.strike(before, name))


def _as_wished(
    design: "SetDesign", place: str | None, things: str | None, hour: TimeOfDay | None, weather: Weather | None,
    layout: int | None,
) -> "SetDesign":  # fmt: skip
    words = None if things is None else tuple(filter(None, things.replace(",", " ").split()))
    return replace(
        design,
        place=place or design.place,
        surroundings=design.surroundings if words is None else words,
        time_of_day=hour or design.time_of_day,
        weather=weather or design.weather,
        layout=design.layout if layout is None else layout,
    )


def _edit(context: typer.Context, folder: Path, name: str, change: "Callable[[Project], Project]") -> None:
    from studio.workflows.session import continuity, directing

    with directing.opened(doors(context).studio(), folder) as session:
        session.edit(name, change)
        stale = continuity.outdated(session.project)
    for take, parts in stale.items():
        console.remark(f"{take} shows what is no longer so: {', '.join(parts)}.")

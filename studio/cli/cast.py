"""``ekonte cast``: who is in a project's shots, and how they look and sound in all of them."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from studio.cli import console
from studio.cli.choices import Json
from studio.cli.doors import doors
from studio.core.errors import InputError
from studio.project.casting import Casting
from studio.project.scene import GENDERS, VOICE_AGES

if TYPE_CHECKING:
    from studio.project.cast import CastMember
    from studio.project.project import Project

cast = typer.Typer(
    name="cast",
    help="Who is in a project's shots: seen, called, dressed and voiced in one place for all of them.",
    no_args_is_help=True,
)

Folder = Annotated[Path, typer.Argument(metavar="PROJECT", help="The project folder.")]
Handle = Annotated[str, typer.Argument(metavar="HANDLE", help="How prompts call them, with or without the @.")]
Wear = Annotated[
    list[str] | None,
    typer.Option("--set", metavar="NAME=WORDS", help="How they look: clothing='red coat', hair=…, age=…, color=…"),
]
Voice = Annotated[
    str | None,
    typer.Option("--voice", help="GENDER/AGE/NUMBER, such as female/young/1; auto: by the casting."),
]


@cast.command("list")
def every(context: typer.Context, project: Folder, as_json: Json = False) -> None:
    """Everybody of the story: the cast, and whom the prompts speak of; in which shots they are."""
    from studio.workflows.session import continuity, directing

    for one in continuity.people(directing.found(doors(context).studio(), project)):
        member, subject = one.member, one.subject
        voice = None if member is None or member.voice is None else member.voice
        if as_json:
            console.json_line(
                {"key": one.key, "handle": member.handle if member else None, "name": member.name if member else None,
                 "kind": subject.kind, "attributes": dict(subject.attributes), "shots": list(one.shots),
                 "voice": f"{voice.gender}/{voice.age}/{voice.variant + 1}" if voice else None}
            )  # fmt: skip
        else:
            who = f"@{member.handle} {member.name}" if member else f"({one.key})"
            looks = ", ".join(f"{key}: {value}" for key, value in sorted(subject.attributes.items()))
            console.result(f"{who}  {subject.kind}  {looks or '-'}  in {', '.join(one.shots) or 'no shot'}")


@cast.command()
def add(
    context: typer.Context,
    project: Folder,
    handle: Handle,
    words: Annotated[str | None, typer.Option("--words", help="How they look, as a prompt says it.")] = None,
    key: Annotated[
        str | None, typer.Option("--from", metavar="KEY", help="Whom prompts speak of, by the key of cast list.")
    ] = None,
    name: Annotated[str | None, typer.Option("--name", help="Their name.")] = None,
    wear: Wear = None,
    voice: Voice = None,
) -> None:
    """Somebody new, from words; or somebody of the prompts, who is then played by them in all their shots."""
    from studio.project.cast import CastMember
    from studio.workflows.session import continuity

    called = handle.removeprefix("@")
    if (words is None) == (key is None):
        raise InputError("Nobody is described.", todo="Give --words, or --from a key of cast list.")
    studio = doors(context).studio()

    def _added(before: "Project") -> "Project":
        if any(one.handle.casefold() == called.casefold() for one in before.cast):
            raise InputError(f"Somebody is called @{called} already.", todo="Use cast change.")
        if key is not None:
            after = continuity.adopt(before, key, called, name)
        else:
            assert words is not None
            subject = continuity.described(studio, words)
            member = CastMember(handle=called, name=name or called, words=words, subject=subject)
            after = continuity.put_member(before, member)
        return continuity.put_member(after, _changed(continuity.member_of(after, called), None, wear, None, voice))

    _edit(context, project, "Add to the cast", _added)


@cast.command()
def change(
    context: typer.Context,
    project: Folder,
    handle: Handle,
    name: Annotated[str | None, typer.Option("--name", help="Their name.")] = None,
    wear: Wear = None,
    drop: Annotated[list[str] | None, typer.Option("--unset", metavar="NAME", help="Leave it open again.")] = None,
    voice: Voice = None,
) -> None:
    """How they look and sound, in every shot. Takes that show them otherwise stay, and are named."""
    from studio.workflows.session import continuity

    _edit(
        context,
        project,
        "Change the cast",
        lambda before: continuity.put_member(
            before, _changed(continuity.member_of(before, handle), name, wear, drop, voice)
        ),
    )


@cast.command()
def rename(
    context: typer.Context,
    project: Folder,
    handle: Handle,
    to: Annotated[str, typer.Argument(metavar="NEW", help="The new handle.")],
) -> None:
    """Another handle; every prompt calls them by it, and they look as before."""
    from studio.workflows.session import continuity

    _edit(context, project, "Rename in the cast", lambda before: continuity.rename(before, handle, to))


@cast.command()
def recast(context: typer.Context, project: Folder, handle: Handle) -> None:
    """Another body and face, by the same words."""
    from studio.workflows.session import continuity

    _edit(context, project, "Recast", lambda before: continuity.recast(before, handle))


@cast.command()
def remove(context: typer.Context, project: Folder, handle: Handle) -> None:
    """Out of the cast; shots stay."""
    from studio.workflows.session import continuity

    _edit(context, project, "Take out of the cast", lambda before: continuity.let_go(before, handle))


def _changed(
    member: "CastMember", name: str | None, wear: list[str] | None, drop: list[str] | None, voice: str | None
) -> "CastMember":
    from studio.workflows.session import continuity

    words: dict[str, str] = {}
    for one in wear or ():
        key, mark, value = one.partition("=")
        if not mark or not key.strip() or not value.strip():
            raise InputError(f'"{one}" says nothing of how they look.', todo="Write --set clothing='red coat'.")
        words[key.strip()] = value.strip()
    member = continuity.changed(member, name=name, wear=words, drop=drop or ())
    return member if voice is None else replace(member, voice=_voice(voice))


def _voice(word: str) -> Casting | None:
    if word == "auto":
        return None
    gender, _, rest = word.partition("/")
    age, _, number = rest.partition("/")
    if gender not in GENDERS or (age or "adult") not in VOICE_AGES or not (number or "1").isdigit():
        raise InputError(f'"{word}" is no voice.', todo="Write female/young/1, male/old, or auto.")
    return Casting(gender=gender, age=age or "adult", variant=max(0, int(number or 1) - 1))


def _edit(context: typer.Context, folder: Path, name: str, change: "Callable[[Project], Project]") -> None:
    from studio.workflows.session import continuity, directing

    with directing.opened(doors(context).studio(), folder) as session:
        session.edit(name, change)
        stale = continuity.outdated(session.project)
    for take, parts in stale.items():
        console.remark(f"{take} shows what is no longer so: {', '.join(parts)}.")

"""``ekonte cameo``: with others. Invitations, packages, permissions, the end of them."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from studio.cli import console, work
from studio.cli.choices import Json
from studio.cli.doors import doors
from studio.core.errors import InputError
from studio.project.cameo import LIMITS, Permission

if TYPE_CHECKING:
    from studio.project.cameo import Audience, Cameo
    from studio.workflows.studio import Studio

Name = Annotated[str, typer.Argument(metavar="@NAME", help="The cameo's handle.")]
AudienceName = Literal["me", "chosen", "mutual", "everyone"]
Until = Annotated[str | None, typer.Option("--until", metavar="YYYY-MM-DD", help="The last day; “never” for no end.")]
Limit = Annotated[
    list[str] | None, typer.Option("--no", metavar="LIMIT", help=f"What it may not be shown in: {' '.join(LIMITS)}.")
]
Wish = Annotated[str | None, typer.Option("--wish", help="Your own words to whoever uses it.")]
Reason = Annotated[str, typer.Option("--reason", help="Why, in your own words; others read it.")]
Blank = Annotated[
    bool,
    typer.Option("--blank/--delete", help="Leave blank takes with the date in their places, or delete them."),
]
More = Annotated[
    list[Path] | None, typer.Option("--project", metavar="DIR", help="A project that this machine has not opened yet.")
]


def find(studio: "Studio", name: str) -> "Cameo":
    """The cameo of a handle or id. Raises ``InputError``."""
    asked = studio.consent.use_of(name).id
    return next(cameo for cameo in studio.consent.cameos() if cameo.id == asked)


def invite(context: typer.Context, as_json: Json = False) -> None:
    """Print your invitation: the line that others need to share a cameo with you. It is no secret."""
    consent = doors(context).studio().consent
    if as_json:
        console.json_line({"invitation": consent.invitation(), "me": consent.me, "kept": consent.kept})
    else:
        console.result(consent.invitation())


def share(
    context: typer.Context,
    name: Name,
    output: Annotated[Path, typer.Option("-o", "--output", metavar="FILE", help="The package: NAME.cameo.")],
    to: Annotated[
        str, typer.Option("--to", metavar="INVITATION", help="Their invitation, or a file with it; none for everyone.")
    ] = "",
    audience: Annotated[
        AudienceName | None, typer.Option("--for", help="Instead of what the cameo's own permission says.")
    ] = None,
    until: Until = None,
    limits: Limit = None,
    wish: Wish = None,
    force: Annotated[bool, typer.Option("--force", help="Write over a file that is there.")] = False,
    as_json: Json = False,
) -> None:
    """Make a package of a cameo for somebody: only their machine can open it, and a signed licence is in it."""
    if output.exists() and not force:
        raise InputError(f"{output} is there already.", todo="Choose another name, or add --force.")
    studio = doors(context).studio()
    cameo = find(studio, name)
    usual: Audience = cameo.permission.audience if cameo.permission.audience != "me" or not to else "chosen"
    permission = _changed(cameo.permission, audience or usual, None, until, limits, wish)
    studio.consent.share(cameo.id, _invitation(to), permission, output)
    _told(as_json, {"package": str(output), "handle": cameo.handle, "audience": permission.audience}, str(output))


def receive(
    context: typer.Context,
    package: Annotated[Path, typer.Argument(metavar="FILE", help="What somebody made for you.")],
    as_json: Json = False,
) -> None:
    """Take in a cameo that was shared with you."""
    from studio.workflows.cameo import telling

    consent = doors(context).studio().consent
    cameo = consent.receive(package)
    _told(as_json, telling.to_json(cameo, consent.me), telling.line(cameo, consent.me))


def permit(
    context: typer.Context,
    name: Name,
    audience: Annotated[AudienceName | None, typer.Option("--for", help="Who may use it.")] = None,
    people: Annotated[
        list[str] | None, typer.Option("--person", metavar="INVITATION|FINGERPRINT", help="Chosen people, all of them.")
    ] = None,
    until: Until = None,
    limits: Annotated[
        list[str] | None,
        typer.Option("--no", metavar="LIMIT", help=f"All that it may not be shown in: {' '.join(LIMITS)}; “nothing”."),
    ] = None,
    wish: Wish = None,
    as_json: Json = False,
) -> None:
    """Change what your cameo may be used for, by whom, until when. What is shared already keeps its own licence until
    you share it anew or revoke it."""
    from studio.workflows.cameo import telling

    studio = doors(context).studio()
    cameo = find(studio, name)
    chosen = None if people is None else tuple(_person(studio, one) for one in people)
    permission = _changed(cameo.permission, audience or cameo.permission.audience, chosen, until, limits, wish)
    after = studio.consent.change(replace(cameo, permission=permission))
    _told(as_json, telling.to_json(after, studio.consent.me), telling.line(after, studio.consent.me))


def revoke(
    context: typer.Context,
    name: Name,
    reason: Reason = "",
    blank: Blank = True,
    more: More = None,
    sure: Annotated[bool, typer.Option("--yes", help="Do it without asking.")] = False,
    as_json: Json = False,
) -> None:
    """End a cameo: its likeness, and every take, clip, proxy, cache and export with it in every project that is known.
    Send the notice that is written to everybody who has it from you."""
    from studio.workflows.cameo import revoking, telling

    studio = doors(context).studio()
    cameo = find(studio, name)
    if not sure:
        typer.confirm(f"Revoke @{cameo.handle} for good?", abort=True)
    gone = work.run(
        doors(context),
        lambda progress, cancel: revoking.revoke(
            studio, cameo.id, reason, blank=blank, cancel=cancel, progress=progress, more=tuple(more or ())
        ),
    )
    for sentence in gone.left:
        console.remark(sentence)
    said = f"@{cameo.handle} is revoked: {gone.told}."
    if gone.notice is not None and cameo.owner == studio.consent.me:
        said += f"\nSend this notice to everybody who has it from you:\n{gone.notice}"
    _told(as_json, telling.erased_to_json(gone, cameo.handle), said)


def heed(
    context: typer.Context,
    notice: Annotated[Path, typer.Argument(metavar="FILE", help="A notice of revocation: ID.revoked.")],
    blank: Blank = True,
    more: More = None,
    as_json: Json = False,
) -> None:
    """Heed somebody's notice: their cameo ends here too, with every take that it is in."""
    studio = doors(context).studio()
    ended = studio.consent.heed(notice)
    if not ended:
        _told(as_json, {"handle": None, "takes": 0}, "The notice is kept: this cameo will not come in.")
    for cameo in ended:
        _erase(context, cameo.id, cameo.handle, blank, more, as_json)


def sweep(context: typer.Context, blank: Blank = True, more: More = None, as_json: Json = False) -> None:
    """Look again for all that was revoked: in projects on disks that were not there, or that came back."""
    for gone in doors(context).studio().consent.revoked():
        _erase(context, gone.id, gone.handle, blank, more, as_json)


def _erase(
    context: typer.Context, cameo_id: str, handle: str, blank: bool, more: list[Path] | None, as_json: bool
) -> None:
    from studio.workflows.cameo import revoking, telling

    studio = doors(context).studio()
    gone = work.run(
        doors(context),
        lambda progress, cancel: revoking.erase(
            studio, cameo_id, blank=blank, cancel=cancel, progress=progress, more=tuple(more or ())
        ),
    )
    for sentence in gone.left:
        console.remark(sentence)
    _told(as_json, telling.erased_to_json(gone, handle), f"@{handle} is gone here: {gone.told}.")


def _changed(
    permission: Permission,
    audience: "Audience",
    people: tuple[str, ...] | None,
    until: str | None,
    limits: list[str] | None,
    wish: str | None,
) -> Permission:
    """Raises ``InputError``."""
    after = replace(permission, audience=audience)
    if people is not None:
        after = replace(after, people=people)
    if until is not None:
        after = replace(after, until=None if until == "never" else _day(until))
    if limits is not None:
        after = replace(after, limits=() if limits == ["nothing"] else tuple(limits))
    return after if wish is None else replace(after, words=wish)


def _day(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError as exc:
        raise InputError(f"“{text}” is no day.", todo="Write it as 2027-03-31.") from exc


def _person(studio: "Studio", text: str) -> str:
    """A fingerprint; that of an invitation where it is one."""
    told = _invitation(text)
    return told if re.fullmatch(r"[0-9a-f]{40}", told) else studio.consent.person(told)


def _invitation(text: str) -> str:
    """The line itself, or what is in the file of that name."""
    if not text or ":" in text[:20] or len(text) == 40:
        return text
    try:
        return Path(text).read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError) as exc:
        raise InputError(f"{text} is no invitation, and no file with one.") from exc


def _told(as_json: bool, record: dict[str, object], text: str) -> None:
    if as_json:
        console.json_line(record)
    else:
        console.result(text)

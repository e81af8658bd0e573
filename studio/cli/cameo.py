"""``ekonte cameo``: you, and others, in the film, by consent that is on record."""

from typing import Annotated, Literal

import typer

from studio.cli import cameo_record, cameo_sharing, console, work
from studio.cli.cameo_sharing import More, Name, find
from studio.cli.choices import Json
from studio.cli.doors import doors

cameo = typer.Typer(
    name="cameo",
    help="Your face and voice in the film, and those of others, by consent that is on record.",
    no_args_is_help=True,
)
for command in (
    cameo_sharing.invite,
    cameo_sharing.share,
    cameo_sharing.receive,
    cameo_sharing.permit,
    cameo_sharing.revoke,
    cameo_sharing.heed,
    cameo_sharing.sweep,
):
    cameo.command()(command)
cameo.command()(cameo_record.record)
cameo.command(name="import")(cameo_record.import_)

TAMPERED = 2
"""Exit status when the record is not what was written."""


@cameo.command(name="list")
def list_cameos(context: typer.Context, as_json: Json = False) -> None:
    """All cameos of this machine that may be called in prompts."""
    from studio.workflows.cameo import telling

    consent = doors(context).studio().consent
    found = consent.cameos()
    for one in found:
        if as_json:
            console.json_line(telling.to_json(one, consent.me))
        else:
            console.result(telling.line(one, consent.me))
    if not found:
        console.remark("There is no cameo here yet. Record one, or take one in with “ekonte cameo receive”.")
    elif not as_json and consent.kept == "file":
        console.remark(telling.kept(consent))


@cameo.command()
def info(context: typer.Context, name: Name, as_json: Json = False) -> None:
    """What is known of one cameo, and what it is allowed for."""
    from studio.workflows.cameo import telling

    studio = doors(context).studio()
    one = find(studio, name)
    if as_json:
        console.json_line({**telling.to_json(one, studio.consent.me), "kept": studio.consent.kept})
        return
    for line in telling.lines(one, studio.consent.me):
        console.result(line)
    console.result(f"  {telling.kept(studio.consent)}")


@cameo.command()
def where(context: typer.Context, name: Name, more: More = None, as_json: Json = False) -> None:
    """Everything that a cameo is in: takes, clips, proxies, caches and exports of every project that is known; also of
    one that was revoked."""
    from studio.workflows.cameo import telling
    from studio.workflows.cameo.reach import Everywhere

    studio = doors(context).studio()
    asked = name.removeprefix("@").casefold()
    gone = [one for one in studio.consent.revoked() if asked in (one.id, one.handle.casefold())]
    known = any(asked in (one.id, one.handle.casefold()) for one in studio.consent.cameos())
    cameo_id = gone[-1].id if gone and not known else find(studio, name).id
    reach = Everywhere(studio, tuple(more or ()))
    found = work.run(doors(context), lambda _progress, cancel: reach.where_id(cameo_id, cancel))
    for place in found.places:
        if as_json:
            console.json_line(telling.place_to_json(place))
        else:
            console.result(telling.place_line(place))
    for sentence in found.left:
        console.remark(sentence)
    if not found.places:
        console.remark(f"@{asked} is in nothing that this machine knows of.")


@cameo.command(name="record-log")
def record_log(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="@NAME", help="Only the lines of one cameo.")] = "",
    as_json: Json = False,
) -> None:
    """The consent record: who was recorded, shared, shown, refused and revoked, and when. Every line is verified."""
    from studio.workflows.cameo import telling

    consent = doors(context).studio().consent
    record = work.run(doors(context), lambda _progress, cancel: consent.record(cancel))
    asked = name.removeprefix("@").casefold()
    for entry in record.entries:
        if asked and asked not in (entry.handle.casefold(), entry.cameo):
            continue
        if as_json:
            console.json_line(telling.entry_to_json(entry))
        else:
            console.result(telling.entry_line(entry))
    if not record.whole:
        console.remark(telling.verdict(record))
        raise typer.Exit(TAMPERED)
    if not as_json:
        console.remark(telling.verdict(record))


@cameo.command()
def protect(
    context: typer.Context,
    way: Annotated[Literal["keychain", "passphrase", "file"], typer.Argument(help="What keeps the key from now on.")],
    as_json: Json = False,
) -> None:
    """Keep the key of your cameos in the system's keychain, under a passphrase, or in a file of yours."""
    from studio.workflows.cameo import telling

    consent = doors(context).studio().consent
    words = typer.prompt("New passphrase", hide_input=True, confirmation_prompt=True) if way == "passphrase" else ""
    consent.protect(way, words)
    if as_json:
        console.json_line({"kept": consent.kept})
    else:
        console.result(telling.kept(consent))

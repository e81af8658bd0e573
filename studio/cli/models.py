"""``ekonte models``: what models there are, what fits this machine, and getting their weights."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from studio.cli import console, work
from studio.cli.choices import Json
from studio.cli.doors import doors
from studio.core.errors import InputError

if TYPE_CHECKING:
    from studio.workflows.models.models import Catalogue, Row

models = typer.Typer(
    name="models", help="Models for the diffusion engine: list, look into, get, add, check.", no_args_is_help=True
)

Model = Annotated[str, typer.Argument(metavar="ID", help="A model's id, as “ekonte models list” shows it.")]

_HEADINGS = {
    "picture_and_sound": "Pictures and sound together",
    "picture": "Silent pictures",
    "follow": "Pictures that follow the stage, a person, references",
    "sound": "Sound and music",
    "improve": "Larger, and more frames",
}
_STATES = {"here": "here", "shared": "here, shared", "half": "partly here", "absent": "not here"}


@models.command(name="list")
def list_models(
    context: typer.Context,
    here: Annotated[bool, typer.Option("--here", help="Only those on this machine.")] = False,
    as_json: Json = False,
) -> None:
    """Every model, what it is for, how large it is, whether it is here and whether it fits."""
    from studio.workflows.models.models import rows, to_json

    found = [one for one in rows(_catalogue(context)) if not here or one.installed is not None]
    if as_json:
        for one in found:
            console.json_line(to_json(one))
        return
    heading = ""
    for one in found:
        if one.group != heading:
            heading = one.group
            console.result(f"\n{_HEADINGS[heading]}")
        fits = "fits" if one.fit is None or one.rung is not None else "too large"
        console.result(f"  {one.card.id:28} {_size(one.size):>9}  {_STATES[one.state]:12} {fits}")


@models.command()
def info(context: typer.Context, model: Model, as_json: Json = False) -> None:
    """Everything about a model: what it can do, its licence, and the ways it could run on this machine."""
    from studio.workflows.models.models import row, to_json

    own = _catalogue(context)
    one = row(own, own.card(model), own.device())
    if as_json:
        console.json_line(to_json(one, whole=True))
    else:
        _show(one)


@models.command()
def get(
    context: typer.Context,
    model: Model,
    accept: Annotated[bool, typer.Option("--accept", help="Accept its licence, which “info” shows.")] = False,
    as_json: Json = False,
) -> None:
    """Fetch a model's weights; goes on where it was left. Ctrl-C stops it, and keeps what is here."""
    from studio.workflows.models.models import row, to_json

    own = _catalogue(context)
    card = own.card(model)
    if card.licence.accept and not accept and own.installed(model) is None:
        _terms(row(own, card, own.device()), console.remark)
    there = work.run(doors(context), lambda progress, cancel: own.fetch(model, accept, progress, cancel))
    if as_json:
        console.json_line(to_json(row(own, card, own.device()), whole=True))
    else:
        console.result(str(there.folder))


@models.command()
def add(
    context: typer.Context,
    source: Annotated[Path, typer.Argument(metavar="PATH", help="A folder, or a .safetensors or .gguf file.")],
    name: Annotated[
        str | None, typer.Option("--as", metavar="ID", help="Its id here; otherwise made from its name.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Know weights that are on this machine already, where they lie: nothing is copied."""
    from studio.workflows.models.models import row, to_json

    own = _catalogue(context)
    model = name or _named(source)
    there = work.run(doors(context), lambda progress, cancel: own.add(source, model, progress, cancel))
    if as_json:
        console.json_line(to_json(row(own, own.card(model), own.device()), whole=True))
    else:
        console.result(f"{there.id}  {there.family}  {there.transformer or there.folder}")


@models.command()
def remove(context: typer.Context, model: Model, as_json: Json = False) -> None:
    """Delete the studio's own weights of a model, half downloads too. What lies in other programs' folders stays."""
    own = _catalogue(context)
    known = own.installed(model) is not None or own.half(model) > 0
    if not known:
        own.card(model)
    freed = own.remove(model)
    still = False
    with suppress(InputError):
        still = own.installed(model) is not None
    if as_json:
        console.json_line({"id": model, "freed_bytes": freed, "still_here": still})
        return
    console.result(f"{_size(freed)} freed.")
    if still:
        console.remark("It is still in the hub's own cache, which other programs use: “hf cache” cleans that.")


@models.command()
def verify(context: typer.Context, model: Model, as_json: Json = False) -> None:
    """Look through a model's files: are they all here, and the ones they were?"""
    own = _catalogue(context)
    wrong = work.run(doors(context), lambda progress, cancel: own.verify(model, progress, cancel))
    if as_json:
        console.json_line({"id": model, "state": "damaged" if wrong else "valid", "wrong": list(wrong)})
    else:
        console.result("\n".join(wrong) if wrong else "All is well.")
    if wrong:
        if not as_json:
            console.remark(f"Get it again: ekonte models remove {model}, then ekonte models get {model}")
        raise typer.Exit(3)


@models.command()
def network(
    context: typer.Context,
    switch: Annotated[str | None, typer.Argument(metavar="[on|off]", help="Allow or forbid all fetching.")] = None,
    limit: Annotated[
        float | None, typer.Option("--limit", metavar="MB/S", min=0, help="Fetch no faster; 0: as fast as it goes.")
    ] = None,
    folder: Annotated[
        list[Path] | None, typer.Option("--folder", metavar="DIR", help="ComfyUI's folder, to share its weights.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Whether weights may be fetched, how fast, and where other programs keep theirs."""
    own = _catalogue(context)
    now = own.network
    if switch is not None and switch not in ("on", "off"):
        raise InputError(f"The network is switched on or off, not {switch}.", todo="Say “on” or “off”.")
    if switch is not None:
        now = replace(now, forbidden=switch == "off")
    if limit is not None:
        now = replace(now, bytes_per_second=round(limit * 1e6))
    if folder:
        now = replace(now, folders=tuple(dict.fromkeys((*now.folders, *(path.resolve() for path in folder)))))
    if now != own.network:
        own.set_network(now)
        now = own.network
    if as_json:
        console.json_line(
            {
                "allowed": not now.off,
                "forbidden_by": now.forbidden_by or ("switch" if now.forbidden else None),
                "bytes_per_second": now.bytes_per_second or None,
                "folders": [str(path) for path in now.folders],
            }
        )
        return
    why = f" ({now.forbidden_by} is set)" if now.forbidden_by else ""
    console.result(f"network   {'off' + why if now.off else 'on'}")
    console.result(f"limit     {_size(now.bytes_per_second) + '/s' if now.bytes_per_second else 'none'}")
    for path in now.folders:
        console.result(f"shares    {path}")


def _catalogue(context: typer.Context) -> "Catalogue":
    return doors(context).studio().models


def _show(one: "Row") -> None:
    card = one.card
    console.result(f"{card.name}  ({card.id}, family {card.family})")
    console.result(card.summary.get("en", ""))
    console.result(f"\ncan       {' '.join(card.capabilities)}")
    if card.shape is not None:
        sizes = "  ".join(f"{width}x{height}" for width, height in card.sizes)
        console.result(f"sizes     {sizes}")
        seconds = float(card.longest_frames / card.rate)
        console.result(f"length    up to {card.longest_frames} frames, {seconds:.1f} s at {card.rate} frames a second")
    elif card.longest_seconds:
        console.result(f"length    up to {card.longest_seconds:g} s")
    if one.group == "improve":
        _where(one)
        return
    ways = ", ".join(f"{way.name} ({way.steps} steps)" for way in card.schedules)
    console.result(f"ways      {ways}")
    console.result(f"prompts   {card.prompt_style}")
    _where(one)


def _where(one: "Row") -> None:
    card, here = one.card, one.installed
    console.result(f"source    {card.source}")
    console.result(f"disk      {_size(one.size)}, {_STATES[one.state]}{f': {here.folder}' if here is not None else ''}")
    if one.state == "half":
        console.result(f"          {_size(one.half)} fetched so far; “get” goes on")
    console.result(f"\n{one.fitting()['en']}")
    for number, rung in enumerate(one.fit.ladder if one.fit is not None else (), 1):
        mark = "→" if one.fit is not None and one.fit.fits == number - 1 else " "
        took = f", about {rung.seconds:.0f} s" if rung.seconds is not None else ""
        peak = f"{_size(rung.peak_bytes)} of memory{took}"
        if one.device.kind != "cpu":
            peak = f"{_size(rung.peak_bytes)} on the card, {_size(rung.ram_bytes)} of memory{took}"
        console.result(f"{mark} {number:2}. {peak}. {rung.words['en']}")
    console.result("")
    _terms(one, console.result)


def _terms(one: "Row", say: Callable[[str], None]) -> None:
    licence = one.card.licence
    say(f"Licence: {licence.name}, {licence.url}")
    for sentence in licence.terms.get("en", ()):
        say(f"  · {sentence}")
    if licence.not_in:
        say(f"  · By accepting you say that you are in none of: {' '.join(licence.not_in)}.")


def _named(source: Path) -> str:
    stem = source.stem if source.is_file() else source.name
    plain = "".join(letter if letter.isascii() and (letter.isalnum() or letter in "._-") else "-" for letter in stem)
    return plain.strip("-._")[:80] or "model"


def _size(count: int) -> str:
    if count >= 1e9:
        return f"{count / 1e9:.1f} GB"
    return f"{count / 1e6:.1f} MB" if count >= 1e5 else f"{count / 1e3:.1f} kB"

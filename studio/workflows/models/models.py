"""Models as a person meets them: what there is, what each can do, what is here, what fits, and getting one."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from studio.core.errors import StudioError
from studio.core.progress import CancelToken, Progress
from studio.core.signals import Post
from studio.ports.models import Capability, Catalogue, Device, Fit, Installed, ModelCard, Network, Rung
from studio.workflows.beside import Beside

__all__ = [
    "GROUPS",
    "Capability",
    "Catalogue",
    "Checking",
    "Device",
    "Fetching",
    "Fit",
    "Group",
    "Installed",
    "ModelCard",
    "ModelsDesk",
    "Network",
    "Row",
    "State",
    "device_to_json",
    "row",
    "rows",
    "rung_to_json",
    "to_json",
]

State = Literal["here", "shared", "half", "absent"]
"""On this machine, in somebody else's cache, partly fetched, or not here."""

Group = Literal["picture_and_sound", "picture", "follow", "sound", "improve"]

GROUPS: tuple[Group, ...] = ("picture_and_sound", "picture", "follow", "sound", "improve")
"""What models are for, in the order in which they are shown: pictures with their sound; silent pictures; pictures that
follow a control movie, a person or references; sound and music; larger and more frames."""

_FAMILIES = ("ltx2", "kandinsky6", "minimax_h3", "wan", "hunyuan_video15", "sana_video", "kandinsky5", "cogvideox")
"""Families in the order in which they are shown; others follow."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A model with what is known of it here. ``size`` are bytes on the disk, or those it should take; ``half`` those
    that were fetched already. ``fit`` is for its usual size and length on ``device``; None for models without any."""

    card: ModelCard
    group: Group
    state: State
    size: int
    half: int
    installed: Installed | None
    fit: Fit | None
    device: Device

    @property
    def rung(self) -> Rung | None:
        """The best way to run it that should fit now."""
        return self.fit.ladder[self.fit.fits] if self.fit is not None and self.fit.fits is not None else None

    def fitting(self) -> Mapping[str, str]:
        """In a sentence, by language, whether it runs on this machine."""
        if self.fit is None:
            return {"en": "Runs on any machine.", "ja": "どのパソコンでも動きます。"}
        card = self.device.name if self.device.kind != "cpu" else ""
        rung = self.rung
        if rung is None:
            least = self.fit.ladder[-1]
            memory = _gb(least.peak_bytes), _gb(least.ram_bytes)
            if self.device.kind == "cpu":
                return {
                    "en": f"Too large for this machine: at its least it needs {memory[0]} GB of memory.",
                    "ja": f"このパソコンには大きすぎます。最小でもメモリが{memory[0]}GB必要です。",
                }
            return {
                "en": f"Too large for this machine: at its least it needs {memory[0]} GB on the card "
                f"and {memory[1]} GB of memory.",
                "ja": f"このパソコンには大きすぎます。最小でもGPUに{memory[0]}GB、メモリに{memory[1]}GB必要です。",
            }
        made = f"{rung.size[0]}x{rung.size[1]}", rung.frame_count, _gb(rung.peak_bytes)
        where = ("on " + card) if card else "without a graphics card, slowly"
        there = f"{card}で" if card else "GPUなしで、時間をかければ"
        words = {
            "en": f"Fits {where}: {made[0]}, {made[1]} frames, {made[2]} GB at its peak.",
            "ja": f"{there}動きます。{made[0].replace('x', '×')}、{made[1]}コマ、最大{made[2]}GBです。",
        }
        how = _how(rung)
        if self.device.kind == "cpu":
            how = {"en": (how["en"][0].replace(",", "."),), "ja": (how["ja"][0].replace("で、", "です。"),)}
        return {"en": " ".join((words["en"], *how["en"])), "ja": "".join((words["ja"], *how["ja"]))}


def rows(catalogue: Catalogue) -> tuple[Row, ...]:
    """Every model, in groups, the usual ones first. Raises ``FaultError``: a manifest is wrong."""
    device = catalogue.device()
    cards = sorted(catalogue.cards(), key=lambda card: card.id, reverse=True)  # newer versions are higher
    found = [row(catalogue, card, device) for card in cards]
    return tuple(sorted(found, key=lambda one: (GROUPS.index(one.group), _rank(one.card))))


def row(catalogue: Catalogue, card: ModelCard, device: Device) -> Row:
    """One model."""
    here, half = catalogue.installed(card.id), catalogue.half(card.id)
    state: State = "absent"
    if here is not None:
        state = "shared" if here.shared else "here"
    elif half:
        state = "half"
    fit = None
    if card.shape is not None:
        frames = min(card.longest_frames, round(card.rate * 5) + 1)
        fit = catalogue.fit(card.id, card.default_size, frames, device)
    return Row(
        card=card,
        group=_group(card),
        state=state,
        size=here.bytes if here is not None else catalogue.expected_bytes(card.id),
        half=half if here is None else 0,
        installed=here,
        fit=fit,
        device=device,
    )


def to_json(one: Row, *, whole: bool = False) -> dict[str, object]:
    """A row as an object; ``whole``: with licence, schedules and the ladder."""
    card, here = one.card, one.installed
    told: dict[str, object] = {
        "id": card.id,
        "family": card.family,
        "name": card.name,
        "state": one.state,
        "capabilities": list(card.capabilities),
        "bytes": one.size,
        "fetched_bytes": one.half,
        "licence": card.licence.name,
        "licence_to_accept": card.licence.accept,
        "licence_not_in": list(card.licence.not_in),
        "fits": one.rung is not None if one.fit is not None else True,
        "fits_how": one.fitting()["en"],
    }
    if whole:
        told |= {
            "summary": dict(card.summary),
            "source": card.source,
            "revision": card.revision,
            "folder": str(here.folder) if here is not None else None,
            "digest": here.digest if here is not None else None,
            "commit": here.commit if here is not None else None,
            "pipeline": card.pipeline,
            "default_size": list(card.default_size),
            "sizes": [list(size) for size in card.sizes],
            "longest_frames": card.longest_frames,
            "longest_seconds": card.longest_seconds,
            "rate": str(card.rate),
            "sample_rate": card.sample_rate,
            "parameters_billions": dict(card.parameters),
            "precisions": list(card.precisions),
            "prompt_style": card.prompt_style,
            "schedules": [
                {"name": way.name, "steps": way.steps, "guidance": way.guidance, "sigmas": list(way.sigmas)}
                for way in card.schedules
            ],
            "licence_terms": {language: list(terms) for language, terms in card.licence.terms.items()},
            "licence_url": card.licence.url,
            "ladder": [rung_to_json(rung) for rung in one.fit.ladder] if one.fit is not None else [],
        }
    return told


def rung_to_json(rung: Rung) -> dict[str, object]:
    """One way to run a model."""
    return {
        "size": list(rung.size),
        "frames": rung.frame_count,
        "mode": rung.mode,
        "precision": rung.precision,
        "tiled": rung.tiled,
        "peak_bytes": rung.peak_bytes,
        "ram_bytes": rung.ram_bytes,
        "seconds": rung.seconds,
        "words": dict(rung.words),
    }


def device_to_json(device: Device) -> dict[str, object]:
    """What models would run on."""
    return {
        "kind": device.kind,
        "name": device.name,
        "memory": device.memory,
        "free": device.free,
        "ram": device.ram,
        "disk": device.disk,
    }


class Fetching(Beside[Installed]):
    """A download beside the window, one at a time; ``output`` is the path that its model's id makes. To stop it is to
    pause it: what was fetched is kept."""

    def start(self, catalogue: Catalogue, model_id: str) -> None:
        """Begin or go on, unless something is in work already. The licence was accepted."""

        def _work(progress: Progress, cancel: CancelToken) -> Installed:
            return catalogue.fetch(model_id, True, progress, cancel)

        self.begin(_work, Path(model_id))


class Checking(Beside["tuple[str, ...]"]):
    """The files of a model looked through beside the window; ends with what is wrong."""

    def start(self, catalogue: Catalogue, model_id: str) -> None:
        """Begin, unless something is in work already."""

        def _work(progress: Progress, cancel: CancelToken) -> tuple[str, ...]:
            try:
                return catalogue.verify(model_id, progress, cancel)
            except StudioError as error:
                return (str(error),)

        self.begin(_work, Path(model_id))


class Looking(Beside["tuple[Row, ...]"]):
    """What there is, looked up beside the window: the disk and the card are asked."""

    def start(self, catalogue: Catalogue) -> None:
        """Begin, unless something is in work already."""

        def _work(progress: Progress, cancel: CancelToken) -> tuple[Row, ...]:
            return rows(catalogue)

        self.begin(_work, Path("rows"))


class ModelsDesk:
    """What a window does with models. A download goes on while nobody looks; ``close`` ends everything."""

    def __init__(self, catalogue: Catalogue, post: Post) -> None:
        self.catalogue = catalogue
        self.looking, self.fetching, self.checking = Looking(post), Fetching(post), Checking(post)

    def look(self) -> None:
        """See what there is now; ``looking.ended`` tells."""
        self.looking.start(self.catalogue)

    def fetch(self, model_id: str) -> None:
        """Begin to fetch, or go on. The licence was accepted."""
        self.fetching.start(self.catalogue, model_id)

    def check(self, model_id: str) -> None:
        """Begin to look through its files."""
        self.checking.start(self.catalogue, model_id)

    @property
    def fetched(self) -> str:
        """The id of the model that is being fetched; empty: none."""
        return self.fetching.output.name if self.fetching.output is not None else ""

    def close(self) -> None:
        """End what is in work; what was fetched is kept."""
        for one in (self.looking, self.fetching, self.checking):
            one.close()


def _how(rung: Rung) -> Mapping[str, tuple[str, ...]]:
    """Bits of the weights, and where they are, by language."""
    bits = {"float32": "32", "bfloat16": "16", "float16": "16", "fp8": "8", "int8": "8", "gguf": "5"}[rung.precision]
    english, japanese = {
        "resident": ("all on the card", "すべてGPUに置きます"),
        "model_offload": ("one part of the model on the card at a time", "部品を一つずつGPUに載せます"),
        "group_offload": ("streamed to the card block by block", "ブロックごとにGPUへ送ります"),
        "sequential_offload": ("brought to the card layer by layer", "層ごとにGPUへ送ります"),
    }[rung.mode]
    return {
        "en": (f"Weights of {bits} bits,", f"{english}."),
        "ja": (f"重みは{bits}ビットで、", f"{japanese}。"),
    }


def _rank(card: ModelCard) -> int:
    return _FAMILIES.index(card.family) if card.family in _FAMILIES else len(_FAMILIES)


def _group(card: ModelCard) -> Group:
    can = set(card.capabilities)
    if can & {"upscale", "interpolate"}:
        return "improve"
    if can & {"sound_out", "music_out"}:
        return "sound"
    if "sound" in can:
        return "picture_and_sound"
    return "follow" if can & {"control", "animate", "references"} else "picture"


def _gb(count: int) -> str:
    return f"{count / 1e9:.1f}"

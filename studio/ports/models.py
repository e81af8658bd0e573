"""The door to models: what there is, what is on this machine, what fits it, and where weights come from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import Literal, Protocol

from studio.core.progress import CancelToken, Progress

Capability = Literal[
    "text", "image", "first_last", "keyframes", "extend", "retake", "control", "references", "animate", "audio_in",
    "sound", "lora", "image_out", "sound_out", "music_out", "upscale", "interpolate",
]  # fmt: skip
"""What a model can be given, and make: ``text`` to picture, a first ``image``, first and last picture, pictures at
moments, a movie to go on or to make part of again, a control movie (depth, pose, edges), references of people and
things, a pose and a face to follow, sound to follow; ``sound`` with its pictures; LoRA weights; or pictures, sound or
music alone; or larger and more frames."""

Mode = Literal["resident", "model_offload", "group_offload", "sequential_offload"]
Precision = Literal["float32", "bfloat16", "float16", "fp8", "int8", "gguf"]


@dataclass(frozen=True, slots=True, kw_only=True)
class WeightFile:
    """A file of a model: its path in the model's folder, bytes, and SHA-256 where it is known (empty where not)."""

    path: str
    size: int
    sha256: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Licence:
    """``terms`` are sentences by language, what a person agrees to; ``url`` the text itself. ``accept``: it must be
    accepted before weights are fetched. ``not_in`` are regions (ISO 3166) where it does not hold."""

    name: str
    url: str
    terms: Mapping[str, tuple[str, ...]]
    accept: bool = False
    not_in: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """A way to run it: number of steps, or the sigmas themselves, and how strongly it is guided (1: not at all)."""

    name: str
    steps: int
    guidance: float
    sigmas: tuple[float, ...] = ()
    settings: Mapping[str, float | int | bool | str] = field(default_factory=dict[str, float | int | bool | str])


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """What the memory of a run is computed from, besides the weights.

    ``temporal`` frames and ``spatial`` pixels a side become one point of the latent, ``patch`` points a side one token
    of ``width`` numbers; ``layers`` blocks look at them. ``decoder`` is how many bytes the decoder holds for each pixel
    of a frame while it works, ``window`` how many frames it works on at a time (0: all of them at once).
    """

    temporal: int
    spatial: int
    patch: int
    width: int
    layers: int
    decoder: int
    window: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelCard:
    """A manifest, ``models/catalogue/<family>/<id>.toml``.

    ``size_step`` divides width and height, ``frame_step`` the number of frames less ``frame_rest``. ``parameters`` of
    each part (``transformer``, ``text_encoder``, ``vae``), in billions: what fits is computed from them and from
    ``shape``. ``prompt_style`` names how its prompts are written. ``source`` is the repository on the hub, ``revision``
    what is asked of it, ``patterns`` which of its files are the model; ``files`` are those whose size is known. The
    first of ``schedules`` is the usual one; ``sizes`` are those it was trained for, the usual one first; ``precisions``
    those it runs in, its own first. Models of sound alone have no sizes and are as long as ``longest_seconds``.
    ``summary`` says by language what it is good for.
    """

    id: str
    family: str
    name: str
    pipeline: str
    modular: bool
    capabilities: tuple[Capability, ...]
    source: str
    revision: str
    files: tuple[WeightFile, ...]
    licence: Licence
    schedules: tuple[Schedule, ...]
    default_size: tuple[int, int]
    longest_side: int
    size_step: int
    frame_step: int
    rate: Fraction
    longest_frames: int
    parameters: Mapping[str, float]
    precision: Precision = "bfloat16"
    sample_rate: int = 0
    prompt_style: str = "plain"
    frame_rest: int = 1
    shortest_frames: int = 1
    longest_seconds: float = 0.0
    sizes: tuple[tuple[int, int], ...] = ()
    precisions: tuple[Precision, ...] = ("bfloat16",)
    patterns: tuple[str, ...] = ()
    shape: Shape | None = None
    summary: Mapping[str, str] = field(default_factory=dict[str, str])


@dataclass(frozen=True, slots=True, kw_only=True)
class Installed:
    """Weights on this machine. ``folder`` is in the form that diffusers reads; ``shared`` where it is in somebody
    else's cache (the hub's, ComfyUI's) and not ours to delete. ``digest`` is over names, sizes and hashes of all
    files."""

    id: str
    family: str
    folder: Path
    digest: str
    bytes: int
    shared: bool = False
    own: bool = False
    """Added by hand; its card was made from its own configuration."""
    transformer: Path | None = None
    """A single file of weights that takes the place of the transformer in ``folder``, which is that of ``base``."""
    base: str = ""
    commit: str = ""
    """The commit of the repository it came from, where it came from one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Device:
    """What a model would run on; bytes of memory, all and free. ``kind`` is ``cuda``, ``mps``, ``xpu`` or ``cpu``."""

    kind: str
    name: str
    memory: int
    free: int
    ram: int
    disk: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Rung:
    """A way to run a shot on this machine: size, frames, mode and precision, the memory it should peak at, and how long
    it should take (None: not known yet). ``words`` say what it gives up against the rung above, by language."""

    size: tuple[int, int]
    frame_count: int
    mode: Mode
    precision: Precision
    tiled: bool
    peak_bytes: int
    ram_bytes: int
    seconds: float | None
    words: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """``ladder``: ways to run what was asked for, the best first; empty only where nothing could run at all. ``fits``
    is the index of the first that should fit now (it is advice, never a gate); None where none should."""

    ladder: tuple[Rung, ...]
    fits: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """Whether weights may be fetched. ``forbidden``: a person turned the switch; ``forbidden_by`` names the variable of
    the environment that forbids it besides (empty: none). ``bytes_per_second`` is the speed limit, 0: none.
    ``folders`` are where other programs keep weights (ComfyUI's ``models``), added by hand."""

    forbidden: bool = False
    forbidden_by: str = ""
    bytes_per_second: int = 0
    folders: tuple[Path, ...] = ()

    @property
    def off(self) -> bool:
        """Whether nothing is fetched."""
        return self.forbidden or bool(self.forbidden_by)


class Catalogue(Protocol):
    """The models that the studio knows, and those on this machine."""

    def cards(self) -> tuple[ModelCard, ...]:
        """All of the catalogue, and those added by hand.

        Raises:
            FaultError: a manifest is wrong; the sentence names the file and the field.
        """
        ...

    def card(self, model_id: str) -> ModelCard:
        """Raises ``InputError``: there is none; the sentence names near ones."""
        ...

    def installed(self, model_id: str) -> Installed | None:
        """None where nothing of it is here, or not all of it."""
        ...

    def half(self, model_id: str) -> int:
        """Bytes of it that were fetched and are kept for going on."""
        ...

    def expected_bytes(self, model_id: str) -> int:
        """What it should take on the disk: told by its manifest, or computed from its parameters."""
        ...

    def fetch(self, model_id: str, accepted: bool, progress: Progress, cancel: CancelToken) -> Installed:
        """Download what is missing; goes on where it was left. ``progress`` counts bytes.

        Raises:
            InputError: the licence is not accepted, or holds no weights that are safe (pickles are refused).
            MachineError: no network, or it is forbidden; the hub answers nonsense; a file is not what it should be.
            DiskError: there is not enough room.
        """
        ...

    def add(self, source: Path, model_id: str, progress: Progress, cancel: CancelToken) -> Installed:
        """Know a local folder, or a single ``.safetensors`` or ``.gguf``; nothing is copied. Raises ``InputError``."""
        ...

    def remove(self, model_id: str) -> int:
        """Delete what is ours of it; gives bytes freed."""
        ...

    def verify(self, model_id: str, progress: Progress, cancel: CancelToken) -> tuple[str, ...]:
        """Sentences on what is wrong with its files; empty where all is well."""
        ...

    def fit(self, model_id: str, size: tuple[int, int], frame_count: int, device: Device) -> Fit: ...

    def took(self, model_id: str, rung: Rung, seconds: float, peak_bytes: int) -> None:
        """Learn from a run."""
        ...

    def near(self, model_id: str) -> Sequence[str]:
        """Ids that are written like this one, the nearest first."""
        ...

    def device(self) -> Device:
        """The card of this machine that a model would run on, as far as can be told without loading one."""
        ...

    @property
    def network(self) -> Network:
        """Whether weights may be fetched, and how fast."""
        ...

    def set_network(self, network: Network) -> None:
        """Remember it. Raises ``DiskError``."""
        ...

"""What makes a run faster, each where it holds good, each with what it does in the engine's log.

- ``attention``: the fastest kernel for the model's own heads, measured once.
- ``cache``: blocks that would say nearly what they said a step ago are not asked again. Only where there are many steps
  (distilled schedules have none to spare), only for families whose blocks are known to it, and only when it is wanted.
- ``compile``: the repeated blocks of a network as one kernel each, made aside after a first take; not where that proved
  no faster.
"""

import statistics
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from typing import Any

import torch

from studio.core.errors import InputError
from studio.diffusion import attention
from studio.diffusion.compiling import Blocks, Key
from studio.diffusion.loading import Loaded, parts
from studio.diffusion.paces import Pace, Paces, Way
from studio.diffusion.running import Run
from studio.diffusion.torches import diffusers, log

_FEWEST_STEPS = 12
CACHES = ("none", "auto", "first_block", "taylor", "pyramid")
"""``first_block``: all blocks but the first are passed over where that one says nearly what it said a step ago.
``taylor``: what blocks say is foretold from how it has changed. ``pyramid``: attention is computed every second step in
the middle of the run."""

_INSIDE_BLOCKS = ("taylor", "pyramid")
"""Those that reach into blocks, which must then be computed as they are written."""


@dataclass(frozen=True, slots=True)
class Known:
    """What this ``machine`` has learned of a ``model``."""

    paces: Paces
    machine: str
    model: str
    compile_from: float = 20.0
    """Seconds of steps from which on compiling is tried."""

    def attention(self, networks: Sequence[Any], kind: str) -> str:
        """The kernel for these networks; measured unless it was before."""
        took = self.paces.attention(self.machine, self.model)
        if not took and networks:
            took = attention.measured(kind, *attention.shape(networks[0]))
            if took:
                self.paces.set_attention(self.machine, self.model, took)
                log.info("%s", attention.in_words(took))
        return attention.best(took)

    def without(self, kernel: str) -> None:
        """It cannot do what this model asks of it."""
        took = self.paces.attention(self.machine, self.model)
        self.paces.set_attention(self.machine, self.model, {n: s for n, s in took.items() if n != kernel})


class Haste:
    """What a run was hastened by; ``way`` says it."""

    def __init__(self, run: Run, way: Way, known: Known) -> None:
        self._run, self.way, self._known = run, way, known
        width, height = run.plan.size
        calls = 2 if run.plan.guidance > 1.0 else 1
        self.what = f"{width}x{height} {run.plan.frame_count} frames, {calls} calls a step"

    @property
    def compiled(self) -> bool:
        """Whether its blocks were computed by kernels of their own."""
        return self.way.compile == "on"

    def proved(self) -> bool:
        """Whether compiling was tried for such runs, and not found wanting."""
        on, off = replace(self.way, compile="on"), replace(self.way, compile="off")
        return self._known.paces.pays(self._known.machine, self._known.model, self.what, on, off) is not False

    def tell(self, decode: float, peak: int = 0) -> None:
        """Remember and log how long it took; ``decode``: seconds for all its pictures, ``peak``: bytes."""
        each = self._run.steps_took
        if len(each) < 3:
            return
        mean = statistics.fmean(each[1:])  # not the middle one: a cache spares some steps and others not
        pace = Pace(way=self.way, what=self.what, step=mean, decode=decode, peak=peak)
        way = ", ".join(f"{name} {value}" for name, value in asdict(self.way).items())
        log.info("%s: %.3f s a step, %.2f s to decode, %.2f GB at most; %s", self.what, mean, decode, peak / 1e9, way)
        for sentence in self._known.paces.told(self._known.machine, self._known.model, pace):
            log.info("%s", sentence)
        self._known.paces.add(self._known.machine, self._known.model, pace)


def networks(loaded: Loaded) -> list[Any]:
    """Those that are asked in every step."""
    return [part for name, part in parts(loaded.base).items() if name.startswith("transformer")]


@contextmanager
def hastened(run: Run, way: Way, known: Known, *, again: bool = False) -> Generator[Haste]:
    """While it lasts, the run's networks are as fast as its settings allow. ``way`` is how it is run otherwise;
    ``again``: as its recipe says it was run, and not otherwise.

    Raises:
        InputError: there is no such cache, or it does not know the blocks of this network.
    """
    asked = networks(run.loaded)
    kind = _cache(run)
    haste = Haste(run, replace(way, cache=kind or "none"), known)
    with _compiled(run, haste, known, asked, again=again), _cached(run, kind, asked):
        yield haste


@contextmanager
def _compiled(run: Run, haste: Haste, known: Known, asked: Sequence[Any], *, again: bool) -> Generator[None]:
    wish = _wish(run, again=again)
    if run.loaded.blocks is None:
        run.loaded.blocks = Blocks(asked)
    blocks: Blocks = run.loaded.blocks
    plan = run.plan
    key: Key = (plan.size, plan.frame_count, plan.guidance > 1.0, haste.way, run.guide, run.loaded.laid)
    if wish == "off":
        yield
        return
    if run.loaded.mode != "resident" or not blocks.capable or haste.way.cache in _INSIDE_BLOCKS:
        log.info("compile: not for weights that are moved or cast, nor for blocks that something reaches into")
        yield
        return
    if wish == "on":
        blocks.wait()
        haste.way = replace(haste.way, compile="on")
        with blocks.used(made_now=not blocks.ready(key)):
            yield
        blocks.compiled_now(key)
        return
    if blocks.ready(key) and haste.proved():
        haste.way = replace(haste.way, compile="on")
        with blocks.used(made_now=False):
            yield
        return
    with blocks.noting():
        yield
    if sum(run.steps_took) >= known.compile_from and haste.proved() and not blocks.ready(key):
        blocks.compile_aside(key)


def _wish(run: Run, *, again: bool) -> str:
    """``on``, ``off`` or ``auto``."""
    match run.plan.settings.get("compile", "off" if again else "auto"):
        case "auto":
            return "auto"
        case str(word):
            return "on" if word == "on" else "off"
        case number:
            return "on" if number else "off"


def _cache(run: Run) -> str:
    """The kind that is to be used; empty: none. Raises ``InputError``."""
    wanted = str(run.plan.settings.get("cache", ""))
    if not wanted or wanted == "none":
        return ""
    if wanted not in CACHES:
        raise InputError(f'There is no cache "{wanted}"; there are: {", ".join(CACHES)}.')
    kind = run.plan.facts.cache if wanted == "auto" else wanted
    if not kind or run.plan.steps < _FEWEST_STEPS:
        log.info("cache: none, for %d steps of %s", run.plan.steps, run.plan.facts.id)
        return ""
    return kind


@contextmanager
def _cached(run: Run, kind: str, asked: Sequence[Any]) -> Generator[None]:
    if not kind:
        yield
        return
    given: list[Any] = []
    spared = Spared(asked, inside=kind in _INSIDE_BLOCKS)
    try:
        try:
            for network in asked:
                network.enable_cache(_config(kind, run))
                given.append(network)
        except (ValueError, KeyError, TypeError, AttributeError) as exc:
            log.info("cache %s: %s", kind, exc)
            name = type(asked[len(given)]).__name__
            raise InputError(
                f"The cache {kind} does not know the blocks of {name}.", todo="Say cache=auto, or none."
            ) from exc
        yield
        log.info("cache %s: %s", kind, spared.told(run.steps_took))
    finally:
        for network in given:
            network.disable_cache()
        spared.close()


class Spared:
    """Notes for each call of a network whether a block in its middle was computed: that block itself, or, where a cache
    reaches ``inside`` of it, its attention."""

    def __init__(self, asked: Sequence[Any], *, inside: bool) -> None:
        self._calls: list[bool] = []
        self._undo: list[Callable[[], object]] = []
        for network in asked:
            self._undo.append(network.register_forward_pre_hook(self._call).remove)
            middle = _middle(network)
            if middle is None:
                continue
            first = next((part for name, part in middle.named_modules() if str(name).endswith("to_q")), None)
            if not inside:
                self._stand_before(middle)
            elif first is not None:
                self._undo.append(first.register_forward_pre_hook(self._compute).remove)

    def told(self, each: Sequence[float]) -> str:
        """As a part of a sentence; ``each`` are the seconds of the steps, of which the first only warms up."""
        count, whole = len(self._calls), sum(self._calls)
        said = f"{whole} of {count} calls were computed in the middle of the network"
        if not each or count % len(each):
            return said
        rows = [self._calls[at : at + count // len(each)] for at in range(0, count, count // len(each))]
        full = [took for took, row in list(zip(each, rows, strict=True))[1:] if all(row)]
        part = [took for took, row in list(zip(each, rows, strict=True))[1:] if not all(row)]
        if not full or not part:
            return said
        one, other = statistics.median(full), statistics.median(part)
        gain = one * (len(full) + len(part)) / (sum(full) + sum(part))
        return f"{said}; a step {one:.3f} s where they were, {other:.3f} s where not: {gain:.2f} times as fast"

    def close(self) -> None:
        """Count no more."""
        for undo in self._undo:
            undo()

    def _stand_before(self, block: Any) -> None:
        """Not as a hook: those are called whether the cache then asks the block or not."""
        own: Any = block.__dict__.get("forward")
        bare: Any = block.forward

        def _counted(*given: Any, **named: Any) -> Any:
            self._calls[-1] = True
            return bare(*given, **named)

        def _undo() -> None:
            if own is None:
                block.__dict__.pop("forward", None)
            else:
                block.forward = own

        block.forward = _counted
        self._undo.append(_undo)

    def _call(self, module: torch.nn.Module, given: Any) -> None:
        self._calls.append(False)

    def _compute(self, module: torch.nn.Module, given: Any) -> None:
        self._calls[-1] = True


def _middle(network: Any) -> Any:
    """The middle one of the most blocks; None: it has none."""
    children: Any = network.children()
    lists: list[list[Any]] = [list(part) for part in children if isinstance(part, torch.nn.ModuleList)]
    if not any(lists):
        return None
    blocks = max(lists, key=len)
    return blocks[min(len(blocks) - 1, max(1, len(blocks) // 2))]


def _config(kind: str, run: Run) -> Any:
    library = diffusers()
    if kind == "first_block":
        return library.FirstBlockCacheConfig(threshold=0.05)
    if kind == "pyramid":
        return library.PyramidAttentionBroadcastConfig(
            spatial_attention_block_skip_range=2,
            spatial_attention_timestep_skip_range=(100, 800),
            current_timestep_callback=lambda: _now(run.loaded.pipe),
        )
    return library.TaylorSeerCacheConfig(cache_interval=3, disable_cache_before_step=3, max_order=1)


def _now(pipe: Any) -> float:
    moment = pipe.current_timestep
    return 0.0 if moment is None else float(moment)

"""The catalogue: manifests, what is on this machine, and all that is done with it."""

import contextlib
import difflib
import os
import re
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

from studio.catalog import adding, devices, fitting, layout, manifest, record, settings, verifying
from studio.catalog.fetching import PATIENCE, Fetcher, Yard
from studio.catalog.hub import Hub
from studio.catalog.learned import Runs
from studio.catalog.places import Places
from studio.core.errors import DiskError, FaultError, InputError
from studio.core.progress import CancelToken, Progress
from studio.ports.models import Device, Fit, Installed, ModelCard, Network, Rung

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,79}")


class ModelCatalogue:
    """The models of ``manifests`` (``models/catalogue``), with weights in ``weights`` and choices in ``choices``.

    ``endpoint`` is the hub (empty: the usual); ``environment`` and ``home`` say where other programs keep weights;
    ``patience`` are seconds before each new try after a connection broke.
    """

    def __init__(
        self,
        manifests: Path,
        weights: Path,
        choices: Path,
        *,
        endpoint: str = "",
        environment: Mapping[str, str] = os.environ,
        home: Path | None = None,
        patience: Sequence[float] = PATIENCE,
    ) -> None:
        self._manifests, self._weights, self._choices = manifests, weights, choices
        self._environment, self._home = environment, home or Path.home()
        self._yard = Yard(weights)
        self._fetcher = Fetcher(Hub(endpoint or environment.get("HF_ENDPOINT", "")), self._yard, patience)
        self._runs = Runs(weights / ".runs")
        self._told: tuple[ModelCard, ...] | None = None

    def cards(self) -> tuple[ModelCard, ...]:
        """All of the catalogue, by family and name, and those added by hand. Raises ``FaultError``."""
        told = self._catalogue()
        return (*told, *self._own_cards(told))

    def card(self, model_id: str) -> ModelCard:
        """Raises ``InputError``."""
        for card in self._catalogue():
            if card.id == model_id:
                return card
        for card in self._own_cards(self._catalogue()):
            if card.id == model_id:
                return card
        near = ", ".join(self.near(model_id))
        raise InputError(
            f"There is no model {model_id}.",
            todo=f"Did you mean {near}?" if near else "“ekonte models list” shows those there are.",
        )

    def near(self, model_id: str) -> Sequence[str]:
        """Ids that are written like this one, the nearest first."""
        ids = [card.id for card in self.cards()]
        asked = model_id.lower()
        close = difflib.get_close_matches(asked, ids, n=4, cutoff=0.5)
        return tuple(dict.fromkeys([*close, *(name for name in ids if asked and asked in name)]))[:4]

    def installed(self, model_id: str) -> Installed | None:
        """What is here of it, if all of it is. A copy in the hub's own cache is as good as ours."""
        found = self._record(model_id)
        if found is not None:
            return self._ours(found)
        card = next((card for card in self._catalogue() if card.id == model_id), None)
        shared = (
            self._places().snapshot(card.source, card.patterns)
            if card is not None and _whole_repository(card)
            else None
        )
        if card is None or shared is None:
            return None
        folder, commit = shared
        size = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
        return Installed(
            id=card.id, family=card.family, folder=folder, digest=commit, bytes=size, shared=True, commit=commit
        )

    def half(self, model_id: str) -> int:
        """Bytes that were fetched and are kept for going on."""
        return self._yard.half_bytes(_plain(model_id))

    def expected_bytes(self, model_id: str) -> int:
        """What it should take on the disk."""
        card = self.card(model_id)
        if card.files and all(file.size for file in card.files):
            return sum(file.size for file in card.files)
        return round(sum(card.parameters.values()) * 1e9 * fitting.BYTES[card.precision])

    def fetch(self, model_id: str, accepted: bool, progress: Progress, cancel: CancelToken) -> Installed:
        """Raises ``InputError``, ``MachineError``, ``DiskError``."""
        card = self.card(model_id)
        there = self.installed(model_id)
        if there is not None:
            return there
        if card.licence.accept and not accepted:
            raise InputError(
                f"The licence of {card.name} ({card.licence.name}) has not been accepted.",
                todo=f"Read it at {card.licence.url}, then accept it: “ekonte models get {card.id} --accept”.",
            )
        network = self.network
        settings.allow(network)
        self._fetcher.fetch(card, self._places(), network.bytes_per_second, progress, cancel)
        fetched = self.installed(model_id)
        if fetched is None:
            raise FaultError(f"{card.name} was fetched, and is not whole.", todo="Verify it, and get it again.")
        return fetched

    def add(self, source: Path, model_id: str, progress: Progress, cancel: CancelToken) -> Installed:
        """Raises ``InputError``."""
        name = _plain(model_id)
        if not source.exists():
            raise InputError(f"There is no {source}.", todo="Name a folder, or a .safetensors or .gguf file.")
        if self._record(name) is not None:
            raise InputError(f"There is a model {name} already.", todo="Remove it first, or choose another name.")
        known = self._catalogue()
        named = next((card for card in known if card.id == name), None)
        if source.is_dir():
            kind, _ = layout.index(source)
            card = named or adding.kin(kind, known)
            if card is None:
                raise InputError(
                    f"{source.name} is for {kind}, which no family of the catalogue drives.",
                    todo="“ekonte models list” shows the families.",
                )
            made = adding.folder(source, name, card, named is None, progress, cancel)
        else:
            made = adding.single(source, name, known, self._base(adding.family_of(source), named))
        record.write(self._weights / name, made)
        found = self._ours(made)
        if found is None:
            raise FaultError(f"{source} was added, and is not whole.", todo="Try again.")
        return found

    def remove(self, model_id: str) -> int:
        """Delete what is ours of it, half downloads too; gives bytes freed. Somebody else's files stay."""
        name = _plain(model_id)
        freed = 0
        for folder in (self._weights / name, self._yard.half(name)):
            if not folder.is_dir():
                continue
            freed += sum(item.lstat().st_size for item in folder.rglob("*") if item.is_file() and not item.is_symlink())
            try:
                (folder / record.NAME).unlink(missing_ok=True)  # first: what is half gone is no model
                shutil.rmtree(folder)
            except OSError as exc:
                raise DiskError(
                    f"{folder} cannot be removed: {exc.strerror or exc}.", todo="Close what uses it."
                ) from exc
        return freed

    def verify(self, model_id: str, progress: Progress, cancel: CancelToken) -> tuple[str, ...]:
        """Sentences on what is wrong; empty where all is well. Raises ``InputError``: nothing of it is here."""
        found = self._record(_plain(model_id))
        if found is not None:
            return tuple(verifying.wrong(found, self._root(found), progress, cancel))
        there = self.installed(model_id)
        if there is None:
            self.card(model_id)
            raise InputError(f"{model_id} is not on this machine.", todo=f"Get it: “ekonte models get {model_id}”.")
        return tuple(verifying.snapshot(there.folder, self.card(model_id).patterns, progress, cancel))

    def fit(self, model_id: str, size: tuple[int, int], frame_count: int, device: Device) -> Fit:
        """The ways to run it here, the best first."""
        card, here = self.card(model_id), self.installed(model_id)
        return fitting.fit(
            card if here is None else fitting.as_kept(card, here.transformer),
            size,
            frame_count,
            device,
            seconds=lambda rung: self._runs.seconds(card, rung),
            scale=self._runs.scale(card),
        )

    def took(self, model_id: str, rung: Rung, seconds: float, peak_bytes: int) -> None:
        """Learn from a run."""
        self._runs.add(self.card(model_id), rung, seconds, peak_bytes)

    def device(self) -> Device:
        """The card of this machine."""
        return devices.device(self._weights)

    @property
    def network(self) -> Network:
        """Whether weights may be fetched, and how fast."""
        return settings.load(self._choices, self._environment)

    def set_network(self, network: Network) -> None:
        """Raises ``DiskError``."""
        settings.keep(self._choices, network)

    def _catalogue(self) -> tuple[ModelCard, ...]:
        if self._told is None:
            cards = tuple(manifest.read(file) for file in sorted(self._manifests.glob("*/*.toml")))
            seen: dict[str, str] = {}
            for card in cards:
                if card.id in seen:
                    raise FaultError(
                        f"{card.family}/{card.id}.toml and {seen[card.id]}/{card.id}.toml are both called {card.id}.",
                        todo="Rename one of them.",
                    )
                seen[card.id] = card.family
            self._told = cards
        return self._told

    def _own_cards(self, known: Sequence[ModelCard]) -> tuple[ModelCard, ...]:
        ids = {card.id for card in known}
        found: list[ModelCard] = []
        for folder in sorted(self._weights.glob("*")) if self._weights.is_dir() else ():
            kept = record.read(folder) if folder.name not in ids else None
            if kept is not None and kept.made and kept.id == folder.name:
                like = next((card for card in known if card.id == kept.base), None)
                with contextlib.suppress(InputError):
                    if like is not None:
                        found.append(adding.own_card(kept.id, kept, like))
        return tuple(found)

    def _base(self, family: str, named: ModelCard | None) -> tuple[ModelCard, Installed] | None:
        for card in self._catalogue():
            if card.family == family and (named is None or card.id != named.id):
                there = self.installed(card.id)
                if there is not None and there.transformer is None:
                    return card, there
        return None

    def _record(self, model_id: str) -> record.Record | None:
        found = record.read(self._weights / model_id) if _NAME.fullmatch(model_id) else None
        return found if found is not None and found.id == model_id else None

    def _root(self, kept: record.Record) -> Path:
        return Path(kept.folder) if kept.folder else self._weights / kept.id

    def _ours(self, kept: record.Record) -> Installed | None:
        """What a record tells of, if its files are still there and as long as they were."""
        transformer = Path(kept.transformer) if kept.transformer else None
        root = self._root(kept)
        for told in kept.files:
            file = transformer or root / told.path
            try:
                if file.stat().st_size != told.size:
                    return None
            except OSError:
                return None
        if transformer is not None:
            base = self.installed(kept.base)
            if base is None:
                return None
            root = base.folder
        return Installed(
            id=kept.id,
            family=kept.family,
            folder=root,
            digest=kept.digest,
            bytes=kept.bytes,
            shared=bool(kept.folder or kept.transformer or kept.linked),
            own=kept.made,
            transformer=transformer,
            base=kept.base,
            commit=kept.commit,
        )

    def _places(self) -> Places:
        return Places(self._environment, self._home, self.network.folders)


def _whole_repository(card: ModelCard) -> bool:
    """Whether the model is the pipeline that its repository's index tells of, not one file of many in it."""
    return not card.patterns or "model_index.json" in card.patterns or "modular_model_index.json" in card.patterns


def _plain(model_id: str) -> str:
    """A name that can be that of a folder. Raises ``InputError``."""
    if not _NAME.fullmatch(model_id):
        raise InputError(
            f"{model_id!r} cannot be the name of a model.", todo="Use letters, digits, dots, hyphens and underscores."
        )
    return model_id

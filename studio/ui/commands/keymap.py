"""Which keys do what: the usual ones, or a preset of another editor, with the person's own changes on top."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

from studio.core.errors import AssetMissingError
from studio.ui.commands.command import Command

OWN = "ekonte"
"""The preset that is the usual keys of the commands themselves."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """One key that two commands want in the same place; ``first`` is the one that gets it."""

    key: str
    first: str
    second: str


@dataclass(frozen=True, slots=True)
class Keymap:
    """``preset`` names the base; ``changes`` are keys by command id that the person chose (empty: none)."""

    preset: str = OWN
    changes: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])

    def to_json(self) -> dict[str, object]:
        """For the settings."""
        return {"preset": self.preset, "changes": {name: list(keys) for name, keys in self.changes.items()}}

    @staticmethod
    def from_json(data: Mapping[str, object]) -> "Keymap":
        """What was remembered; anything odd in it is left out."""
        changes: dict[str, tuple[str, ...]] = {}
        remembered = data.get("changes")
        if isinstance(remembered, dict):
            for name, keys in cast(dict[str, object], remembered).items():
                if isinstance(keys, list):
                    changes[name] = tuple(str(key) for key in cast(list[object], keys))
        return Keymap(preset=str(data.get("preset", OWN)), changes=changes)


def presets(folder: Path) -> dict[str, Mapping[str, tuple[str, ...]]]:
    """The presets in ``folder`` by name; each holds only what differs from our own.

    Raises:
        AssetMissingError: one of them cannot be read.
    """
    made: dict[str, Mapping[str, tuple[str, ...]]] = {OWN: {}}
    for file in sorted(folder.glob("*.json")):
        try:
            data = json.loads(file.read_text("utf-8"))
            made[file.stem] = {str(name): tuple(str(key) for key in keys) for name, keys in data["keys"].items()}
        except (OSError, ValueError, KeyError, AttributeError, TypeError) as exc:
            raise AssetMissingError(
                f"The keys in {file.name} cannot be read.", todo="Install the studio again."
            ) from exc
    return made


def conflicts(commands: Iterable[Command], keys: Mapping[str, tuple[str, ...]]) -> list[Conflict]:
    """Keys wanted twice in one place. A panel's own key beats one that holds everywhere; that is no conflict."""
    owner: dict[tuple[str, str], str] = {}
    found: list[Conflict] = []
    for command in commands:
        place = "everywhere" if command.region == "transport" else command.region
        for key in keys.get(command.id, ()):
            first = owner.setdefault((place, key), command.id)
            if first != command.id:
                found.append(Conflict(key, first, command.id))
    return found

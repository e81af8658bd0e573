"""Names of libraries that tell no types."""

from importlib import import_module
from typing import Any


def of(module: str, name: str) -> Any:
    """A class by its name."""
    return getattr(import_module(module), name)


def same_weights() -> None:
    """What is made from here on is the same every time."""
    of("torch", "manual_seed")(0)

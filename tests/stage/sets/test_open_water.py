"""The moving sea: it is where the boats think it is, it never breaks, and it is level where the still water begins."""

import numpy as np
import pytest

from studio.stage.sets import build_place, moving_scenery
from studio.stage.sets.open_water import REACH_M, OpenWater
from studio.stage.things.swell import swell


def test_only_the_open_sea_moves() -> None:
    assert moving_scenery("kitchen") == ()
    assert len(moving_scenery("sea", ("rough",), weather="storm", sea_state=1.5)) == 1


@pytest.mark.parametrize("state", [0.35, 1.5])
def test_surface_is_the_swell_that_boats_ride(state: float) -> None:
    (water,) = moving_scenery("sea", sea_state=state)
    posed = water.at(2.5)
    surface = posed.positions[0]
    near = np.hypot(surface[:, 0], surface[:, 1]) < 4.0
    expected = np.array([swell(float(x), float(y), 2.5, state)[0] for x, y, _ in surface[near]])
    assert np.abs(surface[near][:, 2] - expected).max() < 0.06 * max(state, 0.5)
    rim = np.hypot(surface[:, 0], surface[:, 1]) > 0.99 * REACH_M
    assert np.abs(surface[rim][:, 2]).max() < 1e-3


def test_normals_are_unit_and_topology_stays() -> None:
    water = OpenWater(1.2, "#1a5a78", 0.2, seed=4)
    for seconds in (0.0, 1.0, 7.3):
        posed = water.at(seconds)
        for mesh, p, n in zip(water.meshes, posed.positions, posed.normals, strict=True):
            assert p.shape == mesh.positions.shape == n.shape and p.dtype == np.float32
            assert np.isfinite(p).all()
            assert np.abs(np.linalg.norm(n, axis=1) - 1).max() < 1e-4
            assert not mesh.casts_shadow and not mesh.mirrored
    assert np.array_equal(water.at(3.0).positions[0], water.at(3.0).positions[0])
    assert not np.array_equal(water.at(3.0).positions[0], water.at(3.1).positions[0])


def test_still_sheet_lies_under_the_deepest_trough() -> None:
    place = build_place("sea", ("rough",), weather="storm")
    (water,) = moving_scenery("sea", ("rough",), weather="storm", sea_state=1.5)
    deepest = min(float(water.at(t).positions[0][:, 2].min()) for t in np.linspace(0, 12, 9))
    sheets = [m.positions for m in place.scenery if m.material.reflectivity > 0.5]
    middle = np.concatenate([s[(np.abs(s[:, 0]) < 200) & (np.abs(s[:, 1]) < 200)] for s in sheets])
    assert middle[:, 2].min() < deepest

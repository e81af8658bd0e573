"""What rolls or slides along the ground is heard for as long as it does: a simulation reports first touches alone."""

import numpy as np

from studio.stage.performer import Cue
from studio.stage.physics.rigid import Simulation
from studio.stage.things import Thing

_ALONG_M_S, _UP_M_S = 0.25, 0.12
"""It goes along when it is faster than the first, and no faster up or down than the second."""

_LEAST_S = 0.25
_WINDOW = 0.08


def rolling_cues(thing: Thing, run: Simulation, name: str, ground: str, late: float = 0.0) -> list[Cue]:
    """A cue for every stretch of the simulation in which the body ``name`` goes along what is under it."""
    positions = run.positions[run.names.index(name)]
    step = float(run.times[1] - run.times[0])
    velocity = np.gradient(positions, step, axis=0)
    width = max(1, round(_WINDOW / step))
    kernel = np.ones(width) / width
    along = np.convolve(np.hypot(velocity[:, 0], velocity[:, 1]), kernel, "same")
    up = np.convolve(np.abs(velocity[:, 2]), kernel, "same")
    low = positions[:, 2] < positions[:, 2].min() + 0.04
    goes = (along > _ALONG_M_S) & (up < _UP_M_S) & low
    edges = np.flatnonzero(np.diff(np.concatenate([[False], goes, [False]]).astype(np.int8))).reshape(-1, 2)
    round_one = all(collider.shape in ("sphere", "capsule", "cylinder") for collider in thing.colliders)
    return [
        Cue(
            kind="loop", seconds=float(run.times[a]) + late, until=float(run.times[b - 1]) + late,
            position=(float(positions[a, 0]), float(positions[a, 1]), float(positions[a, 2])), subject=thing.kind,
            other="rolling" if round_one else "sliding", speed_m_s=float(along[a:b].mean()), mass_kg=thing.mass_kg,
            material=thing.material, other_material=ground,
        )
        for a, b in edges
        if (b - a) * step > _LEAST_S
    ]  # fmt: skip

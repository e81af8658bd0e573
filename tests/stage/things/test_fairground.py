"""What turns on a fairground turns evenly, and nobody falls out."""

import numpy as np

from studio.stage.things import build_thing
from studio.stage.things.thing import Thing


def _parts(thing: Thing, seconds: float) -> list[np.ndarray]:
    assert thing.life is not None
    assert thing.life.shape is not None
    return [positions for positions, _ in thing.life.shape(seconds)]


def test_cabins_go_round_and_stay_upright() -> None:
    wheel = build_thing("ferris_wheel", {})
    cabins = [_parts(wheel, seconds)[-12:] for seconds in (0.0, 9.0, 36.0)]
    for start, quarter, whole in zip(*cabins, strict=True):
        np.testing.assert_allclose(whole, start, atol=1e-3)
        moved = quarter - start
        np.testing.assert_allclose(moved, np.broadcast_to(moved[0], moved.shape), atol=1e-4)  # shifted, never tilted
        assert np.linalg.norm(moved[0]) > 8.0
    assert min(part[:, 2].min() for part in cabins[0]) > 0.2, "the lowest cabin clears the ground"


def test_horses_rise_and_fall_under_the_roof() -> None:
    carousel = build_thing("carousel", {})
    heights = np.array([[part[:, 2].mean() for part in _parts(carousel, t)[-10:]] for t in np.arange(0, 9, 0.25)])
    assert 0.3 < np.ptp(heights, axis=0).min() < 0.6
    reach = max(np.linalg.norm(part[:, :2], axis=1).max() for part in _parts(carousel, 3.0)[-10:])
    assert reach < 3.2

"""The animations of a file (glTF 2.0, section 3.11)."""

import numpy as np

from studio.stage.brought.accessors import Accessors
from studio.stage.brought.model import Channel, Clip
from studio.stage.brought.nodes import Nodes

_WIDTH = {"translation": 3, "rotation": 4, "scale": 3}
MOST_CLIPS = 200
MOST_SECONDS = 600.0


def read_clips(numbers: Accessors, nodes: Nodes) -> tuple[Clip, ...]:
    """Every animation that moves nodes of the scene. Raises ``InputError``."""
    out: list[Clip] = []
    for number, one in enumerate(numbers.root.each("animations", MOST_CLIPS)):
        samplers = one.each("samplers")
        channels: list[Channel] = []
        for channel in one.each("channels"):
            target = channel.inner("target")
            path = target.word("path")
            if path not in _WIDTH or "node" not in target or target.whole("node") not in nodes.row:
                continue
            chosen = channel.whole("sampler")
            if chosen >= len(samplers):
                channel.wrong("sampler")
            sampler = samplers[chosen]
            times = numbers.floats(sampler.whole("input"), (1,))[:, 0]
            values = numbers.floats(sampler.whole("output"), (_WIDTH[path],))
            way = sampler.word("interpolation", "LINEAR")
            if way == "CUBICSPLINE":
                values = values[1::3]  # the keys themselves, without their tangents
            if len(values) != len(times) or (np.diff(times) < 0).any() or times[0] < 0 or times[-1] > MOST_SECONDS:
                sampler.wrong("input")
            if path == "rotation":
                values = values / np.maximum(np.linalg.norm(values, axis=1, keepdims=True), 1e-9)
            channels.append(Channel(nodes.row[target.whole("node")], path, times, values, way == "STEP"))
        length = max((float(channel.times[-1]) for channel in channels), default=0.0)
        if channels and length > 0.01:
            out.append(Clip(one.word("name") or f"clip {number + 1}", length, tuple(channels)))
    return tuple(out)

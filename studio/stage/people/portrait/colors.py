"""A portrait of what has no face: a pet's or a thing's colours."""

from collections.abc import Mapping

import numpy as np

from studio.ports.likeness import Portrait, Sitting
from studio.stage.people.portrait.facemap import HEIGHT, WIDTH
from studio.stage.people.portrait.images import encoded, linear, luminance, shrunk
from studio.stage.people.skeleton import Doubles

VERSION = "stage-portrait-1"
_SIDE = 96


def faceless(sittings: tuple[Sitting, ...], attributes: Mapping[str, str]) -> Portrait:
    """The two colours that most of it has, from what is in front, or else from the middle of the pictures. Its shape is
    that of its kind: nothing but ``color`` (one or two ``#rrggbb``), ``skin`` and ``hair`` is taken."""
    found = np.concatenate([_front(sitting) for sitting in sittings])
    first, second, share = _two(found)
    words = {name: word for name, word in attributes.items() if word}
    tones = [_hex(first)] + ([_hex(second)] if share > 0.25 else [])
    words.setdefault("color", " ".join(tones))
    return Portrait(
        targets={},
        offsets=np.zeros((0, 3), np.float32),
        texture=np.broadcast_to(encoded(first), (HEIGHT // 8, WIDTH // 8, 3)).copy(),
        cover=np.zeros((HEIGHT // 8, WIDTH // 8), np.uint8),
        skin=(float(first[0]), float(first[1]), float(first[2])),
        hair=(float(second[0]), float(second[1]), float(second[2])),
        attributes=words,
        expressions={},
        engine_version=VERSION,
    )


def _front(sitting: Sitting) -> Doubles:
    """Colours (n, 3) of what the picture is of."""
    factor = max(max(sitting.picture.shape[:2]) // _SIDE, 1)
    small = shrunk(linear(sitting.picture), factor).astype(np.float64)
    height, width = small.shape[:2]
    if sitting.front is not None:
        front = shrunk(np.asarray(sitting.front[..., None], np.float32), factor)[:height, :width, 0]
        if float((front > 0.6).mean()) > 0.02:
            return small[front > 0.6]
    y, x = np.mgrid[0:height, 0:width]
    middle = ((x / width - 0.5) / 0.27) ** 2 + ((y / height - 0.52) / 0.27) ** 2 < 1
    return small[middle]


def _two(colors: Doubles) -> tuple[Doubles, Doubles, float]:
    """The two means that explain most (Lloyd 1982, in log light), the commoner first, and the other's share."""
    logs = np.log(np.maximum(colors, 0.004))
    order = np.argsort(luminance(colors), kind="stable")
    means = logs[order[[len(order) // 5, len(order) * 4 // 5]]]
    own = np.zeros(len(logs), np.int64)
    for _ in range(12):
        own = ((logs[:, None] - means[None]) ** 2).sum(2).argmin(1)
        means = np.array([logs[own == k].mean(0) if (own == k).any() else means[k] for k in (0, 1)])
    share = float((own == 1).mean())
    main, other = (0, 1) if share <= 0.5 else (1, 0)
    tones = [_lit(colors[own == k]) if (own == k).any() else np.exp(means[k]) for k in (main, other)]
    apart = float(np.linalg.norm(np.log(np.maximum(tones[0], 0.004)) - np.log(np.maximum(tones[1], 0.004))))
    return tones[0], tones[1], min(share, 1 - share) if apart > 1.2 else 0.0


def _lit(colors: Doubles) -> Doubles:
    """What a coat is like where light falls on it: the mean of its lighter third. The rest is shadow."""
    light = luminance(colors)
    return colors[light >= np.quantile(light, 0.67)].mean(0)


def _hex(color: Doubles) -> str:
    return "#" + bytes(encoded(color)).hex()

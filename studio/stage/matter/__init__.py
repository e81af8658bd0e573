"""What the world of a look is made of: clay, felt, moulded plastic, brass. A style names its matter, or none.

    matter = matter_of("claymation");  world = matter.made(world);  moment = matter.posed(moment)

The world's materials and colours are changed once a shot; what is made by hand is posed anew twelve times a second.
"""

from collections.abc import Callable
from dataclasses import dataclass

from studio.stage.matter import brass, clay, felt, plastic
from studio.stage.styles import style
from studio.stage.world import Moment, World


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """``made``: the world in it. ``posed``: a moment in it, of what stands still for a twelfth of a second; or None."""

    made: Callable[[World], World]
    posed: Callable[[Moment], Moment] | None = None


MATTERS: dict[str, Matter] = {
    "clay": Matter(made=clay.kneaded, posed=clay.boiling),
    "felt": Matter(made=felt.felted, posed=felt.stirred),
    "plastic": Matter(made=plastic.moulded),
    "brass": Matter(made=brass.plated),
}
"""By the name that a style gives."""


def matter_of(style_name: str) -> Matter | None:
    """What the world of a style is made of; None: of what it is."""
    return MATTERS.get(style(style_name).matter)


__all__ = ["MATTERS", "Matter", "matter_of"]

"""An animal that acts out a score."""

from studio.stage.animals.binding import Animal
from studio.stage.animals.quadruped_acting import QuadrupedPerformer
from studio.stage.performer import Performer, Score


def AnimalPerformer(animal: Animal, score: Score) -> Performer:  # noqa: N802 - reads as the class it stands for
    """The performer for the animal's body plan."""
    return QuadrupedPerformer(animal, score)

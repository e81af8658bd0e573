"""An animal that acts out a score."""

from studio.stage.animals.binding import Animal
from studio.stage.animals.bird_acting import BirdPerformer
from studio.stage.animals.chain_acting import InsectPerformer, SerpentPerformer, SwimmerPerformer
from studio.stage.animals.quadruped_acting import QuadrupedPerformer
from studio.stage.performer import Performer, Score

_PLANS = {
    "quadruped": QuadrupedPerformer, "bird": BirdPerformer, "swimmer": SwimmerPerformer, "serpent": SerpentPerformer,
    "insect": InsectPerformer,
}  # fmt: skip


def AnimalPerformer(animal: Animal, score: Score) -> Performer:  # noqa: N802 - reads as the class it stands for
    """The performer for the animal's body plan."""
    return _PLANS[animal.plan](animal, score)

"""An animal that acts out a score."""

from studio.stage.animals.binding import Animal
from studio.stage.animals.bird_acting import BirdPerformer
from studio.stage.animals.chain_acting import InsectPerformer, SerpentPerformer, SwimmerPerformer
from studio.stage.animals.crawler_acting import CrawlerPerformer
from studio.stage.animals.quadruped_acting import QuadrupedPerformer
from studio.stage.animals.soft_acting import JellyfishPerformer, OctopusPerformer
from studio.stage.mesh import Floats, Mesh
from studio.stage.performer import Cue, Performer, Posed, Score
from studio.stage.world import Vector

_PLANS = {
    "quadruped": QuadrupedPerformer,
    "bird": BirdPerformer,
    "swimmer": SwimmerPerformer,
    "serpent": SerpentPerformer,
    "insect": InsectPerformer,
    "octopus": OctopusPerformer,
    "jellyfish": JellyfishPerformer,
    "crawler": CrawlerPerformer,
}


class AnimalPerformer:
    """A ``Performer`` of any body plan: what it does is done by the performer of that plan."""

    def __init__(self, animal: Animal, score: Score) -> None:
        self.animal = animal
        self.plan: Performer = _PLANS[animal.plan](animal, score)

    @property
    def kind(self) -> str:
        return self.plan.kind

    @property
    def meshes(self) -> tuple[Mesh, ...]:
        return self.plan.meshes

    @property
    def cues(self) -> tuple[Cue, ...]:
        return self.plan.cues

    def at(self, seconds: float) -> Posed:
        return self.plan.at(seconds)

    def focus(self, seconds: float) -> Vector:
        return self.plan.focus(seconds)

    def bounds(self, seconds: float) -> tuple[Vector, Vector]:
        return self.plan.bounds(seconds)

    def socket(self, name: str, seconds: float) -> Floats:
        return self.plan.socket(name, seconds)

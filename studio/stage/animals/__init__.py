"""Animals: bodies melted from flesh on bones, coats, and the gaits and manners that move them.

``build_animal(kind, attributes, …)`` makes one of ``ANIMALS``; ``AnimalPerformer(animal, score)`` plays it.
"""

from studio.stage.animals.binding import Animal
from studio.stage.animals.performer import AnimalPerformer
from studio.stage.animals.species import ANIMALS, FLYING_ANIMALS, WATER_ANIMALS, animal_height, build_animal

__all__ = [
    "ANIMALS",
    "FLYING_ANIMALS",
    "WATER_ANIMALS",
    "Animal",
    "AnimalPerformer",
    "animal_height",
    "build_animal",
]

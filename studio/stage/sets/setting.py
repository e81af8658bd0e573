"""What a set is asked to be: its place, words, hour, weather; and what follows from them for who dresses it."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from studio.stage.world import Vector

_GLOW = {"night": 1.0, "dusk": 0.85, "dawn": 0.45, "sunset": 0.3}
_WEATHER_GLOW = {"storm": 0.7, "rain": 0.4, "blizzard": 0.6, "fog": 0.35, "snow": 0.2}
_DAYLIGHT: dict[str, tuple[float, Vector]] = {
    "dawn": (0.45, (1.0, 0.72, 0.55)),
    "morning": (0.9, (1.0, 0.93, 0.82)),
    "noon": (1.0, (0.86, 0.94, 1.0)),
    "afternoon": (0.95, (1.0, 0.9, 0.75)),
    "sunset": (0.6, (1.0, 0.6, 0.34)),
    "dusk": (0.22, (0.5, 0.6, 1.0)),
    "night": (0.06, (0.4, 0.55, 1.0)),
}
_DULL = {"rain", "storm", "snow", "blizzard", "fog", "cloudy"}

SYNONYMS = {
    "sakura": "cherry_tree",
    "cherry_blossom": "cherry_tree",
    "cherry_blossoms": "cherry_tree",
    "cherry_trees": "cherry_tree",
    "fall": "autumn",
    "maple": "autumn",
    "crowded": "busy",
    "crowd": "busy",
    "lively": "busy",
    "calm": "quiet",
    "empty": "quiet",
    "paper_lantern": "lantern",
    "lanterns": "lantern",
    "ocean": "sea",
    "mountains": "mountain",
    "hill": "mountain",
    "hills": "mountain",
    "brick_wall": "wall",
    "japanese": "japan",
    "kyoto": "japan",
    "edo": "japan",
    "samurai": "japan",
    "osaka": "tokyo",
    "shinjuku": "tokyo",
    "akihabara": "tokyo",
    "shonan": "island",
    "campfire": "fire",
    "bonfire": "fire",
    "palm": "palm_tree",
    "pine": "pine_tree",
    "trees": "tree",
    "flowers": "flower",
    "benches": "bench",
    "tents": "tent",
    "rough_sea": "rough",
    "stormy": "rough",
    "waves": "wave",
    "big_wave": "rough",
    "neon_sign": "neon",
    "old": "weathered",
    "hoop": "basketball_hoop",
    "backboard": "basketball_hoop",
    "train_track": "rail",
    "boat": "ship",
    "sailboat": "ship",
    "engawa": "veranda",
    "porch": "veranda",
    "bamboo_thicket": "bamboo",
    "bamboo_forest": "bamboo",
    "bamboo_grove": "bamboo",
    "reading_room": "library",
    "bookstore": "library",
    "bookshop": "library",
    "sickroom": "hospital",
    "hospital_room": "hospital",
    "ward": "hospital",
    "clinic": "hospital",
    "infirmary": "hospital",
    "hospital_corridor": "corridor",
    "hallway": "corridor",
    "beauty_parlor": "salon",
    "beauty_salon": "salon",
    "hair_salon": "salon",
    "hairdresser": "salon",
    "barbershop": "salon",
    "barber_shop": "salon",
    "convenience_store": "shop",
    "supermarket": "shop",
    "store": "shop",
    "drugstore": "shop",
    "grocery_store": "grocery",
    "greengrocer": "grocery",
    "fruit_shop": "grocery",
    "bakery_shop": "bakery",
    "garage": "workshop",
    "factory": "workshop",
    "repair_shop": "workshop",
    "smithy": "forge",
    "blacksmith_shop": "forge",
    "bedroom": "bed",
    "pool": "swimming_pool",
    "indoor_swimming_pool": "swimming_pool",
    "dormitory": "bed",
}
"""Words that mean one of the understood words."""


WORDS = (
    "america", "autumn", "bakery", "bamboo", "band", "basketball_hoop", "bed", "bench", "birch", "black", "blue",
    "bone", "broadleaf", "bus_stop", "busy", "cactus", "calm", "camp", "castle", "cherry_tree", "city", "concert",
    "corridor", "empty", "english", "europe", "fire", "flower", "forge", "fountain", "fuji", "green", "grey",
    "grocery", "hawaii", "hospital", "house", "idol", "island", "italy", "japan", "lantern", "library",
    "lighthouse", "london", "modern", "mountain", "music", "narrow", "neon", "open", "palace", "palm_tree",
    "parasol", "paris", "piano", "pine_tree", "pink", "plant", "quiet", "red", "residential", "rice", "rock",
    "rose", "rough", "salon", "sea", "shibuya", "ship", "shop", "skull", "snow", "spring", "suburb", "summer",
    "swimming_pool", "table", "tatami", "tent", "tokyo", "tree", "tropical", "umbrella", "veranda", "volcano", "wall",
    "western", "wheat", "white", "wide", "workshop", "yellow",
)  # fmt: skip
"""Surroundings that some set knows."""


@dataclass(frozen=True)
class Setting:
    """The order for a set. ``words``: the surroundings, synonyms resolved; ``detail``: 0 draft, 1 usual, 2 rich."""

    place: str
    words: tuple[str, ...]
    time_of_day: str
    weather: str
    style: str
    seed: int
    detail: int

    def has(self, *words: str) -> bool:
        """Whether any of these surroundings is wanted."""
        return any(w in self.words for w in words)

    @cached_property
    def glow(self) -> float:
        """How much the lamps are on: 0 by fair day .. 1 at night."""
        return max(_GLOW.get(self.time_of_day, 0.0), _WEATHER_GLOW.get(self.weather, 0.0))

    @cached_property
    def daylight(self) -> tuple[float, Vector]:
        """What comes in at a window: strength 0..1 and linear tint."""
        strength, tint = _DAYLIGHT[self.time_of_day]
        if self.weather in _DULL:
            grey = (0.8, 0.88, 1.0)
            tint = (0.35 * tint[0] + 0.65 * grey[0], 0.35 * tint[1] + 0.65 * grey[1], 0.35 * tint[2] + 0.65 * grey[2])
            strength *= 0.6
        return strength, tint

    @cached_property
    def snowy(self) -> bool:
        """Snow lies on what faces up."""
        return self.weather in ("snow", "blizzard") or self.has("snow")

    @cached_property
    def wet(self) -> float:
        """How wet the ground is, 0..1."""
        return {"rain": 1.0, "after_rain": 1.0, "storm": 1.0, "fog": 0.15}.get(self.weather, 0.0)

    @cached_property
    def windy(self) -> bool:
        return self.weather in ("storm", "blizzard", "wind") or self.has("rough")

    @cached_property
    def season(self) -> str:
        """``spring`` (blossom), ``summer``, ``autumn`` or ``winter``."""
        if self.snowy:
            return "winter"
        if self.has("cherry_tree", "spring"):
            return "spring"
        return "autumn" if self.has("autumn") else "summer"

    def many(self, count: float) -> int:
        """A number of small things, scaled to the detail wanted."""
        return max(1, round(count * (0.55, 1.0, 1.6)[min(max(self.detail, 0), 2)]))


def spread(rng: np.random.Generator, count: int, x: tuple[float, float], y: tuple[float, float]) -> NDArray[np.float64]:
    """(count, 2) points evenly random in a rectangle."""
    return np.stack([rng.uniform(*x, count), rng.uniform(*y, count)], 1)

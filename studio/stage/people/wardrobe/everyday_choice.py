"""What somebody wears when nothing is said: a few outfits that go together, by seed."""

import numpy as np

Choice = dict[str, tuple[str, str | None]]
"""Slot -> (clothing word, colour or None)."""

_TOPS = ("#3f7f86", "#a33f36", "#5a6f8f", "#c9a24a", "#6a7f5a", "#8a4a5a", "#d8d2c4", "#2f4a5f", "#b86a4a", "#7a6a8a")
_LEGS = ("#34496a", "#3a3c44", "#6a5a45", "#2a2d36", "#4a5a4a", "#5f5a52")
_SKIRTS = ("#3a4668", "#5d5a6e", "#7a3f3a", "#4a5a4a", "#2f2f38", "#8a7a5a")
_SHOES = ("#efece4", "#2a1d16", "#4a3020", "#3a3d45", "#7a2a24")
_DRESSES = ("#99352f", "#2f5a7a", "#5a7a5a", "#b8863a", "#6a4a7a", "#c87a7a")


def everyday_clothes(random: np.random.Generator, *, female: bool, age: float) -> Choice:
    """An outfit by slots."""

    def one(of: tuple[str, ...]) -> str:
        return str(random.choice(of))

    roll = float(random.random())
    if age < 13:
        if female and roll < 0.35:
            return {"whole": ("dress", one(_DRESSES)), "feet": ("sneakers", one(_SHOES))}
        if female and roll < 0.6:
            return {
                "lower": ("skirt", one(_SKIRTS)),
                "upper": ("tshirt", one(_TOPS)),
                "feet": ("sneakers", one(_SHOES)),
            }
        if roll < 0.75:
            return {"lower": ("shorts", one(_LEGS)), "upper": ("tshirt", one(_TOPS)), "feet": ("sneakers", one(_SHOES))}
        if roll < 0.88:
            return {"whole": ("overalls", one(_LEGS))}
        return {"lower": ("jeans", one(_LEGS)), "upper": ("hoodie", one(_TOPS)), "feet": ("sneakers", one(_SHOES))}
    if age > 62:
        if female and roll < 0.6:
            return {
                "lower": ("long_skirt", one(_SKIRTS)), "upper": ("blouse", "#e8e0d6"), "over": ("cardigan", one(_TOPS)),
                "feet": ("loafers", one(_SHOES[1:])),
            }  # fmt: skip
        top = "shirt" if roll < 0.8 else "sweater"
        over: Choice = {"over": ("cardigan", one(_LEGS))} if roll < 0.35 else {}
        return {
            "lower": ("trousers", one(_LEGS)),
            "upper": (top, one(_TOPS)),
            "feet": ("shoes", one(_SHOES[1:])),
        } | over
    if female:
        if roll < 0.25:
            return {"whole": ("dress", one(_DRESSES)), "feet": ("heels", one(_SHOES[1:]))}
        if roll < 0.45:
            return {
                "lower": ("skirt", one(_SKIRTS)),
                "upper": ("blouse", "#f2efe8"),
                "feet": ("loafers", one(_SHOES[1:])),
            }
        if roll < 0.60:
            return {
                "lower": ("long_skirt", one(_SKIRTS)),
                "upper": ("sweater", one(_TOPS)),
                "feet": ("boots", "#4a3020"),
            }
        if roll < 0.80:
            return {"lower": ("jeans", one(_LEGS)), "upper": ("shirt", one(_TOPS)), "feet": ("sneakers", one(_SHOES))}
        return {
            "lower": ("trousers", one(_LEGS)), "upper": ("tshirt", "#ece6da"), "over": ("cardigan", one(_TOPS)),
            "feet": ("sneakers", one(_SHOES)),
        }  # fmt: skip
    if roll < 0.25:
        return {"lower": ("jeans", one(_LEGS)), "upper": ("tshirt", one(_TOPS)), "feet": ("sneakers", one(_SHOES))}
    if roll < 0.50:
        return {"lower": ("trousers", one(_LEGS)), "upper": ("shirt", one(_TOPS)), "feet": ("shoes", one(_SHOES[1:]))}
    if roll < 0.68:
        return {"lower": ("jeans", one(_LEGS)), "upper": ("hoodie", one(_TOPS)), "feet": ("sneakers", one(_SHOES))}
    if roll < 0.84:
        return {
            "lower": ("jeans", one(_LEGS)), "upper": ("tshirt", "#ece6da"), "over": ("jacket", one(_TOPS)),
            "feet": ("sneakers", one(_SHOES)),
        }  # fmt: skip
    return {"lower": ("trousers", one(_LEGS)), "upper": ("sweater", one(_TOPS)), "feet": ("boots", "#4a3020")}

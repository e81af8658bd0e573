"""The stock of the paint shop: materials that many sets use."""

from studio.stage.mesh import Material, Texture

PAINT = Material(roughness=0.55)
MATT = Material(roughness=0.9)
STONE = Material(texture=Texture.GRIME, scale=0.35, roughness=0.85)
CONCRETE = Material(texture=Texture.GRIME, scale=0.18, roughness=0.9)
PLASTER = Material(texture=Texture.PLASTER, scale=1.0, roughness=0.9)
BRICK = Material(texture=Texture.BRICK, scale=6.0, roughness=0.9)
BLOCKS = Material(texture=Texture.BRICK, scale=2.6, roughness=0.9)
ASHLAR = Material(texture=Texture.BRICK, scale=1.5, roughness=0.9)
SIDING = Material(texture=Texture.PLANKS, scale=4.5, roughness=0.8)
BOARDS = Material(texture=Texture.PLANKS, scale=6.0, roughness=0.6)
WOOD = Material(texture=Texture.WOOD, scale=1.0, roughness=0.55)
DARK_WOOD = Material(texture=Texture.WOOD, scale=1.6, roughness=0.45)
METAL = Material(texture=Texture.METAL, scale=1.0, roughness=0.4)
CHROME = Material(texture=Texture.METAL, scale=1.0, roughness=0.15)
CAR_PAINT = Material(roughness=0.15)
DARK_GLASS = Material(roughness=0.08)
GLASS = Material(texture=Texture.GLASS, roughness=0.05, a=0.12, two_sided=True)
BARK = Material(texture=Texture.BARK, scale=1.0, roughness=0.95)
LEAVES = Material(texture=Texture.LEAVES, scale=1.6, roughness=0.85, two_sided=True)
BLOSSOM = Material(texture=Texture.LEAVES, scale=2.4, roughness=0.9, two_sided=True)
BLADES = Material(roughness=0.85, two_sided=True)
GRASS = Material(texture=Texture.GRASS, scale=0.3, roughness=0.95)
SAND = Material(texture=Texture.SAND, scale=1.0, roughness=0.95)
SNOW = Material(texture=Texture.SNOW, scale=1.0, roughness=0.85)
ROCK = Material(texture=Texture.ROCK, scale=1.0, roughness=0.9)
ROOF = Material(texture=Texture.TILES, scale=3.2, roughness=0.6)
PAVING = Material(texture=Texture.TILES, scale=1.6, roughness=0.7)
FLAGSTONE = Material(texture=Texture.TILES, scale=0.9, roughness=0.85)
CLOTH = Material(texture=Texture.CLOTH, scale=1.0, roughness=0.9, two_sided=True)
LEATHER = Material(texture=Texture.LEATHER, scale=1.0, roughness=0.45)


def lit(emission: float) -> Material:
    """Something that glows plainly: a bulb, a lantern's paper, a lamp's lens."""
    return Material(emission=emission, roughness=0.6)


def screen(seed: float, emission: float, scale: float = 1.0) -> Material:
    """A lit sign or display; signs that share a seed share a mesh."""
    return Material(texture=Texture.SCREEN, emission=emission, a=seed, scale=scale, roughness=0.35)


def facade(lit_share: float, brightness: float, scale: float = 0.8) -> Material:
    """Storeys of windows for buildings too far away for real ones."""
    return Material(texture=Texture.FACADE, scale=scale, roughness=0.75, a=lit_share, b=brightness)


def water(ripple: float, reflectivity: float = 0.9) -> Material:
    """Open water; ``ripple`` is the slope of its waves, 0.02 a pond .. 0.4 a rough sea."""
    return Material(texture=Texture.WATER, scale=ripple, roughness=0.08, reflectivity=reflectivity)

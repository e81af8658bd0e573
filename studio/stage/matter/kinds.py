"""Which textures are solid matter that a hand could make of something else."""

from studio.stage.mesh import Texture

SOLID = frozenset(
    [
        Texture.PLAIN, Texture.GRIME, Texture.SKIN, Texture.HAIR, Texture.CLOTH, Texture.FUR, Texture.LEATHER,
        Texture.WOOD, Texture.BARK, Texture.ROCK, Texture.PLASTER, Texture.METAL, Texture.SAND, Texture.SNOW,
        Texture.ASPHALT, Texture.PLANKS, Texture.BRICK, Texture.TILES, Texture.ICE, Texture.LEAVES, Texture.GRASS,
    ]
)  # fmt: skip

"""The wall of a vessel, and what it holds."""

from studio.stage.mesh import Material, Texture

PORCELAIN = Material(roughness=0.22)
WATER_IN_GLASS = Material(texture=Texture.GLASS, roughness=0.05, a=0.42)


def vessel_wall(profile: list[tuple[float, float]], thick: float) -> list[tuple[float, float]]:
    """An outer profile (radius, height) from the bottom's middle up, turned over the rim and back down inside."""
    inner = [(max(r - thick, 0.0005), z + thick * 0.5) for r, z in reversed(profile[1:])]
    return [*profile, *inner, (0.0005, inner[-1][1])]

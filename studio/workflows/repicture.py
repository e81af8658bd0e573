"""Other pictures for a take: its performance, its timing and its sound stay; size, quality or look change."""

from dataclasses import replace

from studio.project.scene import Camera
from studio.project.take import Quality, Recipe, Take


def repictured(
    take: Take,
    *,
    size: tuple[int, int] | None = None,
    quality: Quality | None = None,
    style: str | None = None,
    camera: Camera | None = None,
) -> Recipe:
    """The recipe of a picture retake: same seed, same length to the frame, same voices, music and gains.

    Everybody does and says the same at the same moment. What is heard is placed by the camera, so another camera moves
    the sound with it; without one, every sample stays what it was.
    """
    recipe = take.recipe
    scene = recipe.scene
    if style is not None:
        scene = replace(scene, style=style)
    if camera is not None:
        scene = replace(scene, camera=camera)
    return replace(
        recipe,
        scene=scene,
        size=size or recipe.size,
        quality=quality or recipe.quality,
        seconds=float(take.frame_count / recipe.rate.fps),
    )

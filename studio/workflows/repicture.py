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

    With another size or quality, everybody does and says the same at the same moment, and every sample stays what it
    was. Another camera places the same sounds anew. Another style may have other bodies, whose steps fall otherwise;
    what is said, and when, stays.
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

"""What an animatic says beneath its pictures: the shot's number, what is seen and said in it, and how far it is."""

from math import ceil, floor

import numpy as np
from numpy.typing import NDArray

from studio.ports.boards import Language
from studio.ports.compositor import Compositor, Picture
from studio.project.project import Project
from studio.project.shot import Shot
from studio.project.timeline.clip import TakeSource
from studio.project.timeline.title import Align, Style, Title
from studio.workflows.recipe.drafting import shot_scene
from studio.workflows.sequence import Cut
from studio.workflows.sequence.cut import Over
from studio.workflows.words import Words
from studio.workflows.writing import shot_words

_DEEP, _UPRIGHT = 0.17, 0.3
"""Height of the band: in parts of the picture's height; of an upright one, in parts of its width."""
_GROUND = 176
"""Opacity of the ground, 0..255."""
_LETTERS = 0.19
"""Height of letters in parts of the band's."""
_LONGEST = 160
"""Letters of an action; what is longer ends in an ellipsis."""
_SOUGHT = "0123456789+/ "
_KEPT = 8


class Notes:
    """Draws on pictures of one size."""

    def __init__(self, compositor: Compositor, size: tuple[int, int], project: Project, cut: Cut, words: Words) -> None:
        self._compositor, self._size = compositor, size
        self._project, self._cut, self._words = project, cut, words
        self._language: Language = shot_words.story_language(project)
        width, height = size
        self._deep = max(24, round(_UPRIGHT * width if height > width else _DEEP * height))
        self._bands: dict[str, Picture] = {}
        self._digits: dict[str, Picture] = {}

    def draw(self, picture: Picture, frame: int) -> None:
        """Frame ``frame`` of the sequence, in place; where no shot is shown, nothing is said."""
        found = self._shot(frame)
        if found is None:
            return
        shot, gone, length = found
        top = self._size[1] - self._deep
        _blend(picture, self._band(shot), 0, top)
        rate = self._cut.rate
        count = self._count(f"{shot_words.lasting(gone, rate)} / {shot_words.lasting(length, rate)}")
        margin = round(0.05 * self._size[0])
        _blend(picture, count, self._size[0] - margin - count.shape[1], top + round(0.1 * self._deep))

    def _shot(self, frame: int) -> tuple[Shot, int, int] | None:
        """The shot on top at a frame of the sequence, how many of its frames are gone, and of how many."""
        shots = {shot.id: shot for shot in self._project.shots}
        for _, laid in reversed(self._cut.pictures):
            shown = laid.shown(frame)
            if isinstance(shown, Over):
                shown = shown.coming if shown.part >= 0.5 else shown.leaving
            source = shown.placing.clip.source if shown is not None else None
            if shown is not None and isinstance(source, TakeSource) and source.shot_id in shots:
                length = shown.placing.clip.length
                return shots[source.shot_id], min(max(shown.frame, 0), length - 1), length
        return None

    def _band(self, shot: Shot) -> Picture:
        """The ground with what stays for the whole shot on it."""
        if shot.id not in self._bands:
            while len(self._bands) >= _KEPT:
                self._bands.pop(next(iter(self._bands)))
            self._bands[shot.id] = self._made(shot)
        return self._bands[shot.id]

    def _made(self, shot: Shot) -> Picture:
        width, deep = self._size[0], self._deep
        band = np.zeros((deep, width, 4), np.uint8)
        band[..., 3] = _GROUND
        number = self._set(str(self._project.number(shot.id)), (width, deep), 0.5, 700, "start")
        _lay(band, number, 0)
        take = self._project.standing(shot.id)
        scene = take.recipe.scene if take is not None else shot_scene(self._project, shot)
        action = " ".join(shot_words.action(shot, self._project).split())
        said = [action if len(action) <= _LONGEST else f"{action[: _LONGEST - 1]}…"]
        for line in shot_words.dialogue(scene, shot.prompt, self._words, self._language):
            said.append(
                f"{line.speaker}「{line.text}」" if self._language == "ja" else f"{line.speaker}: “{line.text}”"
            )
        tag = shot_words.tag(scene.camera.move, self._language, drifts=False)
        left = round(0.1 * width)
        _lay(band, self._set("\n".join(said), (round(0.72 * width), deep), _LETTERS, 500, "start"), left)
        _lay(band, self._set(f"\n\n\n{tag}", (width, deep), _LETTERS, 500, "end"), 0)
        return band

    def _count(self, text: str) -> Picture:
        """Figures in cells of one width, so that they do not dance."""
        if not self._digits:
            em = max(8, round(_LETTERS * self._deep))
            for one in _SOUGHT:
                cell = self._set(one if one.strip() else "·", (3 * em, 2 * em), 0.5, 500, "middle")
                half = max(1, round(em * (0.33 if one.isdigit() or one == "+" else 0.22)))
                middle = 3 * em // 2
                cut = cell[:, middle - half : middle + half].copy()
                if not one.strip():
                    cut[..., 3] = 0
                self._digits[one] = cut
        return np.concatenate([self._digits[one] for one in text], axis=1)

    def _set(self, text: str, canvas: tuple[int, int], size: float, weight: int, align: Align) -> Picture:
        style = Style(weight=weight, size=size, leading=1.25, shadow=0.0, align=align)
        return self._compositor.title(Title(text=text, style=style), (max(8, canvas[0]), max(8, canvas[1])))


def _lay(band: Picture, letters: Picture, left: int) -> None:
    """White letters over the ground: colour and opacity, not multiplied."""
    part: NDArray[np.uint8] = band[: letters.shape[0], left : left + letters.shape[1]]
    over = letters[: part.shape[0], : part.shape[1]]
    cover = over[..., 3:].astype(np.float32) / 255.0
    under = part[..., 3:].astype(np.float32) / 255.0
    alpha = cover + under * (1.0 - cover)
    mixed = (over[..., :3] * cover + part[..., :3] * under * (1.0 - cover)) / np.maximum(alpha, 1e-6)
    part[..., :3] = np.rint(mixed)
    part[..., 3:] = np.rint(alpha * 255.0)


def _blend(picture: Picture, over: Picture, left: int, top: int) -> None:
    """Lay a small picture over an opaque one, in place; what is beyond its edges is left out."""
    x, y = max(0, floor(left)), max(0, floor(top))
    over = over[: ceil(picture.shape[0] - y), : ceil(picture.shape[1] - x)]
    under: NDArray[np.uint8] = picture[y : y + over.shape[0], x : x + over.shape[1]]
    alpha = over[..., 3:].astype(np.uint16)
    mixed = over[..., :3] * alpha + under[..., :3] * (255 - alpha) + 127
    under[..., :3] = (mixed // 255).astype(np.uint8)

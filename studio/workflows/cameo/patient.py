"""A witness who lets a prompt be done again: time begins anew, and what is to be said is drawn anew."""

from dataclasses import replace
from random import Random

import numpy as np
from numpy.typing import NDArray

from studio.ports.likeness import FaceReader
from studio.workflows.cameo import advice, phrases
from studio.workflows.cameo.challenge import Challenge, Prompt
from studio.workflows.cameo.evidence import Sight
from studio.workflows.cameo.witness import Look, Witness


class Patient(Witness):
    """As ``Witness``; ``again`` begins the prompt that is asked now, or was lost, once more."""

    def __init__(self, challenge: Challenge, faces: FaceReader) -> None:
        super().__init__(challenge, faces)
        self._waited: float | None = None

    @property
    def challenge(self) -> Challenge:
        """As it is by now: lines that were done again are others than at first."""
        return self._challenge

    def look(self, picture: NDArray[np.uint8], at: float) -> Look:
        """As ``Witness.look``; it goes on looking while a prompt that was missed waits to be done again, so that nobody
        else can sit down meanwhile."""
        if not self._late:
            look = super().look(picture, at)
            if self._waited is not None and self._asked:
                self._allow(at - self._waited)
            return look
        faces = self._faces.faces(picture)
        size = (picture.shape[1], picture.shape[0])
        self._sights.append(Sight(at=at, faces=faces, size=size))
        told = advice.looking(faces, size)
        face = faces[0] if faces else None
        return Look(prompt=None, number=self._number, done=False, late=True, face=face, advice=told)

    def glance(self, picture: NDArray[np.uint8]) -> Look:
        """Look at a picture that does not count: for advice before it begins."""
        faces = self._faces.faces(picture)
        told = advice.looking(faces, (picture.shape[1], picture.shape[0]))
        face = faces[0] if faces else None
        return Look(prompt=self.prompt, number=self._number, done=False, late=False, face=face, advice=told)

    def again(self, chance: Random) -> None:
        """Ask the same anew, from the next picture on."""
        if self._number >= len(self._challenge.prompts):
            return
        self._late = self._said = False
        if len(self._asked) > self._number:
            self._waited = self._asked.pop()
        prompt = self._challenge.prompts[self._number]
        if prompt.step != "say":
            return
        language, is_phrase = self._challenge.language, prompt.text == self._challenge.phrase
        text = phrases.phrase(language, chance) if is_phrase else phrases.lines(language, 1, chance)[0]
        fresh = replace(prompt, text=text, limit=3 * phrases.seconds(text) + 6)
        self._put(self._number, fresh, phrase=text if is_phrase else self._challenge.phrase)

    def _allow(self, seconds: float) -> None:
        """What was waited counts for the prompt before, which was over in time."""
        self._waited = None
        before = len(self._asked) - 2
        if before >= 0:
            prompt = self._challenge.prompts[before]
            self._put(before, replace(prompt, limit=prompt.limit + seconds), phrase=self._challenge.phrase)

    def _put(self, number: int, prompt: Prompt, *, phrase: str) -> None:
        prompts = (*self._challenge.prompts[:number], prompt, *self._challenge.prompts[number + 1 :])
        self._challenge = replace(self._challenge, prompts=prompts, phrase=phrase)

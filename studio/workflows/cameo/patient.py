"""A witness who lets a prompt be done again: time begins anew, and what is to be said is drawn anew."""

from dataclasses import replace
from random import Random

import numpy as np
from numpy.typing import NDArray

from studio.workflows.cameo import advice, phrases
from studio.workflows.cameo.challenge import Challenge
from studio.workflows.cameo.witness import Look, Witness


class Patient(Witness):
    """As ``Witness``; ``again`` begins the prompt that is asked now, or was lost, once more."""

    @property
    def challenge(self) -> Challenge:
        """As it is by now: lines that were done again are others than at first."""
        return self._challenge

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
        del self._asked[self._number :]
        prompt = self._challenge.prompts[self._number]
        if prompt.step != "say":
            return
        language, is_phrase = self._challenge.language, prompt.text == self._challenge.phrase
        text = phrases.phrase(language, chance) if is_phrase else phrases.lines(language, 1, chance)[0]
        fresh = replace(prompt, text=text, limit=3 * phrases.seconds(text) + 6)
        prompts = (*self._challenge.prompts[: self._number], fresh, *self._challenge.prompts[self._number + 1 :])
        self._challenge = replace(
            self._challenge, prompts=prompts, phrase=text if is_phrase else self._challenge.phrase
        )

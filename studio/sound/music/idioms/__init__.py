"""Idioms: what makes a genre recognisable, as rows of data; ``written`` turns a row into the notes of a bar."""

from studio.sound.music.idioms.bands import BANDS
from studio.sound.music.idioms.films import FILMS
from studio.sound.music.idioms.row import Idiom
from studio.sound.music.idioms.solos import SOLOS
from studio.sound.music.idioms.world import WORLD
from studio.sound.music.idioms.written import written

IDIOMS: dict[str, Idiom] = {**SOLOS, **BANDS, **WORLD, **FILMS}

__all__ = ["IDIOMS", "Idiom", "written"]

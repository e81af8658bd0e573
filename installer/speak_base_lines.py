"""Speak what the voices that may be shaped say by themselves, and lay it where the studio looks for it.

Run once, and again after a voice, its words or ``VERSION`` of ``studio/sound/speech/store.py`` changed (a test tells)::

    python -m installer.speak_base_lines resources/assets/voices

Writes a FLAC file for each voice and language, named by what was asked for, and removes those nobody asks for any more.
"""

import sys
from pathlib import Path

from studio.core.progress import CancelToken
from studio.sound.speech.bases import LINES, file_name, flac
from studio.sound.speech.casting import bases


def main() -> None:
    """Speak and write."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    asked = {file_name(language, n): (language, n) for language in LINES for n in range(len(bases(language)))}
    for path in folder.glob("*.flac"):
        if path.name not in asked:
            path.unlink()
    for name, (language, number) in asked.items():
        if not (folder / name).exists():
            (folder / name).write_bytes(flac(language, number, CancelToken()))


if __name__ == "__main__":
    main()

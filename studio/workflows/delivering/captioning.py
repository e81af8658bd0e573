"""What is said in a sequence, and nothing else, as ``.srt`` or ``.vtt``."""

from pathlib import Path

from studio.core.errors import InputError
from studio.project.project import Project
from studio.workflows import captions
from studio.workflows.delivering import naming, said, spans
from studio.workflows.delivering.tools import MediaPlace
from studio.workflows.sequence import Resolver


def caption(
    document: Project, folder: MediaPlace, output: Path, *, sequence: str = "", stretch: str = "", force: bool = False
) -> int:
    """Write the captions of a sequence; gives how many there are. ``sequence`` and ``stretch`` as in an order.

    Raises:
        InputError: there is no such sequence, nothing is said in it, or the file is there already.
        DiskError: it cannot be written.
    """
    naming.free(output, force=force)
    project = spans.with_sequences(document)
    chosen = spans.chosen(project, sequence)
    first, end = spans.stretch_of(stretch, chosen)
    cut = Resolver(folder.media, folder.cache("proxies")).cut(project, chosen.id)
    told = said.subtitling(cut, "track").told
    cues = said.cues(cut, first, end, told) if told is not None else ()
    if not cues:
        raise InputError(f"Nothing is said in {chosen.name}.", todo="Write subtitles on a subtitle track.")
    captions.write(output, cues)
    return len(cues)

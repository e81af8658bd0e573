"""What is said in a sequence, and nothing else, as ``.srt`` or ``.vtt``."""

from dataclasses import dataclass
from pathlib import Path

from studio.core.errors import InputError
from studio.core.progress import CancelToken, Progress
from studio.project.project import Project
from studio.workflows import captions
from studio.workflows.delivering import naming, said, spans
from studio.workflows.delivering.place import MediaPlace
from studio.workflows.delivering.retold import Retold
from studio.workflows.sequence import Resolver
from studio.workflows.studio import Studio


@dataclass(frozen=True, slots=True, kw_only=True)
class CaptionOrder:
    """``output`` ends in ``.srt`` or ``.vtt``; ``sequence`` and ``stretch`` as in a ``DeliveryOrder``."""

    output: Path
    sequence: str = ""
    stretch: str = ""
    force: bool = False


def caption(
    studio: Studio, document: Project, folder: MediaPlace, order: CaptionOrder, progress: Progress, cancel: CancelToken
) -> int:
    """Write the captions of a sequence; gives how many there are. Where nobody wrote subtitles, what is said in takes.

    Raises:
        InputError: there is no such sequence, nothing is said in it, or the file is there already.
        DiskError: it cannot be written.
        Cancelled: the token was set.
    """
    naming.free(order.output, force=order.force)
    project = spans.with_sequences(document)
    chosen = spans.chosen(project, order.sequence)
    first, end = spans.stretch_of(order.stretch, chosen)
    cut = Resolver(folder.media, folder.cache("proxies")).cut(project, chosen.id)
    how = said.subtitling(cut, "track")
    cues = said.cues(cut, first, end, how.told) if how.told is not None else ()
    if how.spoken:
        progress("reading what is said", 0, 0)
        retold, takes = Retold(studio, folder, cancel), {take.id: take for take in project.takes}
        cues = said.spoken(cut, first, end, lambda name: retold.cues(takes[name]))
    if not cues:
        raise InputError(f"Nothing is said in {chosen.name}.", todo="Write subtitles on a subtitle track.")
    captions.write(order.output, cues)
    return len(cues)

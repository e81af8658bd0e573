"""What ``app`` hands to the window: how projects are opened and copied, and what belongs to this machine."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from studio.core.progress import CancelToken, Progress
from studio.core.signals import Post
from studio.project.project import Project
from studio.workflows.bringing_back import Comparison
from studio.workflows.cameo.desk import CameoDesk
from studio.workflows.export import ProjectFolder
from studio.workflows.models.engines import Drivers
from studio.workflows.models.models import Catalogue
from studio.workflows.opened import Opened
from studio.workflows.outgoing import Order, Sent
from studio.workflows.playback import Player
from studio.workflows.queue.nights import Nights
from studio.workflows.recipe.recall import Recalled
from studio.workflows.session.session import Session
from studio.workflows.subjects import Subjects
from studio.workflows.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class WindowDoors:
    """``open`` opens a project folder (making it where it is missing), ``copy`` writes a copy of one
    (the document as it was; on any thread),
    ``send`` carries out what leaves the studio for a document that is open (on any thread),
    ``compare`` tells what another editor changed in a file (of which sequence, by its id; on any thread),
    ``recall`` reads how a take's file was made; all raise ``StudioError``.

    ``settings`` is the file of what the window remembers (None: nothing), ``untitled`` the folder for projects that
    have no name yet, ``documents`` where people keep theirs, ``templates`` and ``presets`` a
    person's own. ``words`` are the display
    words of scenes. ``make_player`` makes a player that calls what it is given when there is something new to look at.
    ``listen`` plays mono float32 samples at 48 kHz once; ``hush`` lets go of the device for that. ``warm``
    readies what answers while somebody writes, once the window stands. ``cameos`` records and keeps likenesses; None
    where there are none.
    """

    version: str
    resources: Path
    settings: Path | None
    untitled: Path
    documents: Path
    templates: Path
    presets: Path
    words: Callable[[], Words]
    open: Callable[[Path, Post], Opened]
    copy: Callable[[Session, Project, Path], None]
    send: Callable[[Project, ProjectFolder, Order, Progress, CancelToken], Sent]
    compare: Callable[[Project, ProjectFolder, Path, str], Comparison]
    recall: Callable[[Path], Recalled]
    make_player: Callable[[Callable[[], None]], Player]
    listen: Callable[[NDArray[np.float32]], None]
    hush: Callable[[], None]
    warm: Callable[[], None]
    cameos: Callable[[], CameoDesk] | None = None
    models: Callable[[], Catalogue] | None = None
    subjects: Callable[[], Subjects] | None = None
    """Subjects of the person's own; None where there are none."""
    nights: Nights | None = None
    """The queue that goes on without the window; None where there is none."""
    drivers: Drivers | None = None
    """What is known of the families of models without loading one; None where there are none."""

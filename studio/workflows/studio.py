"""The adapters a workflow works with, each behind its port."""

from collections.abc import Callable
from typing import Protocol

from studio.ports.boards import Boards
from studio.ports.capture import Capture
from studio.ports.compositor import Compositor
from studio.ports.consent import Consent
from studio.ports.delivery import Delivery
from studio.ports.engine import Engine, ModelsEngine
from studio.ports.footage import Probe, Trimmer
from studio.ports.interchange import Interchange
from studio.ports.likeness import FaceReader, Portraitist, VoiceReader, VoiceShaper
from studio.ports.media import Media
from studio.ports.models import Catalogue
from studio.ports.playback import MovieReaders
from studio.ports.provenance import Provenance
from studio.ports.queue import Runner
from studio.ports.reading import Reader
from studio.ports.returning import Returning
from studio.ports.ruby import RubyReader
from studio.ports.sound import SoundMaker
from studio.ports.speech import Speaker
from studio.ports.storage import Projects
from studio.ports.subjects import Subjects
from studio.workflows.words import Words


class Studio(Protocol):
    """One of each. What is never asked for is never loaded."""

    @property
    def version(self) -> str: ...
    @property
    def reader(self) -> Reader: ...
    @property
    def speaker(self) -> Speaker: ...
    @property
    def engine(self) -> Engine:
        """The stage."""
        ...

    @property
    def neural(self) -> ModelsEngine:
        """The engine that is driven by models. Only where ``workers`` is None may it be asked to stage anything."""
        ...

    @property
    def workers(self) -> Callable[[], Runner] | None:
        """Begins processes for what must not be done in this one; None where this process is such a worker."""
        ...

    @property
    def faces(self) -> FaceReader: ...
    @property
    def portraitist(self) -> Portraitist: ...
    @property
    def voices(self) -> VoiceReader: ...
    @property
    def shaper(self) -> VoiceShaper: ...
    @property
    def sound(self) -> SoundMaker: ...
    @property
    def media(self) -> Media: ...
    @property
    def projects(self) -> Projects: ...
    @property
    def readers(self) -> MovieReaders: ...
    @property
    def compositor(self) -> Compositor: ...
    @property
    def probe(self) -> Probe: ...
    @property
    def capture(self) -> Capture: ...
    @property
    def trimmer(self) -> Trimmer: ...
    @property
    def interchange(self) -> Interchange: ...
    @property
    def delivery(self) -> Delivery: ...
    @property
    def provenance(self) -> Provenance: ...
    @property
    def boards(self) -> Boards: ...
    @property
    def words(self) -> Words: ...
    @property
    def returning(self) -> Returning: ...
    @property
    def consent(self) -> Consent: ...
    @property
    def models(self) -> Catalogue: ...
    @property
    def subjects(self) -> Subjects: ...
    @property
    def ruby(self) -> RubyReader: ...

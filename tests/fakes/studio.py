"""A whole studio: fakes where films are made, the real media and storage where they are kept."""

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from studio.boards import BoardFiles
from studio.capture import DeviceCapture
from studio.catalog import ModelCatalogue
from studio.consent import ConsentOffice
from studio.core.unfinished import Unfinished
from studio.interchange import InterchangeFiles
from studio.interchange.back import ReturnedFiles
from studio.likeness.face import FaceWatcher
from studio.likeness.voice import VoiceListener
from studio.media import Movies
from studio.media.delivery import Deliveries
from studio.media.probing import Prober
from studio.media.reader import Readers
from studio.media.trimming import Trims
from studio.ports.consent import Consent
from studio.ports.delivery import Delivery
from studio.ports.engine import ModelsEngine
from studio.ports.models import Catalogue
from studio.ports.queue import Runner
from studio.sound.speech.likeness import StudioShaper
from studio.sound.speech.ruby import JapaneseRuby
from studio.stage.brought.shelf import SubjectShelf
from studio.stage.people.portrait.portraitist import StagePortraitist
from studio.storage import Bundles
from studio.workflows.words import Words
from tests.fakes.compositor import FakeCompositor
from tests.fakes.engine import FakeEngine
from tests.fakes.keychain import NoKeychain
from tests.fakes.provenance import FakeProvenance
from tests.fakes.reader import FakeReader
from tests.fakes.sound import FakeSoundMaker
from tests.fakes.speech import FakeSpeaker

_RESOURCES = Path(__file__).parents[2] / "resources"
_CATALOGUE = Path(__file__).parents[2] / "models" / "catalogue"
_WEIGHTS = Path(__file__).parents[2] / "models" / "weights"
_NOWHERE = Path("there is no such folder of cameos")


@dataclass(slots=True)
class FakeStudio:
    """Behaves like the wired studio."""

    version: str = "0.0.test"
    subjects: SubjectShelf = field(default_factory=lambda: SubjectShelf(Path("there is no such shelf")))
    unfinished: Unfinished = field(default_factory=Unfinished)
    reader: FakeReader = field(default_factory=FakeReader)
    speaker: FakeSpeaker = field(default_factory=FakeSpeaker)
    engine: FakeEngine = field(default_factory=FakeEngine)
    neural: ModelsEngine = field(default_factory=FakeEngine)
    workers: Callable[[], Runner] | None = None
    sound: FakeSoundMaker = field(default_factory=FakeSoundMaker)
    compositor: FakeCompositor = field(default_factory=FakeCompositor)
    provenance: FakeProvenance = field(default_factory=FakeProvenance)
    consent: Consent = field(default_factory=lambda: ConsentOffice(_NOWHERE, NoKeychain(), Unfinished()))
    """Real; a test that has cameos gives one with a folder of its own."""
    models: Catalogue = field(
        default_factory=lambda: ModelCatalogue(
            _CATALOGUE, _NOWHERE, _NOWHERE, environment={"EKONTE_OFFLINE": "1"}, home=_NOWHERE
        )
    )
    """Real, without a network; a test that has weights gives one with a folder of its own."""

    @property
    def media(self) -> Movies:
        """Real movies."""
        return Movies(self.unfinished)

    @property
    def projects(self) -> Bundles:
        """Real folders."""
        return Bundles(self.unfinished)

    @property
    def probe(self) -> Prober:
        """Looks into real files."""
        return Prober()

    @property
    def capture(self) -> DeviceCapture:
        """Real microphones, and files and streams in place of cameras."""
        return DeviceCapture(self.unfinished)

    @property
    def faces(self) -> FaceWatcher:
        """Looks at real faces."""
        return FaceWatcher(_WEIGHTS)

    @property
    def portraitist(self) -> StagePortraitist:
        """Real faces for the stage's people."""
        return StagePortraitist(_WEIGHTS.parents[1] / "resources")

    @property
    def voices(self) -> VoiceListener:
        """Listens to real voices."""
        return VoiceListener(_WEIGHTS, lambda: self.speaker)

    @property
    def shaper(self) -> StudioShaper:
        """Shapes real voices; keeps nothing."""
        return StudioShaper(_RESOURCES / "assets" / "voices", Path(os.devnull), lambda: self.voices)

    @property
    def ruby(self) -> JapaneseRuby:
        """Real readings."""
        return JapaneseRuby()

    @property
    def trimmer(self) -> Trims:
        """Cuts real files."""
        return Trims()

    @property
    def returning(self) -> ReturnedFiles:
        """Reads real files."""
        return ReturnedFiles()

    @property
    def boards(self) -> BoardFiles:
        """Writes real files."""
        return BoardFiles(_RESOURCES, self.unfinished)

    @property
    def words(self) -> Words:
        """Real words."""
        return Words(_RESOURCES)

    @property
    def interchange(self) -> InterchangeFiles:
        """Writes real files."""
        return InterchangeFiles(self.unfinished)

    @property
    def readers(self) -> Readers:
        """Real movies, open."""
        return Readers()

    @property
    def delivery(self) -> Delivery:
        """Writes real files."""
        return Deliveries(self.unfinished)

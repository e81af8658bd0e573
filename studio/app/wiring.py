"""The only file that names workflows and adapters both. Each adapter is imported when it is first asked for."""

import sys
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Generic, TypeVar

import studio
from studio.app import paths
from studio.core.progress import CancelToken, Progress
from studio.core.time import FrameRate
from studio.core.unfinished import Unfinished
from studio.ports.boards import Boards
from studio.ports.capture import Capture
from studio.ports.compositor import Compositor, Lut, Picture, Row
from studio.ports.consent import Consent
from studio.ports.delivery import Delivery
from studio.ports.engine import Engine, ModelsEngine
from studio.ports.footage import FileFacts, Probe, Trimmer
from studio.ports.interchange import Interchange
from studio.ports.likeness import FaceReader, Portraitist, VoiceReader, VoiceShaper
from studio.ports.media import Media, MovieWriter
from studio.ports.models import Catalogue
from studio.ports.playback import Fill, MovieReader, MovieReaders, Proxies, SoundOut
from studio.ports.provenance import Provenance
from studio.ports.reading import Reader
from studio.ports.returning import Returning
from studio.ports.ruby import RubyReader
from studio.ports.sound import SoundMaker
from studio.ports.speech import Speaker
from studio.ports.storage import Projects
from studio.ports.subjects import Subjects
from studio.ports.worker import Advanced, Order, ReadOrder, Rendered, Result, Worker
from studio.project.model_use import Guide
from studio.project.scene import Scene
from studio.project.timeline.title import Title
from studio.workflows.doctor import Places
from studio.workflows.words import Words

if TYPE_CHECKING:
    from studio.diffusion.folders import Models
    from studio.diffusion.known import KnownFamilies
    from studio.farm import LocalWorker
    from studio.ports.ledger import Ledgers
    from studio.ports.queue import Queue, Runner
    from studio.ui.shell.doors import WindowDoors
    from studio.workflows.bench.window import Machine

T = TypeVar("T")


class _Once(Generic[T]):
    """Something made when it is first asked for."""

    def __init__(self, make: Callable[[], T]) -> None:
        self._make = make
        self._made: list[T] = []

    def __call__(self) -> T:
        if not self._made:
            self._made.append(self._make())
        return self._made[0]


class WiredStudio:
    """The studio of ``workflows.studio``, with its real adapters."""

    def __init__(self, unfinished: Unfinished, spoken: Path | None = None, *, worker: bool = False) -> None:
        """``spoken`` is a folder for spoken lines in place of the one that all studios of this machine share.
        ``worker``: this is a worker's process, where models may be loaded."""
        self._unfinished = unfinished
        self._reader = _Once(_reader)
        self._speaker = _Once(lambda: _speaker(spoken or paths.cache()))
        self._engine = _Once(_engine)
        self._neural = _Once(lambda: _neural(worker))
        self._worker = worker
        self._sound = _Once(_sound)
        self._faces = _Once(_faces)
        self._portraitist = _Once(_portraitist)
        self._voices = _Once(lambda: _voices(self._speaker))
        self._shaper = _Once(lambda: _shaper(spoken or paths.cache(), self._voices))
        self._media = _Once(lambda: _media(unfinished))
        self._projects = _Once(lambda: _projects(unfinished))
        self._compositor = _Once(_compositor)
        self._boards = _Once(lambda: _boards(unfinished))
        self._words = _Once(lambda: Words(paths.resources()))
        self._provenance = _Once(lambda: _provenance(unfinished))
        self._consent = _Once(lambda: consent(unfinished))
        self._models = _Once(catalogue)

    @property
    def version(self) -> str:
        """Of the whole program."""
        return studio.__version__

    @property
    def reader(self) -> Reader:
        """Prompts and scripts."""
        return self._reader()

    @property
    def speaker(self) -> Speaker:
        """Voices."""
        return self._speaker()

    @property
    def engine(self) -> Engine:
        """The stage."""
        return self._engine()

    @property
    def neural(self) -> ModelsEngine:
        """Models; they are loaded in workers alone."""
        return self._neural()

    @property
    def workers(self) -> "Callable[[], Runner] | None":
        """Processes for what must not be done here."""
        return None if self._worker else _runner

    @property
    def sound(self) -> SoundMaker:
        """Foley, ambience, music, mix."""
        return self._sound()

    @property
    def faces(self) -> FaceReader:
        """Looks at faces."""
        return self._faces()

    @property
    def portraitist(self) -> Portraitist:
        """Puts faces on the stage's people."""
        return self._portraitist()

    @property
    def voices(self) -> VoiceReader:
        """Listens to people."""
        return self._voices()

    @property
    def shaper(self) -> VoiceShaper:
        """Finds how the studio's voices come nearest to a person's."""
        return self._shaper()

    @property
    def media(self) -> Media:
        """Movies."""
        return self._media()

    @property
    def projects(self) -> Projects:
        """Project folders."""
        return self._projects()

    @property
    def readers(self) -> MovieReaders:
        """Movies, sounds and images, open for playing."""
        return _Readers()

    @property
    def compositor(self) -> Compositor:
        """Pictures of sequences."""
        return self._compositor()

    @property
    def probe(self) -> Probe:
        """Looks into files."""
        return _prober()

    @property
    def capture(self) -> Capture:
        """Cameras and microphones."""
        return _capture(self._unfinished)

    @property
    def trimmer(self) -> Trimmer:
        """Cuts files."""
        return _trimmer()

    @property
    def returning(self) -> Returning:
        """Reads cuts that come back from other editors."""
        return _returning()

    @property
    def boards(self) -> Boards:
        """Writes storyboards and shot lists."""
        return self._boards()

    @property
    def words(self) -> Words:
        """The words of scenes."""
        return self._words()

    @property
    def interchange(self) -> Interchange:
        """Writes cuts for other editors."""
        return _interchange(self._unfinished)

    @property
    def provenance(self) -> Provenance:
        """Signs, marks and verifies."""
        return self._provenance()

    @property
    def consent(self) -> Consent:
        """Keeps cameos, and lets nobody at them who may not."""
        return self._consent()

    @property
    def subjects(self) -> Subjects:
        """Subjects that a person brought."""
        return _shelf()

    @property
    def ruby(self) -> RubyReader:
        """Readings above Chinese characters."""
        return _ruby()

    @property
    def models(self) -> Catalogue:
        """Models, and getting weights."""
        return self._models()

    @property
    def delivery(self) -> Delivery:
        """Writes finished cuts."""
        return _delivery(self._unfinished)


def _reader() -> Reader:
    from studio.reading import TextReader

    return TextReader(paths.resources(), lambda: _shelf().all())


def _speaker(folder: Path) -> Speaker:
    from studio.sound import StudioSpeaker

    return StudioSpeaker(folder)


def _engine() -> Engine:
    from studio.stage.engine import StageEngine

    return StageEngine(paths.resources(), lambda digest: _shelf().path(digest))


def _shelf() -> "Subjects":
    from studio.stage.brought.shelf import SubjectShelf

    if not _SHELVES:
        _SHELVES.append(SubjectShelf(paths.subjects()))
    return _SHELVES[0]


_SHELVES: "list[Subjects]" = []
"""The one of this process."""


def _neural(worker: bool) -> ModelsEngine:
    from studio.diffusion import DiffusionEngine

    return DiffusionEngine(_models(), may_load=worker, learned=paths.cache() / "paces")


def _models() -> "Models":
    from studio.diffusion.folders import FolderModels

    return FolderModels(catalogue())


def catalogue() -> Catalogue:
    """The models of this machine."""
    from studio.catalog import ModelCatalogue

    return ModelCatalogue(paths.models() / "catalogue", paths.weights(), paths.config() / "models.json")


def _runner() -> "Runner":
    from studio.farm import LocalRunner

    return LocalRunner(take_worker)


def _faces() -> FaceReader:
    from studio.likeness.face import FaceWatcher

    return FaceWatcher(paths.models() / "weights")


def _portraitist() -> Portraitist:
    from studio.stage.people.portrait.portraitist import StagePortraitist

    return StagePortraitist(paths.resources())


def _voices(speaker: Callable[[], Speaker]) -> VoiceReader:
    from studio.likeness.voice import VoiceListener

    return VoiceListener(paths.models() / "weights", speaker)


def _shaper(folder: Path, ears: Callable[[], VoiceReader]) -> VoiceShaper:
    from studio.sound.speech.likeness import StudioShaper

    return StudioShaper(paths.resources() / "assets" / "voices", folder, ears)


def _ruby() -> RubyReader:
    from studio.sound.speech.ruby import JapaneseRuby

    return JapaneseRuby()


def _sound() -> SoundMaker:
    from studio.sound import SoundStudio

    return SoundStudio()


def _compositor() -> Compositor:
    from studio.compositor import FilmCompositor

    return FilmCompositor(paths.resources())


def _compile_pictures() -> None:
    """Once on a machine, so that the window need not wait ten seconds for its first title or dissolve."""
    from studio.app.compiled import CompiledMark

    mark = CompiledMark(paths.cache(), "compiled-pictures")
    if not mark.there():
        from studio.compositor.warming import warm

        warm(paths.resources())
        mark.set()


def _media(unfinished: Unfinished) -> Media:
    from studio.media import Movies

    return Movies(unfinished)


def _returning() -> Returning:
    from studio.interchange.back import ReturnedFiles

    return ReturnedFiles()


def _boards(unfinished: Unfinished) -> Boards:
    from studio.boards import BoardFiles

    return BoardFiles(paths.resources(), unfinished)


def _interchange(unfinished: Unfinished) -> Interchange:
    from studio.interchange import InterchangeFiles

    return InterchangeFiles(unfinished)


def _delivery(unfinished: Unfinished) -> Delivery:
    from studio.media.delivery import Deliveries

    return Deliveries(unfinished)


def _provenance(unfinished: Unfinished) -> Provenance:
    from studio.app.asking import passphrase
    from studio.keychain import SystemKeychain
    from studio.provenance import ProvenanceOffice

    folder = paths.config() / "provenance"
    return ProvenanceOffice(folder, studio.__version__, _Readers, unfinished, SystemKeychain(), ask=passphrase)


def consent(unfinished: Unfinished) -> Consent:
    """The cameos of this machine."""
    from studio.app.asking import cameo_passphrase, chosen_passphrase
    from studio.consent import ConsentOffice
    from studio.keychain import SystemKeychain

    return ConsentOffice(paths.cameos(), SystemKeychain(), unfinished, ask=cameo_passphrase, offered=chosen_passphrase)


def _projects(unfinished: Unfinished) -> Projects:
    from studio.storage import Bundles
    from studio.storage.known import KnownFolders

    return Bundles(unfinished, KnownFolders(paths.known_projects()), paths.subjects())


def desk_worker() -> "LocalWorker":
    """The worker for small questions: kept warm, and ready to read before the first one comes."""
    return _worker("--warm")


def take_worker() -> "LocalWorker":
    """The worker for takes: stands far back behind the window, and frees its memory when there is nothing to do."""
    return _worker("--nice", "10", idle_seconds=300.0)


def _worker(*options: str, idle_seconds: float | None = None) -> "LocalWorker":
    from studio.farm import LocalWorker

    return LocalWorker(
        (sys.executable, "-P", "-m", "studio.app.worker", *options),
        studio.__version__,
        environment={"PYTHONPATH": str(paths.PACKAGE.parent)},  # the very studio that asks
        idle_seconds=idle_seconds,
    )


class _Readers:
    """Movies for playing; the decoder is loaded with the first one, not with the window."""

    def __init__(self) -> None:
        self._own = _Once(_readers)

    def open(self, path: Path) -> MovieReader:
        """Raises ``InputError``."""
        return self._own().open(path)


def _readers() -> MovieReaders:
    from studio.media.reader import Readers
    from studio.storage.indexes import index_place

    return Readers(index_place)


class _Probe:
    """Looks into files; the decoder is loaded with the first one."""

    def __init__(self) -> None:
        self._own = _Once(_prober)

    def glance(self, path: Path) -> None:
        """Raises ``InputError``."""
        self._own().glance(path)

    def probe(self, path: Path, progress: Progress, cancel: CancelToken) -> FileFacts:
        """Raises ``InputError`` or ``Cancelled``."""
        return self._own().probe(path, progress, cancel)


def _capture(unfinished: Unfinished) -> Capture:
    from studio.capture import DeviceCapture

    return DeviceCapture(unfinished)


def _trimmer() -> Trimmer:
    from studio.media.trimming import Trims

    return Trims()


def _prober() -> Probe:
    from studio.media.probing import Prober

    return Prober()


class _Speaker:
    """The way to the ear; loaded with the first sound."""

    def open(self, fill: Fill) -> SoundOut:
        """Never fails."""
        from studio.media.loudspeaker import PortAudioSpeaker

        return PortAudioSpeaker().open(fill)


class _Compositor:
    """Pictures of sequences; the compositor, and the compiler with it, is loaded with the first one."""

    def __init__(self) -> None:
        self._own = _Once(_compositor)

    def compose(self, rows: Sequence[Row], size: tuple[int, int]) -> Picture:
        """The rows laid over each other."""
        return self._own().compose(rows, size)

    def title(self, title: Title, size: tuple[int, int]) -> Picture:
        """Raises ``InputError``."""
        return self._own().title(title, size)

    def lut(self, path: Path) -> Lut:
        """Raises ``InputError``."""
        return self._own().lut(path)


class _Proxies:
    """Proxies in a folder; the encoder is loaded with the first one, not with the window."""

    def __init__(self, folder: Path, unfinished: Unfinished) -> None:
        self._folder, self._unfinished = folder, unfinished

    def find(self, digest: str) -> Path | None:
        """The proxy of this movie, if it has been made."""
        return self._own.find(digest)

    def make(self, digest: str, movie: Path, progress: Progress, cancel: CancelToken) -> Path:
        """Raises ``InputError`` or ``DiskError``."""
        return self._own.make(digest, movie, progress, cancel)

    def writer(self, path: Path, size: tuple[int, int], rate: FrameRate) -> MovieWriter:
        """Raises ``DiskError``."""
        return self._own.writer(path, size, rate)

    @property
    def _own(self) -> Proxies:
        from studio.media.proxies import ProxyFolder

        return ProxyFolder(self._folder, self._unfinished)


class _Drivers:
    """What is known of models; the room of models is opened with the first question."""

    def __init__(self) -> None:
        self._own = _Once(_known_families)

    def told(self, model: str, scene: Scene) -> tuple[str, str]:
        """Raises ``InputError``."""
        return self._own().told(model, scene)

    def guides(self, family: str) -> tuple[Guide, ...]:
        """What of the stage's own a family can follow."""
        return self._own().guides(family)

    def missing(self) -> tuple[str, ...]:
        """Packages that models need and this installation lacks."""
        return self._own().missing()


def _known_families() -> "KnownFamilies":
    from studio.diffusion.known import KnownFamilies

    return KnownFamilies()


def window_doors(unfinished: Unfinished) -> "WindowDoors":
    """What the window needs, each made when it is first asked for. Heavy adapters stay in their workers' processes."""
    from studio.app.nights import QueuedNights
    from studio.ui.shell.doors import WindowDoors
    from studio.workflows.bringing_back import compare_document
    from studio.workflows.cameo.desk import CameoDesk
    from studio.workflows.cameo.reach import Everywhere
    from studio.workflows.keeping.copies import save_copy
    from studio.workflows.opened import open_project
    from studio.workflows.outgoing import send
    from studio.workflows.playback import Player
    from studio.workflows.playback.once import Once
    from studio.workflows.recipe.recall import recall
    from studio.workflows.words import Words

    bundles, speaker, compositor, readers = _projects(unfinished), _Speaker(), _Compositor(), _Readers()
    desks: list[LocalWorker] = []

    def _questions() -> Worker:
        desks[:] = [desk_worker()]
        return desks[0]

    def _warm() -> None:
        for worker in desks:
            worker.warm()

    def _proxies(folder: Path) -> Proxies:
        return _Proxies(folder, unfinished)

    def _cameos() -> CameoDesk:
        own = WiredStudio(unfinished)
        return CameoDesk(parts=own, reach=Everywhere(own))

    once, words = Once(speaker), _Once(lambda: Words(paths.resources()))
    return WindowDoors(
        version=studio.__version__,
        resources=paths.resources(),
        settings=paths.config() / "window.json",
        untitled=paths.projects(),
        documents=paths.documents(),
        templates=paths.config() / "templates",
        presets=paths.config() / "presets",
        subjects=_shelf,
        words=words,
        open=lambda folder, post: open_project(
            folder, bundles, take_worker, _questions, post, compositor, _proxies, readers, _Probe(), _shared_queue
        ),
        copy=lambda session, document, target: save_copy(bundles, session.folder, document, target),
        send=lambda document, folder, order, progress, cancel: send(
            WiredStudio(unfinished), document, folder, order, progress, cancel
        ),
        compare=lambda document, folder, file, sequence: compare_document(
            WiredStudio(unfinished), document, folder, file, sequence
        ),
        recall=lambda file: recall(WiredStudio(unfinished), file),
        models=_Once(catalogue),
        drivers=_Drivers(),
        nights=QueuedNights(_shared_queue),
        make_player=lambda told: Player(readers, speaker, told),
        listen=once.play,
        hush=once.close,
        warm=_warm,
        cameos=_cameos,
    )


def _shared_queue() -> "Queue":
    from studio.storage.queue import open_queue

    return open_queue(paths.queue())


def bench_machine(unfinished: Unfinished, proxies: Path, hear: str | None) -> "Machine":
    """What playing is measured with; ``hear`` is a recording device that hears the loudspeakers."""
    from studio.media.hearing import PortAudioHearing
    from studio.media.loudspeaker import PortAudioSpeaker
    from studio.media.proxies import ProxyFolder
    from studio.workflows.bench.window import Machine

    return Machine(
        media=_media(unfinished),
        readers=_Readers(),
        proxies=ProxyFolder(proxies, unfinished),
        loudspeaker=PortAudioSpeaker(),
        hearing=PortAudioHearing(hear) if hear else None,
    )


def serve_orders(
    orders: BinaryIO, reports: BinaryIO, unfinished: Unfinished, gone: Callable[[], None], *, warm: bool
) -> None:
    """The worker's side: carry out what comes on ``orders`` until it closes, then call ``gone``."""
    from studio.farm import serve
    from studio.media.proxies import ProxyFolder
    from studio.workflows.jobs.orders import carry_out

    own = WiredStudio(unfinished, worker=True)
    proxy_writer = ProxyFolder(paths.cache(), unfinished).writer

    def _do(order: Order, report: Callable[[Advanced | Rendered], None], cancel: CancelToken) -> Result:
        return carry_out(own, proxy_writer, order, report, cancel)

    def _warm() -> None:
        _do(ReadOrder(prompts=("A dog runs on the beach.", "犬が海辺を走る。")), lambda report: None, CancelToken())
        threading.Thread(target=_compile_pictures, name="compiling", daemon=True).start()

    serve(orders, reports, _do, studio.__version__, gone=gone, idle=_warm if warm else None)


def ledgers() -> "Ledgers":
    """What services remember."""
    from studio.storage.ledger import FileLedgers

    return FileLedgers()


def studio_of_this_machine() -> WiredStudio:
    """The studio for ``studio.api``: the entry point ``ekonte.studio``."""
    from studio.app.environment import prepare

    prepare(paths.PACKAGE, paths.cache())
    return WiredStudio(Unfinished())


def places() -> Places:
    """Where things are, for the doctor."""
    return Places(resources=paths.data(), cache=paths.cache(), logs=paths.logs(), config=paths.config())

"""A project's board, written down: pages, a sheet or a table, as the ending of the file says."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from studio.core.errors import InputError
from studio.core.progress import CancelToken, Progress
from studio.core.time import FrameRate
from studio.ports.boards import PAGES, PAPERS, PER_PAGE, SHEETS, TABLES, Board, BoardShot, Language, Paper
from studio.ports.storage import ProjectFolder
from studio.project.lengths import take_length
from studio.project.project import Project
from studio.project.scene import Scene
from studio.project.shot import Shot
from studio.project.story import with_film
from studio.project.take import Take
from studio.project.timeline.clip import Clip, TakeSource, Transition
from studio.project.timeline.sequence import Sequence
from studio.project.timeline.track import Placed
from studio.workflows.boarding.moments import Window
from studio.workflows.boarding.telling import Teller
from studio.workflows.cameo.leaving import left
from studio.workflows.export import chosen
from studio.workflows.recipe import options
from studio.workflows.recipe.drafting import shot_scene
from studio.workflows.studio import Studio
from studio.workflows.writing import shot_words


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardOrder:
    """``sequence`` is a name or an id, empty for the film: lengths, transitions and takes are those of its cut.
    ``language`` is that of labels, None for that of the story. ``contact`` makes a sheet of all pictures where the
    ending would make pages. ``date`` stands at the head of pages. Without ``force``, what is there is left alone."""

    output: Path
    sequence: str = ""
    per_page: int = 6
    paper: Paper = "a4"
    language: Language | None = None
    contact: bool = False
    date: str = ""
    force: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Boarded:
    """``pages`` of a PDF, 1 for a sheet, 0 for a table. ``problems`` are sentences: what could not be shown."""

    path: Path
    shots: int
    pages: int
    problems: tuple[str, ...]


def check(order: BoardOrder) -> None:
    """Refuse before any work what could only fail after it. Raises ``InputError``."""
    options.output(order.output, *(SHEETS if order.contact else (*PAGES, *TABLES)))
    if order.per_page not in PER_PAGE:
        raise InputError(
            f"A page cannot hold {order.per_page} pictures.",
            todo=f"Choose one of {', '.join(map(str, PER_PAGE))}.",
        )
    if order.paper not in PAPERS:
        raise InputError(f'There is no paper "{order.paper}".', todo=f"Choose one of {', '.join(PAPERS)}.")
    if order.output.exists() and not order.force:
        raise InputError(f"{order.output} is there already.", todo="Choose another name, or add --force.")


def board_project(studio: Studio, folder: Path, order: BoardOrder, progress: Progress, cancel: CancelToken) -> Boarded:
    """Write a board of the project in ``folder``.

    Raises:
        InputError: there is no such project or sequence, or the order makes no sense.
        MachineError: a font is missing, or the disk refuses.
        Cancelled: the token was set; nothing is left behind.
    """
    check(order)
    with studio.projects.open(folder) as opened:
        return write_board(studio, opened.document, opened, order, progress, cancel)


def write_board(
    studio: Studio,
    document: Project,
    folder: ProjectFolder,
    order: BoardOrder,
    progress: Progress,
    cancel: CancelToken,
) -> Boarded:
    """Write a board of ``document``, whose media are in ``folder``, which may be open elsewhere. Raises as
    ``board_project``."""
    check(order)
    made, problems = board_of(studio, document, folder, order, progress, cancel)
    suffix, pages = order.output.suffix.lower(), 0
    if order.contact:
        studio.boards.sheet(made, order.output, order.paper, progress, cancel)
        pages = 1
    elif suffix in TABLES:
        studio.boards.table(made, order.output, progress, cancel)
    else:
        pages = studio.boards.pages(made, order.output, order.per_page, order.paper, progress, cancel)
    shown = (document.standing(shot.id) for shot in document.shots)
    people = [use for take in shown if take is not None for use in take.recipe.cameos]
    noted = () if suffix == ".csv" else left(lambda: studio.consent, people, (order.output,))
    return Boarded(path=order.output, shots=len(made.shots), pages=pages, problems=(*problems, *noted))


def board_of(
    studio: Studio,
    document: Project,
    folder: ProjectFolder,
    order: BoardOrder,
    progress: Progress,
    cancel: CancelToken,
) -> tuple[Board, dict[str, None]]:
    """The board, whose pictures are read when they are drawn, and the sentences that gather meanwhile."""
    project = with_film(document)
    language = order.language or shot_words.story_language(project)
    sequence = chosen(project, order.sequence) if project.sequences else None
    rate = sequence.rate if sequence is not None else project.form.rate
    used = _used(sequence) if sequence is not None else {}
    teller = Teller(studio, folder, project, language, cancel)
    shots: list[BoardShot] = []
    for number, shot in enumerate(project.shots, start=1):
        cancel.check()
        progress("staging the pictures", number - 1, len(project.shots))
        shots.append(_shot(studio, project, shot, used.get(shot.id, ()), rate, teller, language))
    length = sequence.length if sequence is not None else sum(shot.length for shot in shots)
    return Board(
        title=sequence.name if sequence is not None and sequence is not project.sequences[0] else project.name,
        date=order.date,
        language=language,
        rate=rate,
        size=sequence.size if sequence is not None else project.form.size,
        length=length,
        shots=tuple(shots),
        generated=bool(project.shots),
    ), teller.problems


@dataclass(frozen=True, slots=True)
class _Use:
    """A clip of a shot in the cut, and the number of the shot that lies right before it, where one does."""

    placed: Placed
    clip: Clip
    head: Transition | None
    before: str | None


def _shot(
    studio: Studio,
    project: Project,
    shot: Shot,
    uses: "tuple[_Use, ...]",
    rate: FrameRate,
    teller: Teller,
    language: Language,
) -> BoardShot:
    first = uses[0] if uses else None
    take = _take(project, shot, first)
    scene = take.recipe.scene if take is not None else shot_scene(project, shot)
    window = _window(first.clip, take, rate) if first is not None and take is not None else None
    told = teller.tell(shot.id, take, window)
    own_rate = take.recipe.rate if take is not None else project.form.rate
    low, high = (window.first, window.end) if window is not None else (0, told.frame_count)
    words = studio.words
    length = sum(use.clip.length for use in uses) or take_length(project, shot.id, take.id if take else "", rate) or 1
    head = None
    if first is not None:
        before = project.number(first.before) if first.before else None
        head = shot_words.joins(first.head, before, rate, language)
    return BoardShot(
        id=shot.id,
        number=project.number(shot.id),
        start=first.placed.start if first is not None else None,
        length=length,
        panels=told.panels,
        action=shot_words.action(shot, project),
        dialogue=shot_words.dialogue(scene, shot.prompt, words, language),
        sound=shot_words.sounds(scene, told.events, words, own_rate, language, low, high),
        music=shot_words.music(scene.music, words, language),
        note=_note(take, uses),
        lens=shot_words.lens(scene.camera, words, language),
        joins=head or "",
        facts=tuple(_facts(project, shot, take, scene, studio, language)),
    )


def _facts(
    project: Project, shot: Shot, take: Take | None, scene: Scene, studio: Studio, language: Language
) -> Iterator[tuple[str, str]]:
    """Further columns of a shot list."""
    words, japanese = studio.words, language == "ja"

    def fact(english: str, name: str, value: str) -> tuple[str, str]:
        return (name if japanese else english, value)

    yield fact("Place", "場所", words.say("place", scene.place, language))
    yield fact("Time of day", "時間帯", words.say("time_of_day", scene.time_of_day, language))
    yield fact("Weather", "天気", words.say("weather", scene.weather, language))
    yield fact("Style", "画風", words.say("style", scene.style, language))
    status = project.status(shot.id)
    told = {"planned": "文章だけ", "drafted": "下描きあり", "approved": "採用", "final": "完成"}
    yield fact("Status", "状態", told[status] if japanese else status.capitalize())
    takes = project.takes_of(shot.id)
    yield fact("Take", "テイク", str(takes.index(take) + 1) if take is not None and take in takes else "")
    yield fact("Prompt", "プロンプト", shot.prompt)
    yield fact("Id", "ID", shot.id)


def _used(sequence: Sequence) -> "dict[str, tuple[_Use, ...]]":
    """Where each shot's pictures lie in the cut: on the lowest track that shows it."""
    found: dict[str, tuple[_Use, ...]] = {}
    for track in sequence.of_kind("video"):
        here: dict[str, list[_Use]] = {}
        before: str | None = None
        for index, item in enumerate(track.items):
            shown = isinstance(item, Clip) and item.enabled and isinstance(item.source, TakeSource)
            if shown and isinstance(item, Clip) and isinstance(item.source, TakeSource):
                use = _Use(track.placed(index), item, item.head, before)
                here.setdefault(item.source.shot_id, []).append(use)
                before = item.source.shot_id
            else:
                before = None
        found = {shot: tuple(uses) for shot, uses in here.items()} | found
    return found


def _take(project: Project, shot: Shot, use: "_Use | None") -> Take | None:
    """The take that the cut shows, else the one that stands."""
    source = use.clip.source if use is not None else None
    if isinstance(source, TakeSource) and source.take_id:
        named = next((take for take in project.takes_of(shot.id) if take.id == source.take_id), None)
        if named is not None:
            return named
    return project.standing(shot.id)


def _window(clip: Clip, take: Take, rate: FrameRate) -> Window:
    """The take's frames that a clip shows."""
    ends = sorted((clip.medium(0), clip.medium(clip.length - 1)))
    scale = take.recipe.rate.fps / rate.fps
    first, last = (min(max(0, int(end * scale)), take.frame_count - 1) for end in ends)
    return Window(first, last + 1)


def _note(take: Take | None, uses: "tuple[_Use, ...]") -> str:
    """What was noted on the take and on its clips."""
    notes = [use.clip.note for use in uses] + ([take.note] if take is not None else [])
    return "\n".join(dict.fromkeys(note.strip() for note in notes if note.strip()))

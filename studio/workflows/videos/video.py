"""A video as it stands, and as a JSON text; and what can be wrong with what is asked of one."""

import json
from dataclasses import asdict, dataclass, replace
from typing import Literal, cast

from studio.core.errors import InputError, ProjectError
from studio.project import record as read
from studio.project.take import QUALITIES, Quality

Way = Literal["create", "remix", "edit", "extend"]
Status = Literal["queued", "in_progress", "completed", "failed"]


class VideoError(InputError):
    """What is asked of a video cannot be done. ``param`` names what was given, ``code`` is for programs; ``status`` is
    the HTTP status that fits."""

    def __init__(self, what: str, *, param: str = "", code: str = "invalid_value", status: int = 400, todo: str = ""):
        super().__init__(what, todo=todo)
        self.param, self.code, self.status = param, code, status


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why a video failed: ``code`` for programs, ``message`` for people."""

    code: str
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Video:
    """``created`` and ``completed`` are Unix times in seconds. ``seconds`` is what was asked for: of an extension the
    whole, of which ``added`` are new. ``source`` is the video it was made from. ``notes`` say what is otherwise than
    asked. ``jobs`` are its jobs in the queue; the last one gives the content, whose sum is ``sha256``. ``progress`` is
    0..100."""

    id: str
    way: Way
    created: int
    model: str
    quality: Quality
    prompt: str
    seconds: float
    size: tuple[int, int]
    seed: int
    source: str = ""
    added: float = 0.0
    characters: tuple[str, ...] = ()
    status: Status = "queued"
    progress: int = 0
    completed: int | None = None
    trouble: Trouble | None = None
    notes: tuple[str, ...] = ()
    jobs: tuple[str, ...] = ()
    sha256: str = ""

    @property
    def ended(self) -> bool:
        """Whether nothing more will happen to it."""
        return self.status in ("completed", "failed")

    def failed(self, trouble: Trouble, now: int) -> "Video":
        """The same, with nothing more to come."""
        return replace(self, status="failed", trouble=trouble, completed=now)

    def to_text(self) -> str:
        """As the ledger keeps it."""
        return json.dumps(asdict(self), ensure_ascii=False, separators=(",", ":"))


def video_from_text(text: str) -> Video:
    """The video that ``to_text`` wrote. Raises ``ProjectError``."""
    try:
        record = read.as_object(json.loads(text))
        width, height = (int(cast(int, side)) for side in read.as_list(record.get("size"), "size"))
        trouble = record.get("trouble")
        quality = QUALITIES[QUALITIES.index(cast(Quality, record.get("quality")))]
        return Video(
            id=read.text(record, "id"),
            way=cast(Way, read.text(record, "way")),
            created=read.whole(record, "created", 0),
            model=read.text(record, "model"),
            quality=quality,
            prompt=read.text(record, "prompt"),
            seconds=float(cast(float, record.get("seconds"))),
            size=(width, height),
            seed=read.whole(record, "seed", 0),
            source=read.text(record, "source"),
            added=float(cast(float, record.get("added"))),
            characters=read.texts(record, "characters"),
            status=cast(Status, read.text(record, "status")),
            progress=read.whole(record, "progress", 0),
            completed=None if record.get("completed") is None else read.whole(record, "completed", 0),
            trouble=None if trouble is None else _trouble(read.as_object(trouble)),
            notes=read.texts(record, "notes"),
            jobs=read.texts(record, "jobs"),
            sha256=read.text(record, "sha256", ""),
        )
    except (ValueError, TypeError, StopIteration) as exc:
        raise ProjectError(f"The record of a video cannot be read: {exc}.") from exc


def _trouble(record: read.Record) -> Trouble:
    return Trouble(read.text(record, "code"), read.text(record, "message"))

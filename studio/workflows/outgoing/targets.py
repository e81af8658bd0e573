"""All that can be made of a sequence, in groups: movies by their presets, other editors by their names, boards."""

from dataclasses import dataclass
from typing import Literal, get_args

from studio.ports.interchange import FcpxmlVersion
from studio.workflows.delivering.form import FORMS, Form
from studio.workflows.delivering.presets import Presets

Group = Literal["movie", "editor", "board"]
GROUPS: tuple[Group, ...] = get_args(Group)


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """``name`` and ``note`` are (English, Japanese); ``suffix`` is its file's, with the dot. ``form`` is a movie's,
    ``by_shots`` makes a file for every shot; ``fcpxml`` is that format's version; ``contact`` makes a board a sheet."""

    id: str
    group: Group
    suffix: str
    name: tuple[str, str]
    note: tuple[str, str]
    form: Form | None = None
    by_shots: bool = False
    fcpxml: FcpxmlVersion = "1.10"
    contact: bool = False

    def title(self, language: str) -> str:
        """Its name in ``ja`` or ``en``."""
        return self.name[language == "ja"]

    def words(self, language: str) -> str:
        """What it is for, in ``ja`` or ``en``."""
        return self.note[language == "ja"]


def targets(presets: Presets) -> tuple[Target, ...]:
    """All there are, in the order in which they are shown."""
    named = tuple(
        Target(
            id=f"preset:{one.id}",
            group="movie",
            suffix=one.form.suffix,
            name=one.name,
            note=one.note,
            form=one.form,
            by_shots=one.by_shots,
        )
        for one in presets.all
    )
    return (*named, _SOUND, *_EDITORS, *_BOARDS)


_SOUND = Target(
    id="sound",
    group="movie",
    suffix=".wav",
    name=("Sound alone", "音声だけ"),
    note=("The mix as a 24-bit WAV at 48 kHz.", "ミックスを 24ビット 48kHz の WAV で。"),
    form=FORMS[".wav"],
)


def _editor(name: str, suffix: str, label: str, note: tuple[str, str], fcpxml: FcpxmlVersion = "1.10") -> Target:
    return Target(id=f"editor:{name}", group="editor", suffix=suffix, name=(label, label), note=note, fcpxml=fcpxml)


_EDITORS = (
    _editor(
        "resolve",
        ".fcpxml",
        "DaVinci Resolve",
        (
            "FCPXML 1.10 with its media beside it: File › Import › Timeline.",
            "FCPXML 1.10 とメディア一式。Resolve では「ファイル › 読み込み › タイムライン」。",
        ),
    ),
    _editor(
        "premiere",
        ".xml",
        "Premiere Pro",
        (
            "Final Cut Pro 7 XML with its media beside it: File › Import.",
            "Final Cut Pro 7 XML とメディア一式。Premiere では「ファイル › 読み込み」。",
        ),
    ),
    _editor(
        "finalcut",
        ".fcpxml",
        "Final Cut Pro",
        ("FCPXML 1.10: File › Import › XML.", "FCPXML 1.10。「ファイル › 読み込む › XML」。"),
    ),
    _editor(
        "finalcut-1.8",
        ".fcpxml",
        "Final Cut Pro 10.4",
        ("FCPXML 1.8, for versions before 10.6.", "FCPXML 1.8。10.6 より前の版に。"),
        "1.8",
    ),
    _editor(
        "kdenlive",
        ".kdenlive",
        "Kdenlive",
        (
            "A project with bin, tracks and mixes: open it.",
            "ビン・トラック・ミックスを含むプロジェクト。そのまま開けます。",
        ),
    ),
    _editor(
        "shotcut",
        ".mlt",
        "Shotcut, MLT",
        (
            "An MLT project: Shotcut opens it, melt renders it.",
            "MLT プロジェクト。Shotcut で開き、melt で書き出せます。",
        ),
    ),
    _editor(
        "avid",
        ".aaf",
        "Avid, AAF",
        ("AAF, flattened to cuts: link to the media beside it.", "AAF（カットのみ）。隣のメディアにリンクします。"),
    ),
    _editor(
        "otio",
        ".otio",
        "OpenTimelineIO",
        ("Everything there is, for tools that read OTIO.", "OTIO を読むツールへ、すべてを渡します。"),
    ),
    _editor(
        "otioz",
        ".otioz",
        "OpenTimelineIO bundle",
        ("The same with its media in one file.", "メディアも含めた一つのファイル。"),
    ),
    _editor(
        "edl",
        ".edl",
        "EDL (CMX 3600)",
        ("Cuts and dissolves of the pictures, read everywhere.", "映像のカットとディゾルブ。どこでも読めます。"),
    ),
)

_BOARDS = (
    Target(
        id="board:pdf",
        group="board",
        suffix=".pdf",
        name=("Storyboard", "絵コンテ"),
        note=(
            "Pages with a picture, action, dialogue, camera arrows and length for every shot.",
            "ショットごとに絵・内容・せりふ・カメラの動き・尺を並べたページ。",
        ),
    ),
    Target(
        id="board:sheet",
        group="board",
        suffix=".png",
        name=("Contact sheet", "コンタクトシート"),
        note=("A picture of every shot on one sheet.", "全ショットの絵を一枚に。"),
        contact=True,
    ),
    Target(
        id="board:xlsx",
        group="board",
        suffix=".xlsx",
        name=("Shot list (Excel)", "ショットリスト（Excel）"),
        note=("A row for every shot, with its picture.", "1ショット1行、サムネイル付き。"),
    ),
    Target(
        id="board:csv",
        group="board",
        suffix=".csv",
        name=("Shot list (CSV)", "ショットリスト（CSV）"),
        note=("A row for every shot, for any table.", "1ショット1行。どの表計算でも開けます。"),
    ),
)

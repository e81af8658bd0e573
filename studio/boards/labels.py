"""What stands on a board besides the story itself, in both languages; and lengths as storyboards write them."""

from math import ceil

from studio.core.time import FrameRate
from studio.ports.boards import Board, Language

_WORDS: dict[str, tuple[str, str]] = {
    "shot": ("Shot", "カット"),
    "board": ("Storyboard", "絵コンテ"),
    "sheet": ("Contact sheet", "コンタクトシート"),
    "list": ("Shot list", "カット表"),
    "action": ("Action", "内容"),
    "dialogue": ("Dialogue", "せりふ"),
    "sound": ("Sound", "音"),
    "music": ("Music", "音楽"),
    "note": ("Notes", "メモ"),
    "camera": ("Camera", "カメラの動き"),
    "subject": ("People and things", "人や物の動き"),
    "lengths": ("seconds + frames", "秒 + コマ"),
    "generated": ("Contains generated pictures", "生成画像を含みます"),
    "none": ("Not yet drafted", "まだ絵がありません"),
    "rough": ("Blocking", "下描き"),
    "more": ("Text in full", "文章の全文"),
    "empty": ("There are no shots yet.", "まだカットがありません。"),
    "picture": ("Picture", "画"),
    "in": ("In", "開始"),
    "length": ("Length", "尺"),
    "seconds": ("Seconds", "秒"),
    "joins": ("Transition", "つなぎ"),
    "lens": ("Framing", "画角"),
    "move": ("Camera move", "カメラ"),
}  # fmt: skip


def word(name: str, language: Language) -> str:
    """A label."""
    english, japanese = _WORDS[name]
    return japanese if language == "ja" else english


def lasting(frames: int, rate: FrameRate) -> str:
    """A length as seconds and frames: ``5+12``."""
    seconds, rest = divmod(frames, ceil(rate.fps))
    return f"{seconds}+{rest:02d}"


def whole(board: Board) -> str:
    """The length of all of it, and what a frame is."""
    length, rate = lasting(board.length, board.rate), f"{float(board.rate.fps):.3f}".rstrip("0").rstrip(".")
    if board.language == "ja":
        return f"全 {length}（{rate} コマ／秒）"
    return f"{length} in all ({rate} frames a second)"


def on_page(frames: int, board: Board) -> str:
    """What the shots of one page last."""
    length = lasting(frames, board.rate)
    return f"このページ {length}" if board.language == "ja" else f"This page {length}"


def timecode(frame: int, rate: FrameRate) -> str:
    """``HH:MM:SS:FF``, without dropping frames."""
    seconds, rest = divmod(frame, ceil(rate.fps))
    return f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}:{rest:02d}"

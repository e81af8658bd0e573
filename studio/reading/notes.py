"""What the reading tells the person about itself, in the prompt's language."""

from studio.project.scene import Note

FIELDS_JA = {
    "subjects": "登場するもの", "place": "場所", "time_of_day": "時間帯", "weather": "天気", "style": "画風",
    "camera.move": "カメラの動き", "camera.shot_size": "画面の大きさ", "camera.angle": "カメラの角度", "action": "動作",
    "dialogue.speaker": "話し手", "music": "音楽",
}  # fmt: skip
FIELDS_EN = {
    "subjects": "subject", "place": "place", "time_of_day": "time of day", "weather": "weather", "style": "style",
    "camera.move": "camera move", "camera.shot_size": "shot size", "camera.angle": "camera angle", "action": "action",
    "dialogue.speaker": "speaker", "music": "music",
}  # fmt: skip


def assumed(field: str, value: str, language: str) -> Note:
    """A field the text left open."""
    name = field.rpartition("].")[2] if "[" in field else field
    if language == "ja":
        text = f"{FIELDS_JA.get(name, name)}は書かれていないので「{_plain(value)}」としました。"
    else:
        text = f"The {FIELDS_EN.get(name, name)} is not said; {_plain(value)} is assumed."
    return Note(text=text, kind="assumed", detail=field)


def substituted(word: str, value: str, language: str) -> Note:
    """A thing shown as the nearest that can be built."""
    if language == "ja":
        text = f"「{_plain(word)}」は、いちばん近い「{_plain(value)}」で表します。"
    else:
        text = f"“{_plain(word)}” is shown as the nearest thing there is: {_plain(value)}."
    return Note(text=text, kind="substituted", detail=word)


def guessed(word: str, value: str, language: str) -> Note:
    """A thing no dictionary led to, matched by likeness of meaning alone."""
    if language == "ja":
        text = f"「{_plain(word)}」は辞書から読み取れず、意味の近さから「{_plain(value)}」としました。"
    else:
        text = f"No dictionary leads from “{_plain(word)}” to anything; {_plain(value)} is the closest in meaning."
    return Note(text=text, kind="substituted", detail=word)


def not_understood(word: str, language: str) -> Note:
    """A word that changes nothing in the scene."""
    if language == "ja":
        text = f"「{_plain(word)}」は読み取れませんでした。映像には反映されません。"
    else:
        text = f"“{_plain(word)}” was not understood and does not change the picture."
    return Note(text=text, kind="not_understood", detail=word)


def _plain(word: str) -> str:
    return word.replace("_", " ")

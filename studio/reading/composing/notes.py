"""What the reading tells the person about itself, in the prompt's language."""

from collections.abc import Mapping

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


CAMERA_JA = {
    "static": "固定", "follow": "追いかける", "dolly_in": "ゆっくり寄る", "full": "全身", "wide": "ワイド",
    "medium": "ミディアム",
    "medium_close": "バストショット", "close_up": "クローズアップ", "eye": "目の高さ", "narrator": "語り手",
}  # fmt: skip
"""Values that are in no word list."""


class Wording:
    """Makes notes in one language. ``labels``: Japanese words of values (``beach`` -> 海辺)."""

    def __init__(self, language: str, labels: Mapping[str, str]) -> None:
        self._japanese = language == "ja"
        self._labels = labels

    def _name(self, value: str) -> str:
        plain = value.replace("_", " ")
        return (CAMERA_JA.get(value) or self._labels.get(value) or plain) if self._japanese else plain

    def assumed(self, field: str, value: str) -> Note:
        """A field the text left open."""
        name = field.rpartition("].")[2] if "[" in field else field
        if self._japanese:
            text = f"{FIELDS_JA.get(name, name)}は書かれていないので「{self._name(value)}」としました。"
        else:
            text = f"The {FIELDS_EN.get(name, name)} is not said; {self._name(value)} is assumed."
        return Note(text=text, kind="assumed", detail=field)

    def nobody(self, place: str) -> Note:
        """No subject was named: the place itself is what is seen."""
        if self._japanese:
            text = f"登場するものが書かれていないので、場所（{self._name(place)}）そのものを映します。"
        else:
            text = f"Nothing is named to be seen, so the place itself is shown: {self._name(place)}."
        return Note(text=text, kind="assumed", detail="subjects")

    def substituted(self, word: str, value: str) -> Note:
        """A thing shown as the nearest that can be built."""
        plain = word.replace("_", " ")
        if self._japanese:
            text = f"「{plain}」は、いちばん近い「{self._name(value)}」で表します。"
        else:
            text = f"“{plain}” is shown as the nearest thing there is: {self._name(value)}."
        return Note(text=text, kind="substituted", detail=word)

    def guessed(self, word: str, value: str) -> Note:
        """A thing no dictionary led to, matched by likeness of meaning alone."""
        plain = word.replace("_", " ")
        if self._japanese:
            text = f"「{plain}」は辞書から読み取れず、意味の近さから「{self._name(value)}」としました。"
        else:
            text = f"No dictionary leads from “{plain}” to anything; {self._name(value)} is the closest in meaning."
        return Note(text=text, kind="substituted", detail=word)

    def shortened(self, letters: int, kept: int) -> Note:
        """A line that no voice speaks to its end."""
        if self._japanese:
            text = f"{letters}文字のせりふは長すぎるので、はじめの{kept}文字だけを話します。"
        else:
            text = f"A line of {letters} letters is too long; its first {kept} are spoken."
        return Note(text=text, kind="substituted", detail="dialogue.text")

    def not_shown(self, words: list[str]) -> Note:
        """Words of the text that are nowhere in the scene."""
        if self._japanese:
            text = f"{'、'.join(f'「{word}」' for word in words)}は映像に反映されません。"
        else:
            listed = ", ".join(f"“{word}”" for word in words)
            text = f"{listed} {'is' if len(words) == 1 else 'are'} not shown."
        return Note(text=text, kind="not_understood", detail=words[0])

    def not_understood(self, word: str) -> Note:
        """A word that changes nothing in the scene."""
        plain = word.replace("_", " ")
        if self._japanese:
            text = f"「{plain}」は読み取れませんでした。映像には反映されません。"
        else:
            text = f"“{plain}” was not understood and does not change the picture."
        return Note(text=text, kind="not_understood", detail=word)

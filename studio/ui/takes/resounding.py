"""Another sound for a take: who makes what is heard, and the music. Its pictures stay as they are."""

from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from studio.ui.controls import Choice, Combo, Label, QuietButton, TextField, hint
from studio.ui.host import Host
from studio.ui.language import Translated
from studio.ui.takes.makers import LABEL
from studio.workflows.remaking.wished import KEPT, NONE, STUDIO, Wished
from studio.workflows.words import Words

_ALL, _AIR, _SONG, _GENRE = "all ", "air ", "song ", "genre "
"""Before the id of a model, or the genre: what is made."""


class SoundSheet(Translated):
    """``make`` is told what is wished."""

    def __init__(self, host: Host, words: Words, make: Callable[[Wished], None]) -> None:
        super().__init__()
        self._host, self._words, self._make = host, words, make
        self._intro = Label("", tone="secondary", wraps=True)
        self.scene, self.music = Combo(), Combo()
        self.told, self.music_told, self.lyrics = TextField(), TextField(), TextField()
        self._names = tuple(Label("", tone="secondary") for _ in range(5))
        self._rows: list[QWidget] = []
        self._line = Label("", "caption", "secondary", wraps=True)
        self.get = QuietButton("", "import", plain=True)
        self.go = QuietButton("", "sound")
        self._build()
        self.scene.set_value(KEPT)
        self.music.set_value(KEPT)
        self.scene.chosen.connect(self._changed)
        self.music.chosen.connect(self._changed)
        self.get.clicked.connect(lambda: host.get_model(""))
        self.go.clicked.connect(lambda: make(self.wished))
        self._end = host.engines.changed.connect(lambda _nothing: self.retranslate())
        self.destroyed.connect(self._end)
        self.setFocusProxy(self.scene)
        self.retranslate()

    @override
    def sizeHint(self) -> QSize:
        return QSize(560, 360)

    @property
    def wished(self) -> Wished:
        """What is picked."""
        scene, music = self.scene.value, self.music.value
        air = scene.startswith(_AIR)
        return Wished(
            scene=scene.removeprefix(_ALL).removeprefix(_AIR),
            air=air,
            told=self.told.text().strip(),
            music=music.removeprefix(_SONG).removeprefix(_GENRE),
            by_model=music.startswith(_SONG),
            music_told=self.music_told.text().strip(),
            lyrics=self.lyrics.text().strip() if self._sings else "",
        )

    @override
    def retranslate(self) -> None:
        engines, code, say = self._host.engines, self._host.language.code, self._words.say
        self._intro.setText(self.tr("The pictures stay, to the last one. It comes as a new take of this shot."))
        texts = (
            self.tr("Sound"),
            self.tr("Told"),
            self.tr("Music"),
            self.tr("Told"),
            self.tr("Lyrics"),
        )
        fields = (self.scene, self.told, self.music, self.music_told, self.lyrics)
        for label, field, text in zip(self._names, fields, texts, strict=True):
            label.setText(text)
            hint(field, text)
        for field in (self.told, self.music_told):
            field.setPlaceholderText(self.tr("as the scene says"))
        self.lyrics.setPlaceholderText(self.tr("none: it is played, not sung"))
        kept = Choice(KEPT, self.tr("as it is"))
        sounding = [
            choice
            for row in engines.sounding("scene")
            for choice in (
                Choice(_ALL + row.card.id, self.tr("{name}: all that happens").format(name=row.card.name)),
                Choice(_AIR + row.card.id, self.tr("{name}: the air of the place alone").format(name=row.card.name)),
            )
        ]
        self.scene.set_choices([kept, Choice(STUDIO, self.tr("the studio's own, made anew")), *sounding])
        songs = [Choice(_SONG + row.card.id, row.card.name) for row in engines.sounding("music")]
        genres = [Choice(_GENRE + one, say("music.genre", one, code)) for one in self._words.values("music.genre")]
        self.music.set_choices([kept, Choice(NONE, self.tr("no music")), *songs, *genres])
        self.get.setText(self.tr("Get a model…"))
        hint(self.get, self.get.text())
        self.go.setText(self.tr("Make it sound so"))
        lacking = not sounding and not songs
        self._line.setText(
            self.tr("Stable Audio and ACE-Step make sound and music too; neither is on this computer.")
            if lacking and engines.known
            else self.tr("Lines are always spoken by the studio's voices.")
        )
        self.get.setVisible(lacking and engines.known)
        self._show()

    @property
    def _sings(self) -> bool:
        return self.music.value.startswith(_SONG) and self._host.engines.sings(self.music.value.removeprefix(_SONG))

    def _changed(self, _value: str) -> None:
        self._show()

    def _show(self) -> None:
        by_model = self.scene.value.startswith((_ALL, _AIR))
        song = self.music.value.startswith(_SONG)
        for row, shown in zip(self._rows, (True, by_model, True, song, self._sings), strict=True):
            row.setVisible(shown)
        nothing = self.wished.nothing
        self.go.setEnabled(not nothing)
        hint(self.go, self.go.text(), "", self.tr("Choose another sound or other music first.") if nothing else "")

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._intro)
        fields = (self.scene, self.told, self.music, self.music_told, self.lyrics)
        for label, field in zip(self._names, fields, strict=True):
            row = QWidget()
            line = QHBoxLayout(row)
            line.setContentsMargins(0, 0, 0, 0)
            line.setSpacing(8)
            label.setFixedWidth(LABEL)
            line.addWidget(label)
            line.addWidget(field, 1)
            self._rows.append(row)
            column.addWidget(row)
        under = QHBoxLayout()
        under.setSpacing(8)
        under.addWidget(self._line, 1)
        under.addWidget(self.get)
        column.addLayout(under)
        column.addStretch(1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.go)
        column.addLayout(foot)

"""How a take goes on: the stage makes a longer one, or a model a new shot that begins where it ends."""

from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from studio.ui.controls import Label, PromptEditor, QuietButton, Segmented, hint
from studio.ui.host import Host
from studio.ui.language import Translated
from studio.ui.takes.makers import LABEL, Makers
from studio.ui.theme import theme

LONGER = (1, 2, 4, 8)
"""Seconds to choose from."""
_USUAL = 4
_LINES = 3
TAKE, SHOT = "take", "shot"


class ExtendSheet(Translated):
    """``longer`` is told by how many seconds the stage goes on (None: it did not make the take); ``onward`` the model,
    the words and the seconds of a new shot."""

    def __init__(
        self,
        host: Host,
        prompt: str,
        wanted: str,
        longer: Callable[[float], None] | None,
        onward: Callable[[str, str, float], None],
    ) -> None:
        super().__init__()
        self._longer, self._onward = longer, onward
        self.kind, self.seconds = Segmented(), Segmented()
        self._intro = Label("", tone="secondary", wraps=True)
        self._name = Label("", tone="secondary")
        self._name.setFixedWidth(LABEL)
        self._head = Label("", tone="secondary")
        self.prompt = PromptEditor()
        self.prompt.setFixedHeight(_LINES * theme().line("prompt") + 12)
        self.prompt.set_text(prompt)
        self.makers = Makers(host, lambda engines: engines.able("extend"), self._lacking, wanted)
        self.go = QuietButton("", "extend")
        self._by_model = QWidget()
        self._build()
        self.kind.setVisible(longer is not None)
        self.kind.chosen.connect(self._changed)
        self.makers.combo.chosen.connect(self._changed)
        self.prompt.edited.connect(self._changed)
        self.go.clicked.connect(self._begin)
        self.retranslate()
        self.seconds.set_value(str(_USUAL))
        if longer is None:
            self.kind.set_value(SHOT)
        self.setFocusProxy(self.kind if longer is not None else self.prompt)
        self._show()

    @override
    def sizeHint(self) -> QSize:
        return QSize(560, 400)

    @override
    def retranslate(self) -> None:
        self.kind.set_items([(TAKE, self.tr("A longer take")), (SHOT, self.tr("A new shot by a model"))])
        hint(self.kind, self.tr("How it goes on"))
        self.seconds.set_items([(str(count), self.tr("{seconds} s").format(seconds=count)) for count in LONGER])
        self._name.setText(self.tr("For"))
        hint(self.seconds, self.tr("For how long"))
        self._head.setText(self.tr("What happens then"))
        hint(self.prompt, self._head.text())
        self.prompt.setToolTip("")
        self.makers.retranslate()
        self._show()

    def _lacking(self) -> str:
        return self.tr("No model on this computer can go on from a movie. LTX-2 and Wan VACE can.")

    def _show(self) -> None:
        staged = self.kind.value == TAKE and self._longer is not None
        self._intro.setText(
            self.tr("It begins as this take and goes on: who walks walks on, a camera that has arrived stays.")
            if staged
            else self.tr(
                "A new shot behind this one begins with the last pictures of this take and goes on, as your words say."
            )
        )
        self._by_model.setVisible(not staged)
        self.go.setText(self.tr("Make the longer take") if staged else self.tr("Make the new shot"))
        hint(self.go, self.go.text())
        ready = bool(self.makers.model and self.prompt.text().strip())
        self.go.setEnabled(staged or ready)
        self.seconds.setEnabled(staged or bool(self.makers.model))
        self.prompt.setEnabled(bool(self.makers.model))

    def _changed(self, _value: str) -> None:
        self._show()

    def _begin(self) -> None:
        seconds = float(self.seconds.value)
        if self.kind.value == TAKE and self._longer is not None:
            self._longer(seconds)
        else:
            self._onward(self.makers.model, self.prompt.text().strip(), seconds)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.kind)
        column.addWidget(self._intro)
        long = QHBoxLayout()
        long.setSpacing(8)
        long.addWidget(self._name)
        long.addWidget(self.seconds, 1)
        column.addLayout(long)
        inner = QVBoxLayout(self._by_model)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(10)
        for widget in (self._head, self.prompt, self.makers):
            inner.addWidget(widget)
        column.addWidget(self._by_model)
        column.addStretch(1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.go)
        column.addLayout(foot)

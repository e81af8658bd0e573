"""One amount of the clips in hand: its slider and, where it can move, its key at the playhead."""

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from studio.ui.controls import IconButton, NumberSlider, hint
from studio.workflows.timeline.amounts import AMOUNTS
from studio.workflows.timeline.inspecting import Inspecting, Keyed

_ICONS: dict[Keyed, str] = {"no": "key", "between": "key-between", "here": "key-filled"}


class AmountRow(QWidget):
    """The amount called ``name`` in ``AMOUNTS``. A drag is one edit, made when it ends; keys of the keyboard are one
    each."""

    def __init__(self, inspecting: Inspecting, name: str) -> None:
        super().__init__()
        self._inspecting, self.name = inspecting, name
        amount = AMOUNTS[name]
        digits = 0 if amount.step >= 1 else 1 if amount.step >= 0.1 else 2
        space = "" if amount.unit in ("%", "°", "") else " "
        self.slider = NumberSlider(
            amount.low,
            amount.high,
            step=amount.step,
            usual=amount.usual,
            show=lambda value: f"{value + 0.0:.{digits}f}{space}{amount.unit}".replace("-", "\u2212"),
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        row.addWidget(self.slider, 1)
        self._back = IconButton("chevron-left", side=10, box=20)
        self._key = IconButton("key", side=12, box=22)
        self._on = IconButton("chevron-right", side=10, box=20)
        self._keys = (self._back, self._key, self._on)
        for button in self._keys:
            row.addWidget(button)
            policy = button.sizePolicy()
            policy.setRetainSizeWhenHidden(True)
            button.setSizePolicy(policy)
            button.setVisible(amount.curve is not None)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.slider.settled.connect(self._settle)
        self._key.clicked.connect(lambda: inspecting.toggle_key(name))
        self._back.clicked.connect(lambda: inspecting.to_key(name, -1))
        self._on.clicked.connect(lambda: inspecting.to_key(name, 1))

    def _settle(self, value: float) -> None:
        self._inspecting.set_value(self.name, value)

    def set_words(self, label: str, more: str = "") -> None:
        """Its name, in the window's language."""
        self.slider.set_words(label)
        usual = self.tr("Arrows step; a digit types; a double click is the usual value.")
        hint(self.slider, label, more=f"{more} {usual}".strip())
        hint(self._key, self.tr("{name}: key here").format(name=label))
        hint(self._back, self.tr("{name}: last key").format(name=label))
        hint(self._on, self.tr("{name}: next key").format(name=label))

    def show_clip(self, *, can: bool) -> None:
        """The value at the playhead."""
        self.slider.set_value(self._inspecting.value(self.name))
        keyed = self._inspecting.keyed(self.name)
        self._key.set_icon(_ICONS[keyed])
        self.slider.setEnabled(can)
        self._key.setEnabled(can)
        if AMOUNTS[self.name].curve is not None:
            for button in (self._back, self._on):
                button.setVisible(keyed != "no")

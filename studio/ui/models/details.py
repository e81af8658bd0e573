"""One model: what it is for, whether it fits and how it could be run, and its licence in words."""

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from studio.ui.controls import Label, LinkButton
from studio.ui.language import Translated
from studio.ui.models.words import capability_words, size_words
from studio.workflows.models.models import Row

_WAYS = 12
"""Ways to run it that are shown at most."""


class Details(Translated):
    """``show_row`` shows another."""

    def __init__(self) -> None:
        super().__init__()
        self._row: Row | None = None
        self._language = "en"
        self._name = Label("", "title", medium=True, wraps=True)
        self._summary = Label("", wraps=True)
        self._can = Label("", "caption", "secondary", wraps=True)
        self._makes = Label("", "caption", "secondary", wraps=True)
        self._fits_head, self._fits = Label("", "caption", "tertiary"), Label("", wraps=True)
        self._ways_head = Label("", "caption", "tertiary")
        self._ways = [_way() for _ in range(_WAYS)]
        self._licence_head, self._terms = Label("", "caption", "tertiary"), Label("", wraps=True)
        self._page = LinkButton("")
        self._build()
        self._page.clicked.connect(self._open)
        self.retranslate()

    def show_row(self, row: Row | None, language: str) -> None:
        """Another model, or none."""
        self._row, self._language = row, language
        self.retranslate()

    def retranslate(self) -> None:
        row = self._row
        self.setVisible(row is not None)
        self._fits_head.setText(self.tr("On this computer"))
        self._ways_head.setText(self.tr("Ways to run it"))
        self._page.setText(self.tr("Read the licence"))
        if row is None:
            return
        card, language = row.card, self._language
        self._name.setText(card.name)
        self._summary.setText(card.summary.get(language, ""))
        self._can.setText(" · ".join(capability_words(one) for one in card.capabilities))
        self._makes.setText(self._lengths(row))
        self._makes.setVisible(bool(self._makes.text()))
        self._fits.setText(row.fitting()[language])
        self._fits.set_tone("primary" if row.fit is None or row.rung is not None else "warning")
        self._show_ways(row)
        self._licence_head.setText(self.tr("Licence: {name}").format(name=card.licence.name))
        terms = list(card.licence.terms.get(language, ()))
        if card.licence.not_in:
            regions = self.tr("By accepting you say that you are in none of these: {regions}.")
            terms.append(regions.format(regions=", ".join(card.licence.not_in)))
        self._terms.setText("\n".join(f"· {sentence}" for sentence in terms))
        self._page.setToolTip(card.licence.url)

    def _lengths(self, row: Row) -> str:
        card = row.card
        if card.shape is not None:
            sizes = ", ".join(f"{width}×{height}" for width, height in card.sizes)
            words = self.tr("{sizes}; up to {seconds} s at {rate} frames a second")
            seconds = f"{float(card.longest_frames / card.rate):.1f}"
            return words.format(sizes=sizes, seconds=seconds, rate=card.rate)
        if card.longest_seconds:
            return self.tr("up to {seconds} s").format(seconds=f"{card.longest_seconds:g}")
        return ""

    def _show_ways(self, row: Row) -> None:
        ladder = row.fit.ladder if row.fit is not None else ()
        fits = row.fit.fits if row.fit is not None else None
        self._ways_head.setVisible(bool(ladder))
        for number, (size, words) in enumerate(self._ways):
            there = number < len(ladder)
            size.setVisible(there)
            words.setVisible(there)
            if not there:
                continue
            rung = ladder[number]
            size.setText(size_words(rung.peak_bytes))
            took = ""
            if rung.seconds is not None:
                took = " " + self.tr("About {seconds} s.").format(seconds=round(rung.seconds))
            words.setText(rung.words.get(self._language, "") + took)
            for label in (size, words):
                label.set_tone("blue" if number == fits else "secondary")

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 0, 16, 8)
        column.setSpacing(6)
        for label in (self._name, self._summary, self._can, self._makes):
            column.addWidget(label)
        column.addSpacing(8)
        column.addWidget(self._fits_head)
        column.addWidget(self._fits)
        column.addSpacing(8)
        head = QHBoxLayout()
        head.addWidget(self._licence_head)
        head.addStretch(1)
        head.addWidget(self._page)
        column.addLayout(head)
        column.addWidget(self._terms)
        column.addSpacing(8)
        column.addWidget(self._ways_head)
        for size, words in self._ways:
            row = QHBoxLayout()
            row.setSpacing(8)
            size.setFixedWidth(60)
            row.addWidget(size)
            row.addWidget(words, 1)
            column.addLayout(row)
        column.addStretch(1)

    def _open(self) -> None:
        if self._row is not None:
            QDesktopServices.openUrl(QUrl(self._row.card.licence.url))


def _way() -> tuple[Label, Label]:
    return Label("", "caption", "secondary", tabular=True), Label("", "caption", "secondary", wraps=True)


def scrolled(inner: QWidget) -> QWidget:
    """``inner``, which is as wide as there is room, in something that scrolls."""
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidgetResizable(True)
    area.setWidget(inner)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area

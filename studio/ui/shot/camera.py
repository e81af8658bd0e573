"""Camera: move, size, angle, lens, speed, slow motion; beside them the blocking, small, the move on it in red."""

from functools import partial

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QImage, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from studio.core.errors import StudioError
from studio.project.scene import CameraMove, Scene
from studio.ui import problems
from studio.ui.controls import Choice, Combo, Label, hint, painting
from studio.ui.language import Language
from studio.ui.shot.folding import Folding
from studio.ui.shot.said import Said
from studio.ui.shot.strokes import draw_move
from studio.ui.shot.writing import Writing
from studio.ui.theme import theme
from studio.workflows.words import Words
from studio.workflows.writing import fields
from studio.workflows.writing.desk import Blocking

LENSES = (10, 18, 24, 28, 35, 50, 85, 135, 200)
"""Focal lengths to choose from, 35 mm equivalent."""

BLOCK_AFTER = 350
"""Milliseconds of rest after a change before a picture is asked for."""

FIELDS = ("camera.move", "camera.shot_size", "camera.angle")


class CameraSection(Folding):
    """The picture stays until a better one is there. Nothing is drawn while the section is folded or not seen."""

    def __init__(self, writing: Writing, words: Words, language: Language) -> None:
        super().__init__()
        self._writing, self._words, self._language = writing, words, language
        self._of: tuple[object, ...] = ()
        self._wait = QTimer(self, singleShot=True, interval=BLOCK_AFTER)
        self._wait.timeout.connect(self._ask)
        self.picture = BlockingPicture()
        self._fields = {name: Combo() for name in FIELDS}
        self._motion, self._speed, self._lens = Combo(plain=True), Combo(plain=True), Combo(plain=True)
        self._problem = Label("", "caption", "tertiary", wraps=True)
        self._problem.hide()
        self._build()
        for name, combo in self._fields.items():
            combo.chosen.connect(partial(writing.set_field, name))
        self._speed.chosen.connect(partial(writing.set_field, "camera.speed"))
        self._motion.chosen.connect(partial(writing.set_field, "camera.motion"))
        self._lens.chosen.connect(partial(writing.set_field, "camera.lens_mm"))
        self.folded_changed.connect(self._fold_changed)
        writing.failed.connect(self._failed)
        self.retranslate()

    @override
    def retranslate(self) -> None:
        said = Said(self._words, self._language.code)
        self.set_heading(self.tr("Camera"))
        names = (self.tr("Camera move"), self.tr("Shot size"), self.tr("Camera angle"))
        for (field, combo), name in zip(self._fields.items(), names, strict=True):
            combo.set_choices([Choice(o.value, o.text) for o in said.options(field, fields.legal(field))])
            hint(combo, name)
        self._speed.set_choices([Choice(o.value, o.text) for o in said.options("camera.speed", fields.SPEEDS)])
        hint(self._speed, self.tr("Speed of the move"))
        motions = said.options("camera.motion", fields.legal("camera.motion"))
        self._motion.set_choices([Choice(o.value, o.text) for o in motions])
        hint(self._motion, self.tr("Slow or fast motion"))
        lenses = [Choice(str(lens), f"{lens} mm") for lens in LENSES]
        self._lens.set_choices([Choice("", self.tr("usual lens")), *lenses])
        hint(self._lens, self.tr("Lens, as on 35 mm film"))
        self.picture.set_words(self.tr("The blocking appears here."))
        self.show_shot()

    def show_shot(self) -> None:
        """The camera of the shot in hand, and in a moment its picture."""
        shot = self._writing.shot
        scene = shot.reading.scene if shot else Scene()
        can = shot is not None and not self._writing.session.read_only
        said = Said(self._words, self._language.code)
        for name, combo in self._fields.items():
            guess = self.tr("guess") if shot and fields.state(shot, name) == "guessed" else ""
            combo.set_value(fields.get(scene, name), guess)
            combo.setEnabled(can)
        moving = scene.camera.move != "static"
        self._speed.set_value(scene.camera.speed)
        self._speed.setVisible(moving and not self.folded)
        self._motion.set_value(scene.camera.motion)
        self._motion.setVisible(not self.folded)
        lens = fields.get(scene, "camera.lens_mm")
        self._lens.set_value(lens)
        for combo in (self._motion, self._speed, self._lens):
            combo.setEnabled(can)
        self.picture.set_move(scene.camera.move)
        parts = [said.value(name, fields.get(scene, name)) for name in FIELDS]
        if scene.camera.motion != "real":
            parts.append(said.value("camera.motion", scene.camera.motion))
        self.set_summary(" · ".join([*parts, f"{lens} mm"] if lens else parts))
        self._follow()

    def _build(self) -> None:
        self.add_action(self._motion)
        self.add_action(self._speed)
        self.add_action(self._lens)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.picture, 10)
        column = QVBoxLayout()
        column.setSpacing(4)
        for combo in self._fields.values():
            column.addWidget(combo)
        column.addStretch(1)
        row.addLayout(column, 10)
        self.body.addLayout(row)
        self.body.addWidget(self._problem)

    def _fold_changed(self, _folded: bool) -> None:
        self.show_shot()

    def _follow(self) -> None:
        """Ask for another picture when something that is seen has changed."""
        shot = self._writing.shot
        if shot is None:
            self._of = ()
            self.picture.set_picture(None)
            return
        form, settings = self._writing.project.form, shot.settings
        of = (
            shot.id,
            shot.reading.scene,
            form.size,
            form.style,
            settings.seed if settings.seed_locked else 0,
            settings.seconds,
        )
        if self._of and self._of[0] != shot.id:
            self.picture.set_picture(None)
        if of != self._of:
            self._of = of
            self._wait.start()

    def _ask(self) -> None:
        if self.folded or not self.isVisible():
            self._of = ()  # asked for when it is seen again
            return
        asked = self._of

        def _answer(blocking: Blocking) -> None:
            shot = self._writing.shot
            if shot is not None and asked and asked[0] == shot.id and blocking.pictures:
                self.picture.set_picture(as_image(blocking.pictures[0]))
                self._problem.hide()

        self._writing.block(_answer)

    def _failed(self, what: str, problem: object) -> None:
        if what == "picture" and isinstance(problem, StudioError):
            self._problem.setText(problems.told(str(problem)))
            self._problem.show()

    @override
    def showEvent(self, event: object) -> None:
        if not self._of:
            self._follow()


class BlockingPicture(QWidget):
    """16:9; without tint or corner. The red pencil draws the move on it."""

    def __init__(self) -> None:
        super().__init__()
        self._picture: QImage | None = None
        self._move: CameraMove = "static"
        self._words = ""
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizePolicy(policy)
        self.setFixedHeight(92)

    @property
    def picture(self) -> QImage | None:
        """What is shown."""
        return self._picture

    def set_picture(self, picture: QImage | None) -> None:
        """Another picture, or none yet."""
        self._picture = picture
        self.update()

    def set_move(self, move: CameraMove) -> None:
        """How the camera moves."""
        if move != self._move:
            self._move = move
            self.update()

    def set_words(self, words: str) -> None:
        """What stands where there is no picture."""
        self._words = words
        self.setAccessibleName(words)

    @override
    def sizeHint(self) -> QSize:
        return QSize(164, 92)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, rect = painting.begin(self), self.rect().toRectF()
        if self._picture is None:
            painting.body(painter, rect, theme().radius.thumbnail, None, theme().colours.line.guess, dashed=True)
            painter.setFont(theme().font("caption"))
            painter.setPen(theme().colours.text.tertiary)
            flags = Qt.AlignmentFlag.AlignCenter.value | Qt.TextFlag.TextWordWrap.value
            painter.drawText(rect.adjusted(10, 6, -10, -6), flags, self._words)
            painter.end()
            return
        painter.setRenderHint(painter.RenderHint.SmoothPixmapTransform)
        scale = min(rect.width() / self._picture.width(), rect.height() / self._picture.height())
        width, height = self._picture.width() * scale, self._picture.height() * scale
        area = rect.adjusted(0, 0, 0, 0)
        area.setSize(area.size().scaled(width, height, Qt.AspectRatioMode.KeepAspectRatio))
        area.moveTopLeft(rect.topLeft())
        painter.drawImage(area, self._picture)
        draw_move(painter, area, self._move)
        painter.end()


def as_image(picture: NDArray[np.uint8]) -> QImage:
    """uint8 (height, width, 3) sRGB as an image of its own."""
    height, width, _ = picture.shape
    data = np.ascontiguousarray(picture)
    return QImage(data.data, width, height, 3 * width, QImage.Format.Format_RGB888).copy()

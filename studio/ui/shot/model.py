"""The model that makes the shot: what it is told, in its own family's manner, and how it is run."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget
from typing_extensions import override

from studio.core.errors import InputError
from studio.project.model_use import GUIDES, Guide, LoraUse, ModelUse
from studio.ui import problems
from studio.ui.controls import (
    Chip,
    Choice,
    Combo,
    FlowLayout,
    Label,
    LinkButton,
    NumberSlider,
    PromptEditor,
    QuietButton,
    TextField,
    hint,
)
from studio.ui.shot.folding import Folding
from studio.ui.shot.popup import Form, Popup
from studio.ui.shot.writing import Writing
from studio.ui.theme import theme
from studio.workflows.models.engines import STAGE, STEPS, Engines, chosen, with_lora, with_model, with_setting

_LINES = (3, 5)
"""Lines of the field for what the model is told, in a low window and else."""
_LABEL = 88
_STRENGTH = (0.0, 2.0)
_CARD = 300

_Change = Callable[[ModelUse], ModelUse]


class ModelSection(Folding):
    """Shown while a model makes the shot. What is written here by hand is sent as it is; otherwise it follows the
    scene."""

    def __init__(self, writing: Writing, engines: Engines) -> None:
        super().__init__()
        self._writing, self._engines = writing, engines
        self._shown: tuple[object, ...] = ()
        self._told = Label("", "caption", "tertiary", wraps=True)
        self.prompt = PromptEditor()
        self.reset = LinkButton()
        self.schedule, self.guide, self.steps = Combo(), Combo(), TextField()
        self.steps.setValidator(QIntValidator(*STEPS, self))
        self.add_lora = QuietButton("", "plus", plain=True)
        self._loras = QWidget()
        self._flow = FlowLayout(self._loras)
        self._flow.addWidget(self.add_lora)
        self._problem = Label("", "caption", "warning", wraps=True)
        self._problem.hide()
        self._form = QWidget()
        self._build()
        self.prompt.left.connect(self.keep)
        self.reset.clicked.connect(lambda: self._say(""))
        self.schedule.chosen.connect(self._set_schedule)
        self.guide.chosen.connect(self._set_guide)
        self.steps.editingFinished.connect(self._set_steps)
        self.add_lora.clicked.connect(self._choose_lora)
        self.retranslate()

    @override
    def retranslate(self) -> None:
        self.set_heading(self.tr("Model"))
        hint(self.prompt, self.tr("What the model is told"))
        self.prompt.setToolTip("")
        self.prompt.setAccessibleDescription(self.tr("Written from the scene. What you change here is sent as it is."))
        self.reset.setText(self.tr("Write it from the scene again"))
        hint(self.reset, self.reset.text())
        hint(self.schedule, self.tr("Schedule"))
        hint(self.steps, self.tr("Steps"), more=self.tr("Empty: as many as the schedule has."))
        hint(self.guide, self.tr("Follows"), more=self.tr("What of the stage's own pictures of the shot it follows."))
        self.add_lora.setText(self.tr("LoRA…"))
        hint(self.add_lora, self.tr("Add LoRA weights"), more=self.tr("A .safetensors file for models of this family."))
        for label, text in zip(self._labels, (self.tr("Schedule"), self.tr("Steps"), self.tr("Follows")), strict=True):
            label.setText(text)
        self._guides = {
            "none": self.tr("nothing of the stage"),
            "first": self.tr("the stage's first picture"),
            "first_last": self.tr("its first and last picture"),
            "keyframes": self.tr("pictures on the way"),
            "control": self.tr("its movement, as a control"),
            "depth": self.tr("how far everything is"),
            "pose": self.tr("how everybody stands"),
            "draft": self.tr("its draft, gone over"),
        }
        self._shown = ()
        self.show_shot()

    def show_shot(self) -> None:
        """The model of the shot in hand."""
        shot = self._writing.shot
        who = chosen(shot.settings) if shot is not None else STAGE
        use = shot.settings.model if shot is not None and who != STAGE else None
        self.setVisible(use is not None)
        if shot is None or use is None:
            self._shown = ()
            return
        written, _ = self._engines.told(use.model, self._writing.scene())
        can = not self._writing.session.read_only
        state = (shot.id, use, written, can, self._engines.row(use.model) is not None)
        if state == self._shown:
            return
        self._shown = state
        told = use.prompt or written
        if not self.prompt.composing and self.prompt.text() != told and not self.prompt.hasFocus():
            self.prompt.set_text(told)
        self.prompt.setReadOnly(not can)
        self.reset.setVisible(bool(use.prompt) and can)
        name = self._engines.name(use.model)
        mine = self.tr("{name} is told this, in your words:") if use.prompt else self.tr("{name} is told this:")
        self._told.setText(mine.format(name=name))
        self._show_form(use)
        self._show_loras(use)
        self.set_summary(f"{name} · {told}")
        for widget in (self.schedule, self.steps, self.guide, self.add_lora):
            widget.setEnabled(can)

    def set_low(self, *, low: bool) -> None:
        """In a low window the field is lower."""
        self.prompt.setFixedHeight(_LINES[0 if low else 1] * theme().line("prompt") + 12)

    def keep(self) -> None:
        """What was written of the prompt comes to disk."""
        shot = self._writing.shot
        use = shot.settings.model if shot is not None else None
        if shot is None or use is None or chosen(shot.settings) == STAGE or not self._shown:
            return
        written, _ = self._engines.told(use.model, self._writing.scene())
        text = self.prompt.text().strip()
        if text != (use.prompt or written):
            self._say("" if text == written else text)

    # ------------------------------------------------------------------------------------------ showing

    def _show_form(self, use: ModelUse) -> None:
        schedules = self._engines.schedules(use.model)
        usual = schedules[0][0] if schedules else ""
        self.schedule.set_choices([Choice(name, name) for name, _ in schedules])
        self.schedule.set_value(use.schedule or usual)
        self._rows[0].setVisible(len(schedules) > 1)
        steps = dict(schedules).get(use.schedule or usual, 0)
        self.steps.setPlaceholderText(str(steps) if steps else "")
        if not self.steps.hasFocus():
            self.steps.setText(str(use.settings.get("steps", "")))
        guides = self._engines.guides(use.model)
        self.guide.set_choices([Choice(guide, self._guides[guide]) for guide in guides])
        self.guide.set_value(use.guide)
        self._rows[2].setVisible(len(guides) > 1 and not use.movie)
        self._loras.setVisible(bool(use.loras) or self._engines.takes_loras(use.model))

    def _show_loras(self, use: ModelUse) -> None:
        while self._flow.count():
            item = self._flow.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None and widget is not self.add_lora:
                widget.hide()
                widget.deleteLater()
        for number, lora in enumerate(use.loras):
            name = Path(lora.file).stem
            chip = Chip(name, "said", remark=f"{lora.strength:.2f}", removable=True)
            hint(chip, self.tr("LoRA {name}, strength {strength}").format(name=name, strength=f"{lora.strength:.2f}"))
            chip.clicked.connect(partial(self._open_lora, number, chip))
            chip.removed.connect(partial(self._remove_lora, number))
            self._flow.addWidget(chip)
        self._flow.addWidget(self.add_lora)
        self.add_lora.setVisible(self._engines.takes_loras(use.model))

    # ------------------------------------------------------------------------------------------ doing

    def _say(self, text: str) -> None:
        self.prompt.clearFocus()
        self._tell("Write the model’s prompt", lambda use: replace(use, prompt=text))

    def _set_schedule(self, name: str) -> None:
        self._tell("Change the settings", lambda use: replace(use, schedule=name))

    def _set_guide(self, value: str) -> None:
        guide: Guide = next(one for one in GUIDES if one == value)
        self._tell("Change the settings", lambda use: replace(use, guide=guide))

    def _set_steps(self) -> None:
        text = self.steps.text()
        shot = self._writing.shot
        if shot is None or shot.settings.model is None:
            return
        steps = int(text) if text else None
        if shot.settings.model.settings.get("steps") != steps:
            self._tell("Change the settings", lambda use: with_setting(use, "steps", steps))

    def _choose_lora(self) -> None:
        dialog = QFileDialog(self, self.tr("Add LoRA weights"))
        dialog.setNameFilter(self.tr("LoRA weights") + " (*.safetensors)")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(self._chosen_loras)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _chosen_loras(self, names: list[str]) -> None:
        self.take_loras([Path(name) for name in names])

    def take_loras(self, files: list[Path]) -> None:
        """Lay these over the model's weights too."""
        self._problem.hide()
        for file in files:
            try:
                with_lora(ModelUse(model=""), file)
            except InputError as error:
                self._problem.setText(problems.told(str(error)))
                self._problem.show()
                return
            self._tell("Add LoRA weights", partial(_with, file=file))

    def _open_lora(self, number: int, chip: Chip, _checked: bool = False) -> None:
        shot = self._writing.shot
        use = shot.settings.model if shot is not None else None
        if use is None or number >= len(use.loras):
            return
        card = Popup(chip, self.tr("Strength"))
        strength = NumberSlider(
            *_STRENGTH,
            step=0.05,
            usual=1.0,
            show=lambda value: f"{value:.2f}",
            colour=lambda: theme().colours.pencil.blue,
        )
        strength.set_words(self.tr("Strength"))
        hint(strength, self.tr("Strength"))
        strength.set_value(use.loras[number].strength)
        strength.settled.connect(partial(self._set_strength, number))
        remove = QuietButton(self.tr("Remove"), "trash")
        hint(remove, self.tr("Remove"))
        remove.clicked.connect(card.close)
        remove.clicked.connect(partial(self._remove_lora, number))
        card.column.addWidget(Label(Path(use.loras[number].file).name, "label", wraps=True))
        card.column.addWidget(strength)
        card.column.addWidget(remove)
        card.open_under(_CARD, strength)

    def _set_strength(self, number: int, value: float) -> None:
        self._tell("Change the settings", lambda use: replace(use, loras=_at(use, number, value)))

    def _remove_lora(self, number: int, _checked: bool = False) -> None:
        self._tell("Remove LoRA weights", lambda use: replace(use, loras=_without(use, number)))

    def _tell(self, name: str, change: _Change) -> None:
        self._writing.settle(name, lambda settings: with_model(settings, change))

    # ------------------------------------------------------------------------------------------ building

    def _build(self) -> None:
        self.set_low(low=False)
        self._labels: list[Label] = []
        self._rows: list[QWidget] = []
        form = Form(_LABEL)
        for control in (self.schedule, self.steps, self.guide):
            control.setAccessibleName("…")  # its own is set with its words
            row = form.add("", control)
            self._rows.append(row)
            self._labels.append(row.findChildren(Label)[0])
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._told, 1)
        head.addWidget(self.reset)
        self.body.addLayout(head)
        self.body.addWidget(self.prompt)
        self.body.addWidget(form)
        self.body.addWidget(self._loras)
        self.body.addWidget(self._problem)


def _with(use: ModelUse, file: Path) -> ModelUse:
    return with_lora(use, file)


def _at(use: ModelUse, number: int, strength: float) -> tuple[LoraUse, ...]:
    return tuple(replace(one, strength=strength) if at == number else one for at, one in enumerate(use.loras))


def _without(use: ModelUse, number: int) -> tuple[LoraUse, ...]:
    return (*use.loras[:number], *use.loras[number + 1 :])

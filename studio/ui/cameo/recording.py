"""The sheet where somebody is recorded: the live picture and what to do at the left, the steps and the permission at
the right."""

from datetime import date

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from studio.core.errors import StudioError
from studio.project.cameo import Permission
from studio.ui.cameo.card import Piece, PromptCard
from studio.ui.cameo.live import LiveView
from studio.ui.cameo.meter import LevelMeter, MarkRow
from studio.ui.cameo.permit import PermitEditor
from studio.ui.cameo.steps import StepList
from studio.ui.cameo.words import step_words
from studio.ui.controls import Choice, Combo, Label, Line, QuietButton, TextField, hint
from studio.ui.host import Host
from studio.ui.language import Translated
from studio.ui.problems import told
from studio.workflows.cameo.session import Recording

_RIGHT = 372


class RecordingPanel(Translated):
    """Shows a ``Recording`` and acts on it. ``release`` before it goes."""

    def __init__(self, host: Host, session: Recording, today: date) -> None:
        super().__init__()
        self._host, self.session = host, session
        self.live, self.marks, self.card, self.meter = LiveView(), MarkRow(), PromptCard(), LevelMeter()
        self.name, self.handle = TextField(), TextField()
        self._name_word, self._handle_word = Label("", tone="secondary"), Label("", tone="secondary")
        self._who = Label("", "caption", "secondary", wraps=True)
        self.cameras, self.microphones = Combo(icon="camera"), Combo(icon="microphone")
        self._heard = Label("", tone="secondary")
        self._title, self._count = Label("", medium=True), Label("", tone="secondary", tabular=True)
        self.steps = StepList()
        self._permit_title, self._permit_note = Label("", medium=True), Label("", "caption", "secondary")
        self.permit = PermitEditor(today)
        self._foot = Label("", tone="secondary", wraps=True)
        self.leave, self.redo, self.go = QuietButton(""), QuietButton("", "retry"), QuietButton("")
        self._build()
        self._ends = [
            session.changed.connect(lambda _none: self._show()),
            session.pictured.connect(self._picture),
        ]
        self.name.textEdited.connect(self._named)
        self.handle.textEdited.connect(self._called)
        self.cameras.chosen.connect(self._camera)
        self.microphones.chosen.connect(self._microphone)
        self.permit.changed.connect(self._permitted)
        self.leave.clicked.connect(self._leave)
        self.redo.clicked.connect(self._again)
        self.go.clicked.connect(self._on)
        self.setFocusProxy(self.name)
        self.retranslate()

    def release(self) -> None:
        """Listen no more."""
        for end in self._ends:
            end()

    @override
    def sizeHint(self) -> QSize:
        return QSize(1150, 768)

    @override
    def retranslate(self) -> None:
        self.live.setAccessibleName(self.tr("Live picture"))
        self.marks.setAccessibleName(self.tr("Light, position and sound"))
        self.meter.setAccessibleName(self.tr("How loud it is"))
        self._name_word.setText(self.tr("Name"))
        hint(self.name, self.tr("Name"))
        self._handle_word.setText("@")
        hint(self.handle, self.tr("What it is called in prompts, after @"))
        self._who.setText(self.tr("In prompts you write @ and this word. Letters and digits, without blanks."))
        self._title.setText(self.tr("Steps"))
        self._permit_title.setText(self.tr("Who may use it"))
        self._permit_note.setText(self.tr("can be changed later"))
        self.leave.setText(self.tr("Cancel"))
        hint(self.leave, self.tr("Cancel"), more=self.tr("Nothing is kept."))
        hint(self.cameras, self.tr("Camera"))
        hint(self.microphones, self.tr("Microphone"))
        self._devices()
        self._show()

    # ------------------------------------------------------------------------------------------------ building

    def _build(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(12)
        row = QHBoxLayout()
        row.setSpacing(20)
        row.addLayout(self._left(), 1)
        row.addWidget(Line(upright=True))
        row.addWidget(self._right())
        whole.addLayout(row, 1)
        whole.addWidget(Line())
        foot = QHBoxLayout()
        foot.setSpacing(10)
        foot.addWidget(self._foot, 1)
        foot.addWidget(self.leave)
        foot.addWidget(self.redo)
        foot.addWidget(self.go)
        whole.addLayout(foot)

    def _left(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(10)
        column.addWidget(self.live, 1)
        column.addWidget(self.marks)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._names())
        self._stack.addWidget(self.card)
        self._stack.setFixedHeight(self.card.sizeHint().height())
        column.addWidget(self._stack)
        sound = QHBoxLayout()
        sound.setSpacing(16)
        sound.addWidget(self.meter, 1)
        sound.addWidget(self._heard)
        column.addLayout(sound)
        devices = QHBoxLayout()
        devices.setSpacing(10)
        devices.addWidget(self.cameras, 1)
        devices.addWidget(self.microphones, 1)
        column.addLayout(devices)
        return column

    def _names(self) -> QWidget:
        """Who it is: asked before anything is recorded."""
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(8)
        fields = QHBoxLayout()
        fields.setSpacing(10)
        fields.addWidget(self._name_word)
        fields.addWidget(self.name, 3)
        fields.addSpacing(10)
        fields.addWidget(self._handle_word)
        fields.addWidget(self.handle, 2)
        column.addStretch(1)
        column.addLayout(fields)
        column.addWidget(self._who)
        column.addStretch(1)
        return holder

    def _right(self) -> QWidget:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 6, 0)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._count)
        column.addLayout(head)
        column.addWidget(self.steps)
        column.addWidget(Line())
        allow = QHBoxLayout()
        allow.setSpacing(10)
        allow.addWidget(self._permit_title)
        allow.addWidget(self._permit_note, 1)
        column.addLayout(allow)
        column.addWidget(self.permit)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidget(inside)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFixedWidth(_RIGHT)
        return scroll

    def _devices(self) -> None:
        """What can be chosen."""
        own = Choice("", self.tr("The system's own"))
        for combo, found, now in (
            (self.cameras, self.session.cameras, self.session.camera),
            (self.microphones, self.session.microphones, self.session.microphone),
        ):
            choices = [Choice(device.id, device.name) for device in found]
            if now and now not in [choice.value for choice in choices]:
                choices.append(Choice(now, now.rsplit("/", 1)[-1]))
            combo.set_choices(choices or [own])
            combo.set_value(now or (choices[0].value if choices else ""))

    # ------------------------------------------------------------------------------------------------ what is seen

    def _picture(self, picture: NDArray[np.uint8]) -> None:
        self.live.set_picture(picture)

    def _show(self) -> None:
        session = self.session
        phase, stages = session.phase, session.stages
        if not session.live and phase not in ("checking", "signing", "keeping", "kept"):
            self.live.set_picture(None)
        self._stack.setCurrentIndex(0 if phase in ("choosing", "opening", "ready") else 1)
        busy = phase in ("asking", "missed")
        advice = told(session.advice[0]) if session.advice and session.live else ""
        if not advice and busy:
            saying = session.prompt is not None and session.prompt.step == "say"
            advice = self.tr("Stay like that, look ahead and read it") if saying else self._now()[1]
        self.live.set_words(
            badge=self._badge(),
            advice=advice,
            well=session.checks.place != "poor",
            guide=session.live,
            empty=self._empty(),
        )
        self._marks_and_level()
        self.steps.set_stages(stages)
        self._count.setText(f"{min(session.number + (1 if busy else 0), len(stages))} / {len(stages)}")
        self._prompt()
        self._buttons()
        for combo in (self.cameras, self.microphones):
            combo.setEnabled(phase in ("choosing", "ready", "refused"))

    def _badge(self) -> str:
        if self.session.phase not in ("asking", "missed"):
            return ""
        seconds = int(self.session.seconds)
        return self.tr("Recording {time}").format(time=f"{seconds // 60}:{seconds % 60:02}")

    def _empty(self) -> str:
        session = self.session
        if session.problem is not None:
            return _sentences(session.problem)
        return {
            "opening": self.tr("The camera is being opened."),
            "checking": self.tr("The camera is off again."),
            "signing": self.tr("The camera is off again."),
            "kept": self.tr("The camera is off again."),
        }.get(session.phase, self.tr("The camera is off."))

    def _marks_and_level(self) -> None:
        session, checks = self.session, self.session.checks
        words = {"good": self.tr("good"), "poor": self.tr("poor"), "unknown": "–"}
        facts = ""
        if session.form is not None:
            (width, height), rate = session.form
            facts = f"{width} × {height} · {rate:.4g} fps"
        live = session.live
        self.marks.set_marks(
            (
                (self.tr("Light"), words[checks.light if live else "unknown"], checks.light if live else "unknown"),
                (self.tr("Position"), words[checks.place if live else "unknown"], checks.place if live else "unknown"),
                (self.tr("Sound"), words[checks.sound if live else "unknown"], checks.sound if live else "unknown"),
            ),
            facts,
        )
        self.meter.set_level(session.level)
        if not live:
            self._heard.setText("")
        elif checks.sound == "poor":
            self._heard.setText(self.tr("See the advice"))
        else:
            self._heard.setText(self.tr("The microphone hears you") if session.level > -45 else self.tr("It is quiet"))

    def _now(self) -> tuple[str, str]:
        """The words of the step that is done now."""
        stage = next((one for one in self.session.stages if one.state in ("now", "wrong")), None)
        return step_words(stage) if stage is not None else ("", "")

    def _prompt(self) -> None:
        session, card = self.session, self.card
        title, more = self._now()
        card.set_said(session.said if session.prompt is not None and session.prompt.step == "say" else None)
        remaining = session.remaining
        left = self.tr("{seconds} s left").format(seconds=int(remaining + 0.99)) if remaining is not None else ""
        prompt = session.prompt
        if session.phase == "missed":
            card.set_prompt(title, "", [Piece(self.tr("Time ran out. Do this step again."))], small=True)
        elif prompt is not None and prompt.step == "say":
            pieces = [Piece(ruby.text, ruby.reading) for ruby in session.ruby(prompt.text)]
            phrase = prompt.text == session.challenge.phrase
            another = self.tr("another each time") if phrase else ""
            card.set_prompt(title, " · ".join(filter(None, (another, left))), pieces)
        elif prompt is not None:
            card.set_prompt(self.tr("Now"), left, [Piece(more)])
        elif session.phase == "checking":
            card.set_prompt(
                title,
                "",
                [Piece(self.tr("Face, voice and phrase are being compared. It takes some seconds."))],
                small=True,
            )
        elif session.phase in ("signing", "keeping"):
            card.set_prompt(title, "", [Piece(self._consent())], small=True)
        elif session.phase == "refused":
            card.set_prompt(
                self.tr("This could not be accepted"),
                "",
                [Piece("\n".join(_sentences(reason) for reason in session.reasons))],
                small=True,
            )
        elif session.phase == "kept" and session.cameo is not None:
            said = self.tr("@{handle} is kept, encrypted, on this computer. Write @{handle} in a prompt.")
            card.set_prompt(self.tr("Done"), "", [Piece(said.format(handle=session.cameo.handle))], small=True)

    def _consent(self) -> str:
        session = self.session
        text = self.tr(
            "I am {name}, this is my face and my voice, and I allow them to be used as it says at the right. "
            "I can change this and take it back at any time."
        ).format(name=session.name.strip() or f"@{session.handle}")
        remarks = [_sentences(session.problem)] if session.problem is not None else []
        remarks += [_sentences(remark) for remark in session.remarks]
        return "\n".join([text, *remarks])

    def _buttons(self) -> None:
        session, phase = self.session, self.session.phase
        saying = session.prompt is not None and session.prompt.step == "say"
        words = {
            "choosing": self.tr("Open the camera"),
            "opening": self.tr("Open the camera"),
            "ready": self.tr("Begin"),
            "refused": self.tr("Begin again"),
            "signing": self.tr("Sign and keep"),
            "keeping": self.tr("Sign and keep"),
            "kept": self.tr("Close"),
        }
        text = words.get(phase, self.tr("Next"))
        self.go.setText(text)
        self.go.setEnabled(
            phase in ("choosing", "ready", "refused", "signing", "kept") or (phase == "asking" and saying)
        )
        why = "" if self.go.isEnabled() else self.tr("It goes on by itself when the step is done.")
        hint(self.go, text, more=why)
        self.redo.setText(self.tr("Do this step again"))
        hint(self.redo, self.tr("Do this step again"), more=self.tr("A line is then another one."))
        self.redo.setEnabled(phase in ("asking", "missed"))
        self.leave.setVisible(phase != "kept")
        if phase == "kept":
            self._foot.setText(self.tr("Of the recording only the pictures and lines that make the cameo were kept."))
        else:
            self._foot.setText(self.tr("Revoked, every take that was made with this cameo can be found and erased."))

    # ------------------------------------------------------------------------------------------------ what is done

    def _named(self, text: str) -> None:
        """The handle follows the name until it is written by hand."""
        session = self.session
        follows = session.handle == _handle_of(session.name)
        session.name = text
        if follows:
            session.handle = _handle_of(text)
            self.handle.setText(session.handle)
        session.changed.emit(None)

    def _called(self, text: str) -> None:
        self.session.handle = text
        self.session.changed.emit(None)

    def _camera(self, value: str) -> None:
        self.session.choose(camera=value)

    def _microphone(self, value: str) -> None:
        self.session.choose(microphone=value)

    def _permitted(self, permission: object) -> None:
        if isinstance(permission, Permission):
            self.session.permit(permission)

    def _again(self) -> None:
        self.session.again()

    def _on(self) -> None:
        phase = self.session.phase
        try:
            match phase:
                case "choosing":
                    self.session.open()
                case "ready" | "refused":
                    self._begin()
                case "asking":
                    self.session.said_it()
                case "signing":
                    self.session.sign()
                case "kept":
                    self._host.sheets.close()
                case _:
                    return
        except StudioError as error:
            self._who.set_tone("warning")
            self._who.setText(_sentences(error))
            (self.handle if self.session.name else self.name).setFocus(Qt.FocusReason.OtherFocusReason)

    def _begin(self) -> None:
        if self.session.phase == "refused" and not self.session.live:
            self.session.open()
            return
        self.session.begin()
        self.handle.setText(self.session.handle)

    def _leave(self) -> None:
        self._host.sheets.close()


def _sentences(error: StudioError) -> str:
    return " ".join(filter(None, (told(error.what), told(error.todo))))


def _handle_of(name: str) -> str:
    """A handle that goes with a name."""
    return "".join(letter for letter in name.casefold() if letter.isalnum())[:32]

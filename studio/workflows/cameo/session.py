"""One recording of one person, from choosing a camera to the signature: a model that a window, or a command, watches.

It lives on the thread of whoever owns it; pictures are read, and the end is computed, beside it. Nothing is written
before the signature, and what was recorded is gone when the session is closed.
"""

import contextlib
import secrets
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from studio.core.errors import Cancelled, InputError, StudioError
from studio.core.progress import CancelToken
from studio.core.signals import Post, Signal
from studio.ports.capture import CaptureOrder, Device, Recorder
from studio.ports.likeness import VoiceLikeness
from studio.ports.ruby import Ruby
from studio.project.cameo import Cameo, Permission
from studio.workflows.cameo import advice, making
from studio.workflows.cameo.challenge import LINES, Challenge, Prompt, draw
from studio.workflows.cameo.evidence import Claim
from studio.workflows.cameo.handles import checked
from studio.workflows.cameo.judging import judge
from studio.workflows.cameo.making import Made
from studio.workflows.cameo.onlooker import Onlooker
from studio.workflows.cameo.parts import Parts
from studio.workflows.cameo.patient import Patient
from studio.workflows.cameo.witness import Look

Phase = Literal["choosing", "opening", "ready", "asking", "missed", "checking", "signing", "keeping", "kept", "refused"]
"""``choosing`` nothing is open (``problem`` says why, where it could not be); ``ready`` the picture is live;
``asking`` a prompt is to be done; ``missed`` its time ran out; ``checking`` face and voice are compared and made;
``signing`` all is well, the owner may sign; ``refused`` ``reasons`` say why not."""

State = Literal["done", "now", "next", "wrong"]
Mark = Literal["good", "poor", "unknown"]

MATCH, SIGN = "match", "sign"
"""The two steps after the prompts."""

_LIGHT = (advice.TOO_DARK, advice.TOO_BRIGHT, advice.ONE_SIDE_DARK)
_PLACE = (
    advice.NO_FACE, advice.TWO_FACES, advice.TOO_FAR, advice.TOO_NEAR, advice.OFF_CENTRE, advice.LEANING, advice.BLURRED
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """A step as a list shows it: ``neutral`` ``left`` … ``say``, then ``match`` and ``sign``. ``nth`` counts lines."""

    step: str
    state: State
    nth: int = 0
    phrase: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Checks:
    """What the picture and the sound are like."""

    light: Mark = "unknown"
    place: Mark = "unknown"
    sound: Mark = "unknown"


class Recording:
    """``changed`` tells that anything here is another; ``pictured`` gives each picture to be shown, uint8 (height,
    width, 3) sRGB as the camera sees it (a window shows it mirrored). ``claim`` is whom pictures and recordings that
    were brought along show, with ``brought`` made of them: then the challenge only proves that it is they."""

    def __init__(
        self,
        parts: Parts,
        post: Post,
        language: str,
        *,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        chance: Random | None = None,
        claim: Claim | None = None,
        brought: Made | None = None,
    ) -> None:
        self.changed: Signal[None] = Signal()
        self.pictured: Signal[NDArray[np.uint8]] = Signal()
        self._parts, self._post, self._now = parts, post, now
        self._chance: Random = chance or secrets.SystemRandom()
        self._claim, self._brought = claim, brought
        self.language = language
        self.phase: Phase = "choosing"
        self.handle = ""
        self.name = ""
        self.camera: str | None = None
        self.microphone: str | None = None
        self.permission = Permission()
        self.problem: StudioError | None = None
        self.reasons: tuple[StudioError, ...] = ()
        self.remarks: tuple[StudioError, ...] = ()
        self.advice: tuple[str, ...] = ()
        self.checks = Checks()
        self.cameo: Cameo | None = None
        self.figures: dict[str, float] = {}
        self.phrase_by = ""
        self._recorder: Recorder | None = None
        self._onlooker: Onlooker | None = None
        self._patient = Patient(draw(language, now(), self._chance), parts.faces)
        self._number = 0
        self._asked_at: float | None = None
        self._at = 0.0
        self._began: float | None = None
        self._made: Made | None = None
        self._cancel = CancelToken()
        self._warming: threading.Thread | None = None
        self._begun: VoiceLikeness | None = None
        self._closed = False
        self._threads: list[threading.Thread] = []

    # ------------------------------------------------------------------------------------------------ what is to see

    @property
    def cameras(self) -> tuple[Device, ...]:
        """What there is to choose from now."""
        return self._parts.capture.cameras()

    @property
    def microphones(self) -> tuple[Device, ...]:
        """What there is to choose from now."""
        return self._parts.capture.microphones()

    @property
    def challenge(self) -> Challenge:
        """What is asked."""
        return self._patient.challenge

    @property
    def prompt(self) -> Prompt | None:
        """What is asked now."""
        prompts = self.challenge.prompts
        asking = self.phase in ("asking", "missed") and self._number < len(prompts)
        return prompts[self._number] if asking else None

    @property
    def number(self) -> int:
        """How many of ``stages`` are over."""
        prompts = len(self.challenge.prompts)
        return {"checking": prompts, "signing": prompts + 1, "keeping": prompts + 1, "kept": prompts + 2}.get(
            self.phase, self._number
        )

    @property
    def stages(self) -> tuple[Stage, ...]:
        """All steps in their order, with how far each is."""
        steps = [(prompt.step, prompt.text == self.challenge.phrase) for prompt in self.challenge.prompts]
        out: list[Stage] = []
        lines = 0
        running = self.phase not in ("choosing", "opening", "ready")
        wrong = self.phase in ("missed", "refused")
        here = len(steps) if self.phase == "refused" and self._number >= len(steps) else self.number
        for at, (step, phrase) in enumerate([*steps, (MATCH, False), (SIGN, False)]):
            lines += step == "say"
            state: State = "done" if at < here else "next"
            if at == here and running:
                state = "wrong" if wrong else "now"
            out.append(Stage(step=step, state=state, nth=lines if step == "say" else 0, phrase=phrase))
        return tuple(out)

    @property
    def remaining(self) -> float | None:
        """Seconds that are left for the prompt; None where time does not run."""
        prompt = self.prompt
        if prompt is None or self.phase != "asking":
            return None
        asked = self._at if self._asked_at is None else self._asked_at
        return max(0.0, prompt.limit - (self._at - asked))

    @property
    def said(self) -> float:
        """0..1: how much of the line has been said."""
        prompt, onlooker = self.prompt, self._onlooker
        if prompt is None or prompt.step != "say" or onlooker is None:
            return 0.0
        return onlooker.level.share(prompt.text)

    @property
    def level(self) -> float:
        """The meter, decibels, -90..0."""
        return self._onlooker.level.db if self._onlooker is not None else -90.0

    @property
    def seconds(self) -> float:
        """How long it has been recording."""
        return self._at - self._began if self._began is not None else 0.0

    @property
    def live(self) -> bool:
        """Whether a camera is open."""
        return self._recorder is not None

    @property
    def form(self) -> tuple[tuple[int, int], float] | None:
        """Size (width, height) and pictures a second that the camera really gives."""
        return (self._recorder.size, float(self._recorder.rate)) if self._recorder is not None else None

    def ruby(self, text: str) -> tuple[Ruby, ...]:
        """How a line is read; in one piece where there are no readings."""
        if self.language != "ja":
            return (Ruby(text),)
        try:
            return self._parts.ruby.ruby(text)
        except StudioError:
            return (Ruby(text),)

    # ------------------------------------------------------------------------------------------------ what one does

    def open(self) -> None:
        """Open the chosen camera and microphone, in place of those that are open; opening is done beside the window."""
        if self.phase not in ("choosing", "ready", "refused"):
            return
        self._shut()
        self._set("opening")
        onlooker = Onlooker(self._patient, self._post, self.pictured.emit, self._told, self._fail)
        order = CaptureOrder(camera=self.camera, microphone=self.microphone)
        self._onlooker = onlooker

        def _open() -> None:
            try:
                recorder = self._parts.capture.open(order, onlooker.seen, onlooker.sounded, self._gone)
            except StudioError as error:
                problem = error
                self._post(lambda: self._not_opened(problem))
                return
            self._post(lambda: self._opened(recorder, onlooker))

        self._beside(_open, "camera")

    def choose(self, *, camera: str | None = None, microphone: str | None = None) -> None:
        """Another camera or microphone, at once where one is open; not during the challenge."""
        if self.phase in ("choosing", "ready", "refused"):
            self.camera = camera if camera is not None else self.camera
            self.microphone = microphone if microphone is not None else self.microphone
            self.open()

    def begin(self) -> None:
        """The first prompt. Raises ``InputError``: the handle is none, or taken."""
        self.handle = checked(self.handle, self._parts.consent.cameos())
        if self.phase not in ("ready", "refused") or self._recorder is None or self._onlooker is None:
            return
        self._patient = Patient(draw(self.language, self._now(), self._chance), self._parts.faces)
        self._number, self._asked_at, self._began, self.reasons, self.remarks = 0, None, None, (), ()
        self._begun = None  # this may be somebody else
        self._onlooker.watch(self._patient)
        self._onlooker.level.begin()
        self._set("asking")

    def said_it(self) -> None:
        """The line has been said; do not wait for silence."""
        if self.phase == "asking" and self._onlooker is not None:
            self._onlooker.do(self._patient.said)

    def again(self) -> None:
        """The prompt that is asked, or was missed, once more; a line is then another. After a refusal all of it."""
        if self.phase == "refused":
            self.begin()
        elif self.phase in ("asking", "missed") and self._onlooker is not None:
            patient, onlooker = self._patient, self._onlooker
            onlooker.do(lambda: patient.again(self._chance))
            onlooker.level.begin()
            self._asked_at = None
            self._set("asking")

    def stop(self) -> None:
        """Break off: back to choosing, with nothing kept."""
        self._cancel.cancel()
        self._shut()
        self._cool()
        self._cancel = CancelToken()
        self._made = None
        self._set("choosing")

    def sign(self) -> None:
        """Keep the cameo: with the permission as it is now, and a line in the record."""
        made, handle = self._made, self.handle
        if self.phase != "signing" or made is None:
            return
        self._set("keeping")
        cameo = Cameo(
            id="",
            handle=handle,
            name=self.name.strip() or handle,
            subject=made.subject,
            language=self.language,
            permission=self.permission,
            looks=tuple(name for name, _ in made.likeness.pictures),
        )

        def _keep() -> None:
            try:
                deed = "imported" if self._claim is not None else "recorded"
                kept = self._parts.consent.keep(cameo, made.likeness, deed, _told_of(self.permission))
            except StudioError as error:
                problem = error
                self._post(lambda: self._set("signing", problem))
                return
            self._post(lambda: self._kept(kept))

        self._beside(_keep, "keeping")

    def permit(self, permission: Permission) -> None:
        """Another permission."""
        self.permission = permission
        self.changed.emit(None)

    def close(self) -> None:
        """End it. What was recorded is gone."""
        if self._closed:
            return
        self._closed = True
        self._cancel.cancel()
        self._shut()
        self._cool()
        for thread in self._threads:
            thread.join()
        self._made = None

    # ------------------------------------------------------------------------------------------------ what happens

    def _beside(self, work: Callable[[], None], name: str) -> None:
        thread = threading.Thread(target=work, name=name, daemon=True)
        self._threads = [one for one in self._threads if one.is_alive()] + [thread]
        thread.start()

    def _set(self, phase: Phase, problem: StudioError | None = None) -> None:
        self.phase, self.problem = phase, problem
        self.changed.emit(None)

    def _opened(self, recorder: Recorder, onlooker: Onlooker) -> None:
        if self._closed or onlooker is not self._onlooker:
            self._beside(recorder.close, "camera")
            return
        self._recorder = recorder
        self._set("ready")

    def _not_opened(self, problem: StudioError) -> None:
        if not self._closed:
            self._shut()
            self._set("choosing", problem)

    def _gone(self, sentence: str) -> None:
        """A device was pulled out: said on a thread of the capture."""
        self._post(lambda: self._fail(InputError(sentence, todo="Plug it in again, or choose another.")))

    def _fail(self, problem: StudioError) -> None:
        if not self._closed and self.phase in ("opening", "ready", "asking", "missed"):
            self._shut()
            self._set("choosing", problem)

    def _shut(self) -> None:
        onlooker, recorder = self._onlooker, self._recorder
        self._onlooker = self._recorder = None
        if onlooker is not None:
            onlooker.close()
        if recorder is not None:
            recorder.close()

    def _told(self, look: Look, at: float) -> None:
        onlooker = self._onlooker
        if onlooker is None or self.phase not in ("ready", "asking", "missed"):
            return
        self._at = at
        speaking = look.prompt is not None and look.prompt.step == "say" and self.phase == "asking"
        heard = advice.hearing(onlooker.level.lately, speaking=speaking)
        self.advice = (*look.advice, *heard)
        self.checks = Checks(
            light="unknown" if look.face is None else _mark(look.advice, _LIGHT),
            place=_mark(look.advice, _PLACE),
            sound=_mark(heard, heard),
        )
        if self.phase == "asking":
            self._follow(look, at, onlooker)
        self.changed.emit(None)

    def _follow(self, look: Look, at: float, onlooker: Onlooker) -> None:
        if self._began is None:
            self._began = at
        if self._asked_at is None:
            self._asked_at = at
        if look.number > self._number:
            said = [prompt.step for prompt in self.challenge.prompts[: look.number]].count("say")
            if self.challenge.prompts[self._number].step == "say" and said == LINES - 1:
                onlooker.do(self._warm)
            self._number, self._asked_at = look.number, at
            onlooker.level.begin()
        if look.late:
            self.phase = "missed"
        elif look.prompt is None:
            self._check()

    def _cool(self) -> None:
        """Wait for what was begun ahead; it has been told to stop."""
        warming, self._warming = self._warming, None
        if warming is not None:
            warming.join()

    def _warm(self) -> None:
        """All lines but one are there: the voice is begun with them while the rest is recorded, and what the face needs
        is loaded. On the onlooker's thread."""
        if self._warming is not None or self._brought is not None:
            return
        lines, cancel = making.spoken_lines(self._patient.evidence()), self._cancel

        def _look() -> None:
            with contextlib.suppress(StudioError, Cancelled):  # what is wrong is told at the end
                self._begun = self._parts.shaper.likeness(lines, self.language, cancel)
                _ = self._parts.portraitist

        self._warming = threading.Thread(target=_look, name="shaper", daemon=True)
        self._warming.start()

    def _check(self) -> None:
        """All prompts are over: nothing more is needed of the camera."""
        patient = self._patient
        self._shut()
        self.phase = "checking"
        cancel, warming = self._cancel, self._warming
        self._warming = None

        def _work() -> None:
            try:
                if warming is not None:
                    warming.join()
                evidence, challenge = patient.evidence(), patient.challenge
                verdict = judge(
                    challenge, evidence, self._parts.faces, self._parts.voices, self._claim, self._now(), cancel
                )
                made = None
                if verdict.passed:
                    made = self._brought or making.of_session(
                        self._parts, evidence, verdict, self.language, cancel, begun=self._begun
                    )
            except Cancelled:
                return
            except StudioError as error:
                problem = error
                self._post(lambda: self._judged(cancel, None, (problem,), {}, ""))
                return
            finally:
                self._parts.voices.release()
            figures = dict(verdict.figures)
            self._post(lambda: self._judged(cancel, made, verdict.reasons, figures, verdict.phrase_by))

        self._beside(_work, "judging")

    def _judged(
        self,
        cancel: CancelToken,
        made: Made | None,
        reasons: tuple[StudioError, ...],
        figures: dict[str, float],
        by: str,
    ) -> None:
        if self._closed or cancel.cancelled or self.phase != "checking":
            return
        self._made, self.reasons, self.figures, self.phrase_by = made, reasons, figures, by
        self.remarks = made.remarks if made is not None else ()
        self._set("signing" if made is not None else "refused")

    def _kept(self, cameo: Cameo) -> None:
        self.cameo, self._made = cameo, None
        if not self._closed:
            self._set("kept")


def until(days: int | None, today: date) -> str | None:
    """The last day of a permission that lasts so many days."""
    return None if days is None else (today + timedelta(days=days)).isoformat()


def _mark(said: tuple[str, ...], kind: tuple[str, ...]) -> Mark:
    return "poor" if any(sentence in kind for sentence in said) else "good"


def _told_of(permission: Permission) -> str:
    """What the record says of a permission."""
    limits = f", no {', '.join(permission.limits)}" if permission.limits else ""
    end = f", until {permission.until}" if permission.until else ""
    return f"{permission.audience}{limits}{end}"

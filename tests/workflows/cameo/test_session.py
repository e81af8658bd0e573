"""A recording from the first prompt to the signature, and everything that can go wrong on the way."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from random import Random

import pytest

from studio.core.errors import InputError, MachineError
from studio.project.cameo import Permission
from studio.workflows.cameo import advice
from studio.workflows.cameo.session import Recording
from tests.fakes.cameo import Acted, ActedParts
from tests.fakes.posting import Loop

NOW = datetime(2026, 11, 22, 10, tzinfo=UTC)
DOES = {
    "neutral": Acted(),
    "left": Acted(yaw=32),
    "right": Acted(yaw=-32),
    "up": Acted(pitch=20),
    "blink": Acted(eyes=0.1),
    "smile": Acted(smile=0.6),
}


@dataclass
class Sitting:
    """Somebody who does what is asked of them."""

    parts: ActedParts = field(default_factory=ActedParts)
    loop: Loop = field(default_factory=Loop)
    pitch: float = 220.0
    language: str = "en"

    def __post_init__(self) -> None:
        self.session = Recording(
            self.parts, self.loop.post, self.language, now=lambda: NOW, chance=Random(5)
        )  # fmt: skip
        self.session.handle = "haru"

    def until(self, phase: str) -> None:
        self.loop.until(lambda: self.session.phase == phase)

    def open(self) -> None:
        self.session.open()
        self.until("ready")

    def act(self, seconds: float, acted: Acted | None = None, *, speak: float = 0.0) -> None:
        self.parts.capture.act(seconds, acted, speak=speak)
        self.loop.rest()

    def do(self, acted: Acted | None = None, pitch: float = 0.0) -> None:
        """The prompt that is asked, until it is over. ``acted`` does something else."""
        prompt, number = self.session.prompt, self.session.number
        assert prompt is not None
        self.act(0.4)
        if prompt.step == "say":
            self.act(6.0, speak=pitch or self.pitch)
            self.act(1.5)
        else:
            self.act(1.2, acted or DOES[prompt.step])
            self.act(0.4)
        for _ in range(30):
            if self.session.number != number or self.session.phase != "asking":
                break
            self.act(0.1)

    def all(self) -> None:
        while self.session.phase == "asking":
            self.do()


@pytest.fixture
def at() -> Iterator[Sitting]:
    made = Sitting()
    yield made
    made.session.close()


def test_from_the_camera_to_the_signature(at: Sitting) -> None:
    at.open()
    assert at.session.form == ((1280, 720), 30.0)
    at.act(0.5)
    assert at.session.checks.light == at.session.checks.place == "good"
    at.session.name = "Haru"
    at.session.begin()
    assert [stage.step for stage in at.session.stages][-2:] == ["match", "sign"]
    at.all()
    at.until("signing")
    at.session.permit(Permission(audience="chosen", limits=("violence",)))
    at.session.sign()
    at.until("kept")
    kept = at.session.cameo
    assert kept is not None
    assert (kept.handle, kept.name, kept.permission.limits) == ("haru", "Haru", ("violence",))
    assert kept.subject.kind == "woman"
    _, likeness = at.parts.consent.there[kept.id]
    assert {name for name, _ in likeness.pictures} >= {"neutral", "left", "right", "up", "smile", "blink"}
    assert len(likeness.recordings) == 3
    assert at.parts.shaper.asked == [(2, False), (3, True)], "the voice is begun while the last line is still to come"
    assert at.parts.voices.released == 1
    assert likeness.identity and likeness.voiceprint
    assert at.parts.capture.recorder is not None and at.parts.capture.recorder.closed
    assert at.parts.consent.entries[0].deed == "recorded"
    assert all(stage.state == "done" for stage in at.session.stages)


def test_nothing_is_written_and_no_camera_left_open_before_the_signature(at: Sitting) -> None:
    at.open()
    assert at.parts.capture.orders[0].folder is None
    at.session.begin()
    at.all()
    at.until("signing")
    at.session.close()
    assert not at.parts.consent.there and not at.parts.consent.entries
    recorder = at.parts.capture.recorder
    assert recorder is not None and recorder.closed


def test_no_camera_says_so_and_can_be_tried_again(at: Sitting) -> None:
    at.parts.capture.refuse = MachineError("The camera is used by another program.", todo="Close it there.")
    at.session.open()
    at.until("choosing")
    assert at.session.problem is at.parts.capture.refuse
    at.parts.capture.refuse = None
    at.session.open()
    at.until("ready")
    assert at.session.problem is None


def test_a_camera_that_is_pulled_out(at: Sitting) -> None:
    at.open()
    at.session.begin()
    at.act(0.3)
    at.parts.capture.unplug()
    at.until("choosing")
    assert at.session.problem is not None and "unplugged" in at.session.problem.what


def test_a_handle_that_is_taken_or_none(at: Sitting) -> None:
    at.open()
    at.session.handle = "two words"
    with pytest.raises(InputError, match="cannot be"):
        at.session.begin()
    at.session.handle = "@Haru"
    at.session.begin()
    assert at.session.handle == "haru"


@pytest.mark.parametrize(
    ("acted", "sentence"),
    [
        (Acted(count=2), advice.TWO_FACES),
        (Acted(count=0), advice.NO_FACE),
        (Acted(light=0.05), advice.TOO_DARK),
    ],
)
def test_advice_comes_while_somebody_looks(at: Sitting, acted: Acted, sentence: str) -> None:
    at.open()
    at.act(0.4, acted)
    assert sentence in at.session.advice


def test_time_runs_out_and_the_step_can_be_done_again(at: Sitting) -> None:
    at.open()
    at.session.begin()
    at.do()
    number = at.session.number
    at.act(12.0)
    assert at.session.phase == "missed"
    assert at.session.stages[number].state == "wrong"
    at.session.again()
    at.all()
    at.until("signing")


def test_a_line_that_is_done_again_is_another(at: Sitting) -> None:
    at.open()
    at.session.begin()
    while at.session.prompt is not None and at.session.prompt.step != "say":
        at.do()
    before = at.session.prompt
    at.act(0.2)
    at.session.again()
    at.act(0.2)
    after = at.session.prompt
    assert before is not None and after is not None and before.text != after.text
    at.all()
    at.until("signing")


def test_what_is_refused_is_told_and_can_be_tried_again(at: Sitting) -> None:
    at.open()
    at.parts.voices.mishear = True
    at.session.begin()
    at.all()
    at.until("refused")
    assert [reason.what for reason in at.session.reasons] == [
        "The phrase that was heard is not the one that was asked for."
    ]
    assert not at.parts.consent.there
    assert [stage.state for stage in at.session.stages][-2:] == ["wrong", "next"]
    at.parts.voices.mishear = False
    at.open()
    at.session.begin()
    at.all()
    at.until("signing")
    assert at.parts.shaper.asked == [(2, False), (2, False), (3, True)], "nothing is left of the first time"


def test_who_says_nothing_is_not_waited_for(at: Sitting) -> None:
    at.open()
    at.session.begin()
    while at.session.prompt is not None and at.session.prompt.step != "say":
        at.do()
    at.act(40.0)
    assert at.session.phase == "missed"


def test_how_much_of_a_line_has_been_said(at: Sitting) -> None:
    at.open()
    at.session.begin()
    while at.session.prompt is not None and at.session.prompt.step != "say":
        at.do()
    at.act(0.4)
    assert at.session.said < 0.1
    at.act(2.0, speak=220.0)
    half = at.session.said
    assert 0.1 < half < 1.0
    assert at.session.level > -30
    assert at.session.remaining is not None and at.session.remaining > 3


def test_breaking_off_leaves_nothing(at: Sitting) -> None:
    at.open()
    at.session.begin()
    at.act(0.5)
    at.session.stop()
    assert (at.session.phase, at.session.live) == ("choosing", False)

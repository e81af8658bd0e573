"""What somebody may try in order to become somebody else, one test each. Faces are read by the real reader."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache
from random import Random

import numpy as np
import pytest

from studio.core.progress import CancelToken
from studio.workflows.cameo import phrases
from studio.workflows.cameo.challenge import Challenge, Prompt, draw
from studio.workflows.cameo.evidence import Claim, Evidence, Verdict
from studio.workflows.cameo.judging import judge
from tests.fakes.cameo import ActedVoices
from tests.fakes.performer import Person, Picture, RememberingFaces, Sound, filmed, perform, recorded, slanted, voice

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
FACES = RememberingFaces()


@pytest.fixture(scope="module")
def owner() -> dict[str, Picture]:
    return filmed("woman", 7)


@pytest.fixture(scope="module")
def stranger() -> dict[str, Picture]:
    return filmed("man", 3, ("neutral", "mouth1", "mouth2"))


@pytest.fixture(scope="module")
def asked() -> Challenge:
    return draw("en", NOW, Random(5))


def judged(
    challenge: Challenge, evidence: Evidence, *, claim: Claim | None = None, voices: ActedVoices | None = None
) -> Verdict:
    return judge(challenge, evidence, FACES, voices or ActedVoices(), claim, NOW + timedelta(minutes=2), CancelToken())


def told(verdict: Verdict) -> str:
    assert not verdict.passed
    return " ".join(map(str, verdict.reasons))


def claim_of(pictures: Mapping[str, Picture], pitch: float) -> Claim:
    picture = pictures["neutral"]
    said = np.concatenate([voice("a few words to know me by", 0.0, at / 15, pitch) for at in range(30)])
    return Claim(
        identities=(FACES.identity(picture, FACES.faces(picture)[0]),), voiceprints=(ActedVoices().voiceprint(said),)
    )


def test_who_does_what_is_asked_passes(owner: dict[str, Picture], asked: Challenge) -> None:
    verdict = judged(asked, perform(asked, FACES, Person(pictures=owner)), claim=claim_of(owner, 140.0))
    assert verdict.passed, [str(reason) for reason in verdict.reasons]
    assert verdict.figures["steps_done"] == len(asked.prompts)
    assert verdict.figures["flat"] < 0.1
    assert verdict.figures["mouth"] > 4
    assert verdict.identity is not None
    assert verdict.voiceprint is not None


@pytest.mark.parametrize("seed", range(3))
def test_any_order_can_be_passed_in_japanese_too(owner: dict[str, Picture], seed: int) -> None:
    challenge = draw("ja", NOW, Random(seed))
    verdict = judged(challenge, perform(challenge, FACES, Person(pictures=owner)))
    assert verdict.passed, [str(reason) for reason in verdict.reasons]


def test_a_photo_held_up_and_turned(owner: dict[str, Picture], asked: Challenge) -> None:
    @cache
    def photo(yaw: int, pitch: int) -> Picture:
        return slanted(owner["neutral"], yaw, pitch)

    def actor(prompt: Prompt, since: float, at: float) -> tuple[Picture, Sound]:
        furthest = {"left": (40, 0), "right": (-40, 0), "up": (0, 35)}.get(prompt.step, (0, 0))
        share = min(5, int(since * 5)) / 5
        return photo(int(furthest[0] * share), int(furthest[1] * share)), voice(prompt.text, 0.6, since, 140.0)

    assert 'The step "' in told(judged(asked, perform(asked, FACES, actor)))


def test_a_photo_does_not_move_like_a_head(owner: dict[str, Picture]) -> None:
    held = [slanted(owner["neutral"], yaw, pitch) for yaw, pitch in ((0, 0), (25, 0), (45, 0), (-45, 0), (0, 40))]
    assert FACES.flat(tuple(face for picture in held for face in FACES.faces(picture))) > 0.9
    turned = [owner[name] for name in ("neutral", "left1", "left2", "right2", "up2")]
    assert FACES.flat(tuple(face for picture in turned for face in FACES.faces(picture))) < 0.1


def test_photos_of_every_step_held_up_in_turn(owner: dict[str, Picture], asked: Challenge) -> None:
    photos = {**owner, "left1": owner["left2"], "right1": owner["right2"], "mouth1": owner["neutral"]}
    photos["mouth2"] = owner["neutral"]
    said = told(judged(asked, perform(asked, FACES, Person(pictures=photos))))
    assert "jumped" in said
    assert "mouth does not move" in said


def test_a_played_back_session(owner: dict[str, Picture], asked: Challenge) -> None:
    other = draw("en", NOW, Random(17))
    assert [prompt.step for prompt in other.prompts] != [prompt.step for prompt in asked.prompts]
    movie = recorded(other, FACES, Person(pictures=owner))

    def actor(prompt: Prompt, since: float, at: float) -> tuple[Picture, Sound]:
        return movie[round(at * 15) % len(movie)]

    told(judged(asked, perform(asked, FACES, actor), voices=ActedVoices(mishear=True)))


def test_a_played_back_session_that_is_skipped_to_each_step(owner: dict[str, Picture], asked: Challenge) -> None:
    """Whoever cuts the played-back steps into the new order still has the other session's phrase and mouth."""
    other = draw("en", NOW, Random(17))
    old = iter([prompt for prompt in other.prompts if prompt.step == "say"])
    words = {prompt.text: next(old) for prompt in asked.prompts if prompt.step == "say"}
    person = Person(pictures=owner)

    def actor(prompt: Prompt, since: float, at: float) -> tuple[Picture, Sound]:
        if prompt.step != "say":
            return person(prompt, since, at)
        return person(words[prompt.text], since, at)[0], voice(prompt.text, 0.6, since, 140.0)

    assert "mouth does not move" in told(judged(asked, perform(asked, FACES, actor)))
    own = perform(asked, FACES, lambda prompt, since, at: person(words.get(prompt.text, prompt), since, at))
    assert "The phrase that was heard" in told(judged(asked, own, voices=ActedVoices(mishear=True)))


def test_another_order(owner: dict[str, Picture], asked: Challenge) -> None:
    steps = [prompt for prompt in asked.prompts if prompt.step not in ("say", "neutral")]
    following = dict(zip([prompt.step for prompt in steps], [*steps[1:], steps[0]], strict=True))
    person = Person(pictures=owner)

    def actor(prompt: Prompt, since: float, at: float) -> tuple[Picture, Sound]:
        """Does the next step first, and only then the one that was asked for."""
        other = following.get(prompt.step)
        return person(other, since, at) if other and since < 2.0 else person(prompt, max(0.0, since - 2.0), at)

    assert "not done in the order" in told(judged(asked, perform(asked, FACES, actor)))


def test_another_face_for_the_lines(owner: dict[str, Picture], stranger: dict[str, Picture], asked: Challenge) -> None:
    evidence = perform(asked, FACES, Person(pictures=owner, speaking=stranger))
    assert "Another face" in told(judged(asked, evidence))


def test_another_voice_for_the_phrase(owner: dict[str, Picture], asked: Challenge) -> None:
    person = Person(pictures=owner, phrase=asked.phrase, phrase_pitch=320.0)
    assert "another voice" in told(judged(asked, perform(asked, FACES, person)))


def test_somebody_elses_pictures_and_recordings(
    owner: dict[str, Picture], stranger: dict[str, Picture], asked: Challenge
) -> None:
    evidence = perform(asked, FACES, Person(pictures=owner))
    said = told(judged(asked, evidence, claim=claim_of(stranger, 320.0)))
    assert "not the one in the pictures" in said
    assert "not the one in the recordings" in said


def test_silence(owner: dict[str, Picture], asked: Challenge) -> None:
    quiet = Person(pictures=owner)
    evidence = perform(
        asked, FACES, lambda prompt, since, at: (quiet(prompt, since, at)[0], np.zeros(3200, np.float32))
    )
    assert 'The step "say the line" was not done in time.' in told(judged(asked, evidence))


def test_two_people(owner: dict[str, Picture], stranger: dict[str, Picture], asked: Challenge) -> None:
    half = owner["neutral"].shape[1] // 4
    both = np.concatenate([owner["neutral"][:, half:-half], stranger["neutral"][:, half:-half]], axis=1)
    person = Person(pictures={**owner, "neutral": both})
    assert "More than one face" in told(judged(asked, perform(asked, FACES, person)))


def test_nobody(asked: Challenge) -> None:
    wall = np.full((252, 448, 3), 120, np.uint8)
    evidence = perform(asked, FACES, lambda prompt, since, at: (wall, voice("", 0, since, 140.0)))
    assert "No face was seen." in told(judged(asked, evidence))


def test_darkness(owner: dict[str, Picture], asked: Challenge) -> None:
    night = {name: (picture * 0.02).astype(np.uint8) for name, picture in owner.items()}
    assert "No face was seen." in told(judged(asked, perform(asked, FACES, Person(pictures=night))))


@pytest.mark.parametrize("late", [timedelta(minutes=11), timedelta(minutes=-1)])
def test_an_old_challenge_and_a_clock_that_was_set_back(
    owner: dict[str, Picture], asked: Challenge, late: timedelta
) -> None:
    evidence = perform(asked, FACES, Person(pictures=owner))
    verdict = judge(asked, evidence, FACES, ActedVoices(), None, NOW + late, CancelToken())
    assert "This challenge is too old." in told(verdict)


def test_evidence_of_another_challenge(owner: dict[str, Picture], asked: Challenge) -> None:
    other = draw("en", NOW, Random(17))
    evidence = perform(other, FACES, Person(pictures=owner))
    told(judged(asked, evidence, voices=ActedVoices(mishear=True)))


def test_less_than_all_of_it(owner: dict[str, Picture], asked: Challenge) -> None:
    evidence = perform(asked, FACES, Person(pictures=owner))
    short = replace(evidence, asked=evidence.asked[:4], ended=evidence.asked[4])
    assert "was not done in time" in told(judged(asked, short))


def test_phrases_are_not_guessed() -> None:
    for language in ("en", "ja"):
        drawn = {phrases.phrase(language, Random(seed)) for seed in range(400)}
        assert len(drawn) == 400

"""What is said of a file: nothing left out, nothing claimed that is not known, in both languages."""

import json
from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest

from studio.ports.provenance import Action, MarkFound, Origin, State, Trust, Verdict
from studio.workflows.signing.verifying import sentences, to_json

MARK = MarkFound(payload=bytes(range(6)), source="synthetic", key="abcde", own=False, title="", score=22.5)
FULL = Verdict(
    state="valid",
    format="video/mp4",
    ai_generated=True,
    source="algorithmicMedia",
    title="海辺",
    signer="山田 花子",
    issuer="山田 花子",
    trust="own",
    fingerprint="ab" * 32,
    made_with="Ekonte 1.0",
    signed_at="2026-11-22",
    carrier="inside",
    mark=MARK,
    mark_sought=True,
    ingredients=(Origin(title="Take 1", engine="stage 2", cameos=("@ken",)),),
    actions=(Action(name="c2pa.edited", what="2 clips cut together."),),
)


def test_everything_that_is_known_is_said() -> None:
    for language in ("en", "ja"):
        told = " ".join(sentences(FULL, language))
        known = (
            "山田 花子",
            "Ekonte 1.0",
            "2026-11-22",
            "000102030405",
            "abcde",
            "Take 1",
            "stage 2",
            "@ken",
            "2 clips",
        )
        for part in known:
            assert part in told


def test_what_does_not_hold_is_said_first() -> None:
    broken = replace(FULL, state="tampered", broken=("content",), trust="self_made")
    first, second, third, *_ = sentences(broken, "en")
    assert "do not rely" in first and "changed after signing" in second and third.startswith("It says of itself")
    assert "信用できません" in sentences(broken, "ja")[0]


@pytest.mark.parametrize(
    ("trust", "word"),
    [("own", "by you"), ("trusted", "you trust"), ("self_made", "nobody known here"), ("unproven", "not proven")],
)
def test_whose_name_it_is(trust: Trust, word: str) -> None:
    verdict = Verdict(state="valid", format="", ai_generated=None, signer="X", trust=trust)
    assert word in " ".join(sentences(verdict, "en"))


def test_nothing_is_claimed_of_a_file_that_says_nothing() -> None:
    told = sentences(Verdict(state="none", format="text/plain", ai_generated=None), "en")
    assert told == (
        "Not signed: nothing proves where it comes from.",
        "It does not say whether a computer made it.",
    )


def test_every_case_has_its_words_in_both_languages() -> None:
    sources = ("algorithmicMedia", "trainedAlgorithmicMedia", "compositeSynthetic", "digitalCapture", "newWord", None)
    marks = (MARK, replace(MARK, source=None, own=True, title="Film"), None)
    states: tuple[State, ...] = ("valid", "tampered", "none")
    for state, source, mark in product(states, sources, marks):
        verdict = replace(FULL, state=state, source=source, mark=mark, ingredients=FULL.ingredients * 20)
        english, japanese = sentences(verdict, "en"), sentences(verdict, "ja")
        assert len(english) == len(japanese)
        assert all(line.strip() for line in (*english, *japanese))


def test_json_keeps_its_contract() -> None:
    record = json.loads(json.dumps(to_json(Path("a.mp4"), FULL, "ja")))
    contract = {name: record[name] for name in ("state", "ai_generated", "signer", "watermark")}
    assert contract == {
        "state": "valid",
        "ai_generated": True,
        "signer": "山田 花子",
        "watermark": "000102030405",
    }
    nothing = to_json(Path("a"), Verdict(state="none", format="", ai_generated=None), "en")
    assert (nothing["signer"], nothing["watermark"], nothing["ai_generated"]) == (None, None, None)


def test_a_certificate_whose_time_is_over_accuses_nobody() -> None:
    over = replace(FULL, state="none", broken=("certificate",), trust="unproven")
    told = sentences(over, "en")
    assert "no longer proves" in told[0] and "not proven" in " ".join(told)
    assert not any("changed" in line or "Not signed" in line for line in told)

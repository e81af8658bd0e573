"""What the bench of sound says, and that it says it of the studio it was given."""

import itertools

from studio.core.progress import CancelToken, silent
from studio.workflows.bench.sound import LINES, SoundCost, SpeechCost, bench_sound
from tests.fakes.studio import FakeStudio


def test_the_figures_of_the_issue_are_all_there() -> None:
    studio = FakeStudio()
    film, *speech = bench_sound(studio, silent, CancelToken())
    assert isinstance(film, SoundCost)
    record = film.to_json()
    assert (record["bench"], record["film_seconds"]) == ("sound", 60)
    assert len(studio.sound.briefs) == 11, "ten shots, and one to warm up"
    assert film.apart < 10.0 ** (-120 / 20)
    assert isinstance(record["stems_minus_mix_dbfs"], float)
    assert record["stems_minus_mix_dbfs"] <= -120.0
    assert [cost.to_json()["language"] for cost in speech] == ["en", "ja"]
    for cost, texts in zip(speech, LINES.values(), strict=True):
        assert isinstance(cost, SpeechCost)
        assert cost.lasts > 0.0
        assert cost.factor == cost.took / cost.lasts
        assert {line.text for line, _ in studio.speaker.spoken} >= set(texts)


def test_no_line_is_spoken_twice() -> None:
    texts = list(itertools.chain(*LINES.values()))
    assert len(set(texts)) == len(texts)
    assert not {"Yes.", "はい。"} & set(texts), "what warms the voices up must not be measured"

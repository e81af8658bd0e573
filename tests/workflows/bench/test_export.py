"""The bench of deliveries runs through, small, and says its figures in the design's words."""

import shutil

from studio.core.progress import CancelToken, silent
from studio.workflows.bench.export import CASES, Case, ExportCost, bench_export
from tests.fakes.studio import FakeStudio


def test_both_deliver_the_same_frames() -> None:
    small = [
        Case(
            size=(128, 72),
            name=case.name,
            picture=case.picture,
            sound=case.sound,
            suffix=case.suffix,
            command=case.command,
        )
        for case in CASES[:2]
    ]
    costs = list(bench_export(FakeStudio(), silent, CancelToken(), small, 6))
    assert [cost.name for cost in costs] == ["H.264", "ProRes HQ"]
    for cost in costs:
        assert cost.frames == 6 and cost.ours > 0
        assert (cost.command is not None) == (shutil.which("ffmpeg") is not None)


def test_a_ratio_is_ours_by_theirs() -> None:
    cost = ExportCost(size=(1280, 720), name="H.264", frames=2, ours=0.05, command=0.1)
    assert cost.to_json()["ratio"] == 0.5
    alone = ExportCost(size=(1280, 720), name="H.264", frames=2, ours=0.05, command=None)
    assert alone.to_json()["ratio"] is None
    assert {case.size for case in CASES} == {(1280, 720), (1920, 1080)}

"""Whoever is killed, every job is done once and every take is whole. The full count runs with
``python -m tests.workflows.queue.kills 200``."""

import os
from pathlib import Path

import pytest

from tests.workflows.queue.kills import Killing, Report

posix = pytest.mark.skipif(os.name == "nt", reason="kills as POSIX does")


@posix
def test_a_queue_that_is_killed_again_and_again_loses_nothing(tmp_path: Path) -> None:
    _nothing_lost(Killing(tmp_path, kills=4, seed=1, jobs=5).run())


@posix
@pytest.mark.slow
def test_many_kills_of_a_queue_of_fifty(tmp_path: Path) -> None:
    _nothing_lost(Killing(tmp_path, kills=12, seed=2, jobs=50).run())


def _nothing_lost(report: Report) -> None:
    assert (report.lost, report.doubled, report.corrupt, report.left_behind) == (0, 0, 0, 0), report
    assert report.dispatchers > 0

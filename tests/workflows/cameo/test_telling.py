"""The consent record as a person reads it."""

from studio.ports.consent import Deed, Entry
from studio.workflows.cameo import telling
from studio.workflows.cameo.revoking import Erased


def entry(deed: Deed, what: str) -> Entry:
    when = "2026-11-22T22:20:08+00:00"
    return Entry(number=4, when=when, deed=deed, cameo="c", handle="pochi", what=what, chain="")


def test_what_left_is_told_by_its_place_and_sum() -> None:
    record = '{"path": "/films/park.mp4", "sha256": "0607a529b08193853a", "size": 1}'
    told = telling.entry_line(entry("exported", record))
    assert told == "    4  2026-11-22 22:20 UTC  exported  @pochi /films/park.mp4  sha256 0607a529b081…"
    assert telling.what(entry("exported", "{broken")) == "{broken"
    assert telling.what(entry("exported", "[1]")) == "[1]"
    assert telling.what(entry("changed", "me, no violence")) == "me, no violence"


def test_only_what_is_gone_is_told() -> None:
    assert Erased(takes=1, files=3, projects=1).told == "1 take, 3 media or cache files, 1 project"
    assert Erased().told == "nothing was made with it"

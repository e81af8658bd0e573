"""A report of a fault tells everything but who is in it."""

from pathlib import Path

from studio.app.crash import report


def test_nobody_is_named(tmp_path: Path) -> None:
    fault = RuntimeError("the likeness of @haru is odd")
    for call in (
        ["film", "@haru says hello", "-o", "x.mp4"],
        ["cameo", "share", "@haru", "--to", "ekonte-cameo-1:abc"],
    ):
        told = report(fault, call, "1", tmp_path).read_text("utf-8")
        assert "haru" not in told
        assert "abc" not in told
    assert "'film', '@… says hello', '-o', 'x.mp4'" in report(
        fault, ["film", "@haru says hello", "-o", "x.mp4"], "1", tmp_path
    ).read_text("utf-8")
    assert "'cameo', 'share', '…', '--to', '…'" in told
    assert "me@example.org" in report(fault, ["film", "me@example.org"], "1", tmp_path).read_text("utf-8")

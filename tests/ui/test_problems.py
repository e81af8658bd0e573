"""Every sentence that the studio raises has a Japanese one, with the same names in it."""

import ast
from pathlib import Path

import pytest

from studio.core.errors import DiskError, ProjectError, StudioError
from studio.storage import bundles
from studio.ui import problems
from studio.ui.language import Language

ROOT = Path(__file__).parents[2]
ELSEWHERE = (
    "studio/cli/",
    "studio/app/",
    "studio/workflows/bench",
    "studio/workflows/videos/",
    "studio/workflows/serving/hooks.py",
    "studio/workflows/serving/once.py",
)
"""Rooms that never speak in the window: commands, and what answers programs over HTTP, in English as they expect."""

SOURCES = {
    file.relative_to(ROOT).as_posix(): ast.parse(file.read_text("utf-8"))
    for file in sorted((ROOT / "studio").rglob("*.py"))
}


def kinds_of_errors() -> set[str]:
    """The names of every error of ours, wherever it is defined; not only of those that happen to be imported."""
    bases = {
        node.name: {base.id for base in node.bases if isinstance(base, ast.Name)}
        for tree in SOURCES.values()
        for node in tree.body
        if isinstance(node, ast.ClassDef)
    }
    kinds: set[str] = set()
    more = {StudioError.__name__}
    while more:
        kinds |= more
        more = {name for name, above in bases.items() if above & kinds} - kinds
    return kinds


def template(node: ast.expr) -> str | None:
    """A sentence as it is written in the source, ``{}`` for what varies; None where it is only handed on."""
    match node:
        case ast.Constant(value=str(text)):
            return text
        case ast.JoinedStr(values=parts):
            return "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in parts)
        case _:
            return None


def sentences() -> dict[str, str]:
    """What is raised anywhere, and where."""
    found: dict[str, str] = {}
    raised = kinds_of_errors()
    for name, tree in SOURCES.items():
        if name.startswith(ELSEWHERE):
            continue
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in raised:
                said = [*node.args[:1], *(word.value for word in node.keywords if word.arg == "todo")]
                for text in filter(None, map(template, said)):
                    found[text] = f"{name}:{node.lineno}"
    return {text: where for text, where in found.items() if text.replace("{}", "").strip(" :.")}


def table() -> dict[str, str]:
    return problems.templates(ROOT / "resources" / "translations" / problems.FILE)


def test_nothing_raised_is_untranslated() -> None:
    known = table()
    missing = {text: where for text, where in sentences().items() if not _known(text, known)}
    assert not missing, f"add these to resources/translations/{problems.FILE}: {missing}"


def _known(text: str, known: dict[str, str]) -> bool:
    """Word for word, or a template fits it (``{} ({}) has been changed`` is either a shot or a take)."""
    return text in known or any(_fits(text, other) for other in known)


def _fits(text: str, other: str) -> bool:
    """Whether ``other`` is ``text`` with its first blank filled in."""
    head, blank, tail = text.partition("{}")
    return bool(blank) and other.startswith(head) and len(tail) > 12 and other.endswith(tail)


def test_every_blank_is_in_both_languages() -> None:
    wrong = [english for english, japanese in table().items() if english.count("{}") != japanese.count("{}")]
    assert not wrong


@pytest.mark.parametrize(
    ("english", "japanese"),
    [
        ("/a/b.mp4 is missing.", "/a/b.mp4 が見つかりません。"),
        (
            "The disk is full: /x/a b cannot be written.",
            "ディスクがいっぱいで、/x/a b に書き込めません。",
        ),
        (bundles.IN_USE, "このプロジェクトは別のウィンドウで開いているので、ここでは見るだけです。"),
        ('"a" is not a size.', "「a」はサイズではありません。"),
        ("Quite another thing happened.", "Quite another thing happened."),
        ("", ""),
    ],
)
def test_sentences_are_told_with_their_names(_language: Language, english: str, japanese: str) -> None:
    assert problems.told(english) == english
    _language.set("ja")
    assert problems.told(english) == japanese
    _language.set("en")


def test_several_sentences_are_told_one_by_one(_language: Language) -> None:
    _language.set("ja")
    why = problems.told(f"{bundles.NEWER} One record is missing.")
    assert why == ("このプロジェクトは新しい Ekonte で作られているので、ここでは見るだけです。記録が一つ欠けています。")
    error = DiskError("/a cannot be written: No space left on device.", todo="Free some space.")
    assert (problems.what(error), problems.todo(error)) == (
        "/a に書き込めません: No space left on device。",
        "ディスクの空きを増やしてください。",
    )
    assert problems.todo(ProjectError("x")) == ""
    _language.set("en")

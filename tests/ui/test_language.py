"""Every English text of the window has its Japanese, compiled; no text escapes; the language changes while it runs."""

import ast
import shutil
from pathlib import Path

from PySide6.QtWidgets import QApplication

from installer import translations
from studio.ui.controls import StatusMark
from studio.ui.language import Language

ROOT = Path(__file__).parents[2]

ROOMS = translations.rooms()

SHOWN = {
    "setText", "setToolTip", "setAccessibleName", "setAccessibleDescription", "setPlaceholderText", "setWindowTitle",
    "setStatusTip", "setWhatsThis", "setTitle", "addAction", "addMenu", "QLabel", "QPushButton", "QMenu", "Label",
    "QuietButton", "LinkButton", "Chip", "NoteRow", "SectionHeader", "set_words", "set_text", "set_remark", "hint",
}  # fmt: skip
"""What shows its text arguments to a person."""


def test_every_text_has_its_japanese(tmp_path: Path) -> None:
    for committed in translations.TEXTS.glob("*_ja.ts"):
        (tmp_path / committed.name).write_bytes(committed.read_bytes())
    translations.collect_all(tmp_path)
    for room in ROOMS:
        ts = tmp_path / f"{room}_ja.ts"
        said = translations.texts(ts)
        missing = [f"{context}: {source}" for (context, source), japanese in said.items() if not japanese]
        assert not missing, f"run installer/translations.py {room} and translate: {missing}"
        assert not said or said == translations.texts(translations.TEXTS / ts.name), "run installer/translations.py"


def test_what_is_compiled_is_what_was_translated(tmp_path: Path) -> None:
    sources = sorted(translations.TEXTS.glob("*_ja.ts"))
    assert {ts.name.removesuffix("_ja.ts") for ts in sources} <= set(ROOMS)
    copies = [Path(shutil.copy(ts, tmp_path)) for ts in sources]
    translations.compile_all(copies)
    for ts, copy in zip(sources, copies, strict=True):
        now, kept = copy.with_suffix(".qm").read_bytes(), ts.with_suffix(".qm").read_bytes()
        assert now == kept, f"{ts.name}: run installer/translations.py"


def test_no_text_is_shown_untranslated() -> None:
    found: list[str] = []
    for path in sorted((ROOT / "studio" / "ui").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if name in SHOWN:
                found += [
                    f"{path.name}:{node.lineno}: {argument.value!r}"
                    for argument in node.args
                    if isinstance(argument, ast.Constant)
                    and isinstance(argument.value, str)
                    and _is_sentence(name, argument.value)
                ]
    assert not found


KEYS = {"Enter", "Esc", "Space", "Tab", "Del"}
"""Keys are called the same in both languages."""


def _is_sentence(call: str, text: str) -> bool:
    """Words a person reads: not a key, an icon or a type step (small letters and dashes), and not a mark."""
    return (
        text not in KEYS
        and any(letter.isalpha() for letter in text)
        and (" " in text or text[0].isupper() or ord(text[0]) > 0x2FF)
    )


def test_the_scan_sees_what_it_should() -> None:
    assert _is_sentence("setText", "Hello there") and _is_sentence("setText", "絵")
    assert not _is_sentence("Label", "body") and not _is_sentence("setText", "·")


def test_the_language_changes_while_it_runs(_language: Language, qapp: QApplication) -> None:
    mark = StatusMark("approved")
    assert mark.accessibleName() == "Approved"
    _language.set("ja")
    qapp.processEvents()
    assert mark.accessibleName() == "承認"
    _language.set("en")
    qapp.processEvents()
    assert mark.accessibleName() == "Approved"
    mark.deleteLater()


def test_lengths_are_written_as_each_language_does(_language: Language) -> None:
    assert _language.length(132, 24) == "5:12"
    _language.set("ja")
    assert _language.length(132, 24) == "5+12"

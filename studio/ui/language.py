"""The language of the window, switched while it runs: Qt's translators, one ``.qm`` for each room."""

from pathlib import Path
from typing import Literal

from PySide6.QtCore import QCoreApplication, QEvent, QLibraryInfo, QLocale, QObject, QTranslator, Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from studio.core.errors import AssetMissingError
from studio.ui.theme import theme

Code = Literal["en", "ja"]
CODES: tuple[Code, ...] = ("en", "ja")


class Language(QObject):
    """The language in use. English is in the sources; Japanese is read from ``*_ja.qm``. Setting it sends every widget
    ``QEvent.Type.LanguageChange``; ``changed`` is for what is not a widget."""

    changed = Signal()

    def __init__(self, resources: Path, code: Code | None = None) -> None:
        """``code`` None takes that of the system. Raises ``AssetMissingError`` if there are no translations."""
        super().__init__()
        self._japanese = [_translator(file) for file in sorted((resources / "translations").glob("*_ja.qm"))]
        if not self._japanese:
            raise AssetMissingError("The Japanese texts of the window are missing.", todo="Install the studio again.")
        of_qt = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)) / "qtbase_ja.qm"
        self._of_qt = [_translator(of_qt)] if of_qt.exists() else []
        self._code: Code = "en"
        self.set(code or system())

    @property
    def code(self) -> Code:
        """``en`` or ``ja``."""
        return self._code

    def set(self, code: Code) -> None:
        """Speak this language from now on."""
        theme().set_japanese(code == "ja")
        if code == self._code:
            return
        self._code = code
        QLocale.setDefault(QLocale(QLocale.Language.Japanese if code == "ja" else QLocale.Language.English))
        for translator in (*self._of_qt, *self._japanese):
            if code == "ja":
                QCoreApplication.installTranslator(translator)
            else:
                QCoreApplication.removeTranslator(translator)
        self.changed.emit()

    def japanese(self, context: str, source: str) -> str:
        """The Japanese of a text whatever the language in use; the text itself where there is none."""
        for translator in self._japanese:
            found = translator.translate(context, source)
            if found:
                return found
        return source

    def length(self, frames: int, rate: int) -> str:
        """A length in seconds and frames, ``5+12`` in Japanese and ``5:12`` in English; ``rate`` in frames a second."""
        return f"{frames // rate}{'+' if self._code == 'ja' else ':'}{frames % rate:02}"


class Translated(QWidget):
    """A widget that says its words again when the language changes: put them all into ``retranslate``."""

    def retranslate(self) -> None:
        """Set every text from ``self.tr``; call it at the end of ``__init__`` too."""

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


def system() -> Code:
    """The language of this machine, as far as the window speaks it."""
    return "ja" if QLocale.system().language() == QLocale.Language.Japanese else "en"


def _translator(file: Path) -> QTranslator:
    made = QTranslator()
    if not made.load(str(file)):
        raise AssetMissingError(f"The texts in {file.name} cannot be read.", todo="Install the studio again.")
    return made

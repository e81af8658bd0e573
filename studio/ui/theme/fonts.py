"""Fonts: the families that come with the program, and a ``QFont`` for each step of the type scale."""

from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase

from studio.core.errors import AssetMissingError


def register(folder: Path) -> None:
    """Make the fonts in ``folder`` known to Qt (about 10 ms).

    Raises:
        AssetMissingError: one of them cannot be loaded, or there is none.
    """
    files = sorted(folder.glob("*.ttf"))
    broken = [file.name for file in files if QFontDatabase.addApplicationFont(str(file)) < 0]
    if broken or not files:
        raise AssetMissingError(
            f"Fonts of the window are missing or broken: {', '.join(broken) or folder}.",
            todo="Install the studio again.",
        )


def font(
    families: tuple[str, ...], pixels: int, *, medium: bool = False, tabular: bool = False, tight: bool = False
) -> QFont:
    """A font of ``pixels`` logical pixels: weight 400 or 500, both real. ``tabular`` gives figures of one width,
    ``tight`` proportional kana (for labels without a comma or full stop only)."""
    made = QFont()
    made.setFamilies(list(families))
    made.setPixelSize(pixels)
    made.setWeight(QFont.Weight.Medium if medium else QFont.Weight.Normal)
    made.setStyleStrategy(QFont.StyleStrategy.PreferAntialias)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if tabular:
        made.setFeature(QFont.Tag("tnum"), 1)
    if tight:
        made.setFeature(QFont.Tag("palt"), 1)
    return made

"""What Qt's own widgets (menus, text fields, lists, scroll bars, tooltips) wear: a palette and a short stylesheet.

Fonts are never named here: a stylesheet's font would win over ``setFont``.
"""

from PySide6.QtGui import QPalette

from studio.ui.theme.tokens import Colours, Radius


def palette(colours: Colours) -> QPalette:
    """The palette of Qt's own widgets."""
    made = QPalette()
    role = QPalette.ColorRole
    for name, value in (
        (role.Window, colours.surface.panel),
        (role.WindowText, colours.text.primary),
        (role.Base, colours.surface.well),
        (role.AlternateBase, colours.surface.lane),
        (role.Text, colours.text.primary),
        (role.PlaceholderText, colours.text.tertiary),
        (role.Button, colours.surface.control),
        (role.ButtonText, colours.text.primary),
        (role.BrightText, colours.text.primary),
        (role.Light, colours.surface.control_hover),
        (role.Midlight, colours.surface.control),
        (role.Mid, colours.line.control),
        (role.Dark, colours.line.soft),
        (role.Shadow, colours.surface.window),
        (role.Highlight, colours.pencil.blue),
        (role.HighlightedText, colours.pencil.on_blue),
        (role.Link, colours.pencil.blue),
        (role.LinkVisited, colours.pencil.blue),
        (role.ToolTipBase, colours.surface.raised),
        (role.ToolTipText, colours.text.primary),
        (role.Accent, colours.pencil.blue),
    ):
        made.setColor(name, value)
    for name in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, name, colours.text.disabled)
    return made


def stylesheet(colours: Colours, radius: Radius) -> str:
    """The stylesheet of the application."""
    surface, line, text, blue = colours.surface, colours.line, colours.text, colours.pencil.blue.name()
    return f"""
QMainWindow, QMainWindow > QWidget#house {{ background: {surface.window.name()}; }}
QToolTip {{
  background: {surface.raised.name()}; color: {text.primary.name()};
  border: 1px solid {line.control.name()}; padding: 4px 8px;
}}
QMenuBar {{ background: transparent; color: {text.secondary.name()}; border: 0; }}
QMenuBar::item {{ padding: 5px 8px; border-radius: {radius.control}px; background: transparent; }}
QMenuBar::item:selected, QMenuBar::item:pressed {{
  background: {surface.control_hover.name()}; color: {text.primary.name()};
}}
QMenu {{
  background: {surface.raised.name()}; color: {text.primary.name()};
  border: 1px solid {line.control.name()}; border-radius: {radius.field}px; padding: 4px;
}}
QMenu::item {{ padding: 5px 24px 5px 28px; border-radius: {radius.segment}px; }}
QMenu::item:selected {{ background: {surface.control_on.name()}; }}
QMenu::item:disabled {{ color: {text.disabled.name()}; }}
QMenu::separator {{ height: 1px; background: {line.soft.name()}; margin: 4px 8px; }}
QMenu::indicator {{ width: 14px; height: 14px; margin-left: 8px; }}
QLineEdit, QPlainTextEdit, QTextEdit {{
  background: {surface.well.name()}; color: {text.primary.name()};
  border: 1px solid {line.control.name()}; border-radius: {radius.control}px; padding: 3px 7px;
  selection-background-color: {blue}; selection-color: {colours.pencil.on_blue.name()};
}}
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus {{ border: 2px solid {blue}; padding: 2px 6px; }}
QLineEdit:disabled {{ background: {surface.control_disabled.name()}; color: {text.disabled.name()}; }}
QAbstractItemView {{ background: {surface.panel.name()}; color: {text.primary.name()}; border: 0; outline: 0; }}
QScrollArea, QScrollArea > QWidget > QWidget {{ background: transparent; border: 0; }}
QScrollBar:vertical {{ background: transparent; width: 10px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: 10px; margin: 0; }}
QScrollBar::handle {{ background: {line.control.name()}; border-radius: 3px; margin: 2px; }}
QScrollBar::handle:vertical {{ min-height: 24px; }}
QScrollBar::handle:horizontal {{ min-width: 24px; }}
QScrollBar::handle:hover {{ background: {line.check.name()}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QScrollBar::corner, QAbstractScrollArea::corner {{ background: transparent; }}
"""

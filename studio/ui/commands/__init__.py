"""What a person can do, by name: menus, palette, buttons and shortcuts are views of the same ``Command`` records."""

from studio.ui.commands.command import Command, Region
from studio.ui.commands.keymap import Conflict, Keymap
from studio.ui.commands.registry import Commands
from studio.ui.commands.shortcuts import Shortcuts

__all__ = ["Command", "Commands", "Conflict", "Keymap", "Region", "Shortcuts"]

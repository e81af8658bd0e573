"""The main window: assembles the panels, and holds what belongs to none of them: menus, palette, notes, tour, files."""

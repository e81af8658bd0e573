"""The window: PySide6 widgets over workflows. Rooms from below: theme; language, icons, settings; commands; controls;
host; the panels (storyboard, shot, takes, compare, monitor, jobs); and shell, which assembles them.

How a panel is written:

- ``studio/ui/<room>/panel.py`` holds ``class <Room>Panel(Panel)`` (``controls.Panel``), built for one open project:
  ``__init__(self, host: Host, …the workflow objects it needs…, parent=None)``. It never imports another panel.
- It listens to models with ``self.follow(session.changed, self._changed)``; ``release`` ends that and whatever else
  runs (timers, threads). The window calls it before it lets the panel go.
- Colours, sizes and fonts come from ``theme()``, read while painting and never kept; spacing from ``theme().space``.
- Text is English in ``self.tr("…")`` inside ``retranslate(self)``, called at the end of ``__init__`` and by
  ``Panel`` when the language changes. Numbers go in afterwards: ``self.tr("{count} shots").format(count=7)``; one has
  its own sentence. ``python installer/translations.py <room>`` collects the texts into
  ``resources/translations/<room>_ja.ts`` and compiles what is translated there; both files are committed.
- What a person can do is a ``Command`` with an id (``take.approve``, see ``commands/catalogue.py``): bind it with
  ``host.commands.bind(id, run)``, say when it makes sense with ``enable``, press it with ``run``. Declare more with
  ``host.commands.declare``. ``host.shortcuts.add_region(self, "takes")`` is done by the shell.
- Every control has an accessible name and a tooltip that names its key: ``hint(button, name, commands.shown_key(id))``.
- Something to say: ``host.notes.say(Notice(text=…))``; something to ask: a ``Reply`` on it; never a dialog.
"""

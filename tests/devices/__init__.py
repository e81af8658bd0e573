"""Real devices for tests on machines that have none: a sound card to be heard, a screen to be shown on.

``null_sink`` and ``xvfb_display`` are fixtures of every test (``tests/conftest.py``). They are not fakes: sound goes
through PortAudio, ALSA and PipeWire to a sink that can be recorded; the screen is an X server with its picture in
memory.
"""

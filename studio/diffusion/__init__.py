"""Video and sound from open models, on this machine's card: the only room that knows torch, diffusers and transformers.

::

    ShotRequest ─▶ engine ─▶ folders (which weights?) ─▶ planning (what can they make?) ─▶ ladder (what fits?)
                                                                                              │ one rung after the other
       families/<family> reads as its stages:  prompt ─▶ condition ─▶ denoise ─▶ decode ─▶ sound ─▶ Performance

Importing this package imports none of them: ``DiffusionEngine`` can be asked for its name and version anywhere. They
are loaded by ``stage`` alone, which only a worker's process may call.
"""

from studio.diffusion.engine import DiffusionEngine

__all__ = ["DiffusionEngine"]

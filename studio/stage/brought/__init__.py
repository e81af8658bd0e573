"""Subjects that a person brings: a ``.glb`` file with a name becomes somebody or something that plays.

``shelf`` keeps them; ``read`` turns a file into a ``Model``; ``body``, ``clips`` and ``solid`` make of it a person who
is moved by our own gaits, a figure that moves by the file's own animations, or a thing.
"""

"""Reading: Japanese or English text -> a ``Scene`` with notes on how it was understood.

::

    text ── quotation ── camera ──▶ english | japanese ──▶ phrases ──▶ compose ──▶ Reading
            (dialogue)   (moves)    (one parser each)                  (cast, setting, notes)
                                          │                               │
                                          └──────────── words ◀───────────┘
                                    (our lists, then WordNet's taxonomy; Japanese by JMdict's glosses)

``english`` and ``japanese`` know their grammar and nothing of scenes, ``composing`` knows scenes and no grammar; what
goes between them is in ``phrases``, and ``words`` serves all three.

The word lists are data (``resources/lexicon/*.toml``); the dictionary is compiled by ``installer/compile_lexicon.py``.
"""

from studio.reading.reader import TextReader

__all__ = ["TextReader"]

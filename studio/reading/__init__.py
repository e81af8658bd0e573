"""Reading: Japanese or English text -> a ``Scene`` with notes on how it was understood.

::

    text ── quotation ── camera ──▶ english | japanese ──▶ phrases ──▶ compose ──▶ Reading
            (dialogue)   (moves)    (one parser each)                  (cast, setting, notes)
                                          │                               │
                                          └──── vocabulary ◀── wordtable ─┘
                                    (our lists, then WordNet's taxonomy; Japanese by JMdict's glosses)

The word lists are data (``resources/lexicon/*.toml``); the dictionary is compiled by ``installer/compile_lexicon.py``.
"""

from studio.reading.reader import TextReader

__all__ = ["TextReader"]

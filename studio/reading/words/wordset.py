"""Sets of words, written the way they are read: in a line with spaces between."""


def wordset(text: str) -> frozenset[str]:
    """The words of a line."""
    return frozenset(text.split())

"""Musical instruments, a file a family; importing it fills the list of recipes."""

from studio.stage.things.instruments import percussion, piano, strings, winds

__all__ = ["percussion", "piano", "strings", "winds"]

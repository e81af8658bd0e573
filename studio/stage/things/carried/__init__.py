"""What people carry and wear loose, a file each; importing it fills the list of recipes."""

from studio.stage.things.carried import bag, balloon, book, clothes, device, flower, keepsake, umbrella, worn

__all__ = ["bag", "balloon", "book", "clothes", "device", "flower", "keepsake", "umbrella", "worn"]

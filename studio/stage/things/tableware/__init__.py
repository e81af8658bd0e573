"""What stands on a table, a file each; importing it fills the list of recipes."""

from studio.stage.things.tableware import bottle, cup, food, glass, kitchenware, noodles

__all__ = ["bottle", "cup", "food", "glass", "kitchenware", "noodles"]

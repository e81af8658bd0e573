"""Models as a person meets them, and who makes a shot's pictures: the stage, or one of them."""

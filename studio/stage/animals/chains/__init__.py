"""Animals that are a chain of bones: what swims, what crawls on its belly, and insects."""

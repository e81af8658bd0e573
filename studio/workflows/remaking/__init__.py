"""Takes once more: from their recipes to the bit, with another sound, with other pictures, or from another angle."""

"""Birds: the plan of a bird, the kinds in numbers, wings feather by feather, and the body that carries them."""

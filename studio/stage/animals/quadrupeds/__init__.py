"""Four-legged animals: from a plan's numbers to bones, flesh, hair, tails and wings."""

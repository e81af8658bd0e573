"""Clothes by word, one file a family; ``dress`` finds the one for a word."""

"""One file a family: each reads as its stages. ``facts`` can be read without torch; the drivers cannot."""

"""The window's queue of takes, and what a worker does with an order."""

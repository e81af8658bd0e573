"""Pipelines of every family with a few thousand random weights, built from configurations alone: nothing is fetched."""

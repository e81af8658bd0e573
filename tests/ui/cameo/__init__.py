"""Tests of the sheets of cameos."""

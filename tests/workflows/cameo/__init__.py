"""Tests of cameos."""

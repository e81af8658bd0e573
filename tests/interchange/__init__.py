"""Tests of ``studio.interchange``."""

"""Tests of ``studio.workflows.writing``."""

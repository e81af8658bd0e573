"""Tests of ``studio.workflows.recipe``."""

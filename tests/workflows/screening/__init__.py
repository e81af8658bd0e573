"""Tests of ``studio.workflows.screening.screening``."""

"""Tests of ``studio.workflows.afar``."""

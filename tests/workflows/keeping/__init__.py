"""Tests of ``studio.workflows.keeping.keeping``."""

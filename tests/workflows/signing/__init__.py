"""Tests of ``studio.workflows.signing``."""

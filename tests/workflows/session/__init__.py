"""Tests of ``studio.workflows.session.session``."""

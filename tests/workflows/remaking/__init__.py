"""Tests of ``studio.workflows.remaking``."""

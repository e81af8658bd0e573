"""Tests of ``studio.workflows.jobs.jobs``."""

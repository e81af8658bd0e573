"""Tests of ``studio.workflows.bench.stage``."""

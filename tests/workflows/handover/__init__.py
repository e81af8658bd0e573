"""Tests of ``studio.workflows.handover``."""

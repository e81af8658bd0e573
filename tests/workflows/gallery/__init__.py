"""Tests of ``studio.workflows.gallery.gallery``."""

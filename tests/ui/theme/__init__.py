"""Tests of ``studio/ui/theme``."""

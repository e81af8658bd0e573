"""Tests of ``studio/ui/controls``."""

"""Tests of ``studio/ui/commands``."""

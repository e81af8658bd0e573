"""Tests of the round trip."""

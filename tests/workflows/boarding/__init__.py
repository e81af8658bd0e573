"""Tests of boards of projects."""

"""Ports: one small Protocol and its frozen records per adapter. Imports ``project``, ``core`` and numpy types."""

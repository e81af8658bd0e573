"""Tests of ``studio.workflows.film.film``."""

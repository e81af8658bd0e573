"""Core: errors, time, progress and cancelling. Imports the standard library and nothing else."""

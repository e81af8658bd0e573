"""The document: scene, shot, take, project. Pure and frozen; imports ``core`` and nothing else."""

"""Physics: rigid bodies through MuJoCo, their contacts, and searches for an outcome ("the shot misses").

Knows colliders and numbers, not meshes; imports ``stage.world`` words only.
"""

"""People: one dressed, posable person out of words.

``data`` (what the asset holds) → ``shape`` (age and build → a rest body) → ``skeleton`` + ``skin`` (how it bends) →
``face`` ``hair`` ``garment`` ``wardrobe`` (what covers it) → ``person`` (layers → meshes that
deform) → ``cast`` (words → person).

Axes of a figure: x forward, y its left, z up, metres; z = 0 is under its soles.
"""

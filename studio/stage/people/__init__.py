"""People: one dressed, posable person out of words.

::

    cast        Casting(resources).person(kind, attributes, seed=, style=, lod=) -> Person
    character   words and a seed -> who somebody is: build, looks, hair, a list of clothes
    person      meshes that never change, and deform(pose, face, root, yaw) -> positions and normals
    bake        a finished fitting -> one row of vertices sorted by material
    wardrobe    everything that is worn, by word and by role
    sewn tube garment   how cloth is made: strips and collars; skirts and robes; what is cut from the body's proxy
    hair scalp face     heads
    fitting layer surface neighbours    a body being dressed, and the geometry that needs
    shape data          age and build -> a rest body, out of the asset
    skeleton rotation skin jit          how it bends

Axes of a figure: x forward, y its left, z up, metres; z = 0 is under its soles.

Clothes go on in order over a base layer; what is put on later hides what lies below it, so cloth cannot poke through
cloth and no gap can show skin. Everything left open by the words is settled by the seed.
"""

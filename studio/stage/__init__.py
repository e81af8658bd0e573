"""The stage: the embedded engine. Builds a scene from procedural assets, simulates it, films it. No GPU, no download.

Inside, arrows point down too::

    engine       the Engine port: request -> Performance
    director     scene + speech times -> who stands where, does what, when; camera path
    acting physics     motion over time: gaits, gestures, mouths; rigid bodies and their contacts
    people animals things sets     what exists: meshes, and how they bend
    render       meshes, lamps, sky, camera -> pixels
    world performer mesh shapes    the words they share

Units: metres, seconds inside the stage, radians. Right-handed, z up. A figure's own axes: x forward, y left, z up;
yaw turns counter-clockwise seen from above. Colours are linear RGB in the stage, sRGB only in finished frames.
"""

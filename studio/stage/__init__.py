"""The stage: the embedded engine. Builds a scene from procedural assets, simulates it, films it. No GPU, no download.

Inside, arrows point down too::

    engine       the Engine port: request -> Performance
    director     scene + speech times -> who stands where, does what, when; camera path
    brought      subjects from a person's own files: people, figures and things
    acting physics     motion over time: gaits, gestures, mouths; rigid bodies and their contacts
    people animals sets            what exists: meshes, and how they bend
    things       props and vehicles, which sets and animals use too
    render       meshes, lamps, sky, camera -> pixels
    light        colour scripts: the light of an hour and a weather
    travel performer               ways through a shot, and the score that is played
    world curves shapes mesh       the words they share

Units: metres, seconds inside the stage, radians. Right-handed, z up. A figure's own axes: x forward, y left, z up;
yaw turns counter-clockwise seen from above. Colours are linear RGB in the stage, sRGB only in finished frames.
"""

"""Acting: motion over time for people. A ``PersonPerformer`` turns a score into posed meshes and cues.

``rig`` (what is measured of a body) → ``solve`` (posture vector → bones) → ``posture`` (how an animator writes one)
→ ``moves`` (what each action does) → ``repertoire`` (action word → move); ``track`` (the root and its gait phase),
``footing`` (footprints: planted feet never slide), ``upright`` (body above the feet), ``held`` (things carried),
``face`` (mouth, moods, blinks) → ``performer``. ``paths`` builds the ways a director sends people along.
"""

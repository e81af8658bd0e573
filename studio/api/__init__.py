"""Ekonte as a Python library: films, projects and the queue, in a few typed calls. The commands use it too.

::

    from studio import api

    made = api.film("A dog runs on the beach at dusk.", output="dog.mp4", size="1280x720")
    print(made.path, made.frame_count)

The studio that does the work is found by the entry point ``ekonte.studio`` of the installed package; ``studio=`` of
every call takes another one.
"""

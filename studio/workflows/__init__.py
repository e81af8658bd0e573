"""Workflows: what a user does. They meet the adapters only at ports, and are told which ones by ``app``.

::

    film       prompts or a script → one MP4, and if wished a project, an event list, stems
    read       prompts → readings
    render     a take of a project, again from its recipe, compared bit for bit
    bench      what a frame costs
    doctor     what this machine has

    shot       one recipe → a staged shot with its sound (film and render share it)
    casting cuts events      voices for a cast; sound across cuts; the list of what happened
"""

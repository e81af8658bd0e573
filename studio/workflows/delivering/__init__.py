"""A sequence leaves the studio: as a movie for whoever asked, as pictures, as sound, as captions.

::

    form        what a file is to be: container, codecs, size, rate, subtitles, loudness
    presets     forms that have a name, from data
    wish        what a person says of a file in words
    order       what was asked for, of which part of which sequence
    spans       that part: a range, shots, all
    naming      where it goes, and never over something by surprise
    conform     the size and the rate of the file out of those of the sequence
    timing      timecode, drop-frame or not; chapters
    said        what is said, as captions
    overlays    what is burnt in: captions, the line of a review, the visible mark
    loudness    how loud a mix is; a limiter
    mixdown     the sound of a file, as loud as it is to be
    stems       the sound in parts
    resuming    work that a crash broke off, taken up again
    alone       whether somebody else does the same
    retold      what takes do not carry themselves: when what is said, and their sound in parts
    place       a project's folder, as far as it is needed
    holding     work that is paused
    estimate    about how large it will be and how long it will take
    plan        all that decided, before any work
    deliver     one file after the other
    captioning  what is said, and nothing else
    telling     what became of it, in sentences
"""

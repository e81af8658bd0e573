"""The kinds of music that a scene can wish for, by name: what composes them, reads them and offers them agrees here."""

_SOLOS = (
    "piano guitar ukulele banjo harp harpsichord organ accordion harmonica violin cello strings flute clarinet trumpet "
    "saxophone bagpipes choir whistle drums marimba bells music_box shamisen koto shakuhachi taiko"
)
_BANDS = (
    "orchestral ambient jazz swing blues ragtime gospel rock punk metal surf pop kpop folk country western electronic "
    "house techno synthwave chiptune lofi hip_hop trap disco funk reggae"
)
_WORLD = (
    "japanese matsuri enka gagaku okinawa chinese gamelan sitar bollywood arabic tribal celtic flamenco tango salsa "
    "samba bossa_nova mariachi caribbean hawaiian polka"
)
_FILMS = (
    "epic war_drums fanfare march waltz suspense horror drone science_fiction comedy pizzicato sea_shanty christmas "
    "lullaby"
)

SOLOS = tuple(_SOLOS.split())
"""One instrument, and what carries it."""

FEELINGS = frozenset(("epic", "horror", "suspense", "comedy", "drone", "pizzicato"))
"""What music does rather than what it is: a violin may do it too."""

GENRES = (*SOLOS, *_BANDS.split(), *_WORLD.split(), *_FILMS.split())
"""All of them: instruments, bands, countries, films."""

"""The numbers of a shot's light, in one vector that every lighting kernel reads."""

# Columns of the parameter vector ``p``.
(TOON, FOG_DENSITY, FOG_START, FOG_RED, FOG_GREEN, FOG_BLUE, SUN_FOG_RED, SUN_FOG_GREEN, SUN_FOG_BLUE, SCATTER, RIM,
 FOG_MAX, SUN_RED, SUN_GREEN, SUN_BLUE, MIRROR_SPREAD, SKY_SHARE, FILL_RED, FILL_GREEN,
 FILL_BLUE, FLAME_GAIN) = range(21)  # fmt: skip
PARAMETERS = 21

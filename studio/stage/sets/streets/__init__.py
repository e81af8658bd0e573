"""Places of the town, a file each: street, alley, crossing, road, bridge, rooftop, city."""

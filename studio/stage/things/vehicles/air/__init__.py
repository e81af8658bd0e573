"""What flies, a file each: aeroplanes, what hovers, balloons, spaceships."""

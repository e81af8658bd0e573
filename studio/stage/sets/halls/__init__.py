"""Halls of sport: the school's gymnasium, the fitness room, the dojo, the boxing ring."""

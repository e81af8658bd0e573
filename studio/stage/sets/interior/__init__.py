"""Places under a roof, a file each: cafe, room, kitchen, office, classroom, library, hospital, shop, salon …."""

"""The animals that walk on four feet, in numbers: a file a family, the breeds, and the coats they come in."""

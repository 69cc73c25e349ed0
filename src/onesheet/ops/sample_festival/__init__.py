"""A festival that does not exist, of a real one's size: invented by number with a fixed seed, the same each time."""

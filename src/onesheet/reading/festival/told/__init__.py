"""What running text says of a festival: which films it shows, which were awarded, and when and where it is held."""

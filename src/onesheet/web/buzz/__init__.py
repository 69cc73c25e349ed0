"""What is said of an edition's films meanwhile."""

"""What members plan to see of an edition: their wishes, their screenings, the best plan."""

"""A member's plan for an edition: wishes, screenings, free hours, and what is proposed."""

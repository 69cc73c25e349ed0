"""The scorebook: which rules are in force since when, what a film's scores were on any day, bands and badges."""

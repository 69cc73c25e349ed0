"""What Hypothesis draws from, named by the trade."""

"""Pure: the arithmetic of every figure the site computes, each with its rule; see docs/scoring.md."""

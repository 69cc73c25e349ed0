"""One factory for each model, dull on purpose: what a test is about it says itself."""

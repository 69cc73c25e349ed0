"""Buzz: what the audience of an edition says meanwhile, and films like one of them."""

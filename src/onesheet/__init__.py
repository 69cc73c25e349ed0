"""Onesheet: everything said about a film, on one sheet that you own."""

__version__ = "0.1.0"

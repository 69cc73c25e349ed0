"""Formats of files, each a folder with an entry in `register`.

A format knows its files by what stands in them, never by the extension alone, and yields rows; it writes nothing, asks no network
and reads no clock.
"""

"""The form of an export; see docs/formats.md."""

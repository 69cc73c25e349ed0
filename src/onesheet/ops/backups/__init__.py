"""Backups of a site: one zip with the database, the files that rows name and the keys, each apart; docs/moving.md."""

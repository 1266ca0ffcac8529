"""Data in a PostgreSQL database instead of a folder: written once, read and searched there."""

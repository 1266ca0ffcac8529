"""Changing a data folder: nothing is lost, whatever happens in between."""

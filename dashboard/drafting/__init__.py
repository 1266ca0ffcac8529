"""Candidate claims out of a text, for a person to accept, correct or drop."""

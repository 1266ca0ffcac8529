"""``python -m benchmarks.soak``: many viewers for a while, and what is left of it."""

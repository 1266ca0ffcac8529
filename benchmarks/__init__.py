"""The benchmark behind ``make bench``: a real server, a real Chromium, the sample data."""

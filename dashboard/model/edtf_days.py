"""EDTF dates as half-open spans of days, and days as words.

The one module that converts between the half-open spans used inside
(``start <= day < stop``, proleptic Gregorian ordinals) and the inclusive dates
that people read and write.
"""

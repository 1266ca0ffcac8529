"""The tables' schemas, EDTF days, and the reader of a data folder."""

"""Files of other formats that hold the corpus in every cell, and in the names of columns."""

import json

from tests.hostile.folder import DAY, table_bytes
from tests.hostile.values import HOSTILE


def foreign(form: str) -> bytes:
    """Return a file with every value in every cell, and as the name of a column."""
    rows = [
        {"date": DAY, "title": value, "text": value, "place": value, "lat": "43", "lon": "76",
         f"{name} {value[:80]}": value}
        for name, value in HOSTILE.items()
    ]  # fmt: skip
    if form == "csv":
        names = list(dict.fromkeys(name for row in rows for name in row))
        return table_bytes([names, *([row.get(name, "") for name in names] for row in rows)])
    if form == "geojson":
        point = {"type": "Point", "coordinates": [76, 43]}
        return json.dumps({"type": "FeatureCollection", "features": [
            {"type": "Feature", "id": row["title"], "geometry": point, "properties": row}
            for row in rows]}).encode()  # fmt: skip
    return json.dumps([
        {"id": row["title"], "description": row["text"], "latitude": "43", "longitude": "76",
         "location": row["place"], "date": DAY, "category": row["text"], row["title"][:200]: "x",
         "sources": [{"id": row["title"], "title": row["title"], "url": row["text"],
                      "author": row["text"], "description": row["text"]}]}
        for row in rows]).encode()  # fmt: skip

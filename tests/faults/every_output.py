"""Makes one of every output of a folder and prints what each hashes to, and the words.

Run as ``python -m tests.faults.every_output FOLDER``; prints one JSON object in ASCII.
"""

import hashlib
import json
import sys
from pathlib import Path

from dashboard.analysis.description import describe
from dashboard.editing.changes import Update
from dashboard.editing.workplace import Workplace
from dashboard.export.animation import AnimationOptions, animation
from dashboard.export.deck import deck_pptx
from dashboard.export.deck_options import DeckOptions
from dashboard.export.options import StillOptions
from dashboard.export.page import page_html
from dashboard.export.scene import open_scene
from dashboard.export.still import still_picture, still_words
from dashboard.export.table import TABLE_FORMS, table_file

DAY = "2022-01-02"


def main(folder: Path) -> None:
    """Make them all, the changed tables last."""
    scene, notices = open_scene(folder, {"day": DAY})
    look = StillOptions(960, 540)
    film = AnimationOptions(form="mp4", days=(DAY,), still=look)
    made = {form: table_file(scene, form) for form in TABLE_FORMS}
    made |= {form: still_picture(scene, look, form) for form in ("png", "svg", "pdf")}
    made["html"] = page_html(scene).encode()
    made["pptx"] = deck_pptx(scene, DeckOptions())
    made["mp4"] = animation(scene, film)
    workplace = Workplace(folder)
    row = workplace.read().rows("claims")[0]["claim_id"]
    workplace.save(workplace.read().base, [Update("claims", row, {"notes": "Ә, ß, 1,5"})], "Ә")
    made["saved"] = (folder / "claims.csv").read_bytes()
    told = {
        "view": describe(scene.dataset, scene.axis, scene.selection),
        "picture": still_words(scene, look),
        "report": [str(issue) for issue in scene.dataset.report],
        "notices": list(notices),
    }
    hashes = {name: hashlib.sha256(content).hexdigest() for name, content in made.items()}
    print(json.dumps({"told": told, "made": hashes}))


if __name__ == "__main__":
    main(Path(sys.argv[1]))

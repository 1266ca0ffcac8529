"""PDFs of a few kilobytes that would keep their reader busy for minutes, and an honest one."""

import zlib

_PAGES_AT = 6


def many_pages() -> bytes:
    """Return a PDF of 900 pages, which are one page of 20,000 words."""
    return _pdf(
        b"BT /F0 9 Tf " + b"(word) Tj T* " * 20_000 + b"ET", _stream(b""), fonts=1, pages=900
    )


def many_fonts() -> bytes:
    """Return a PDF of one page whose 400 fonts say of 65,536 signs what they stand for."""
    signs = b"begincmap\n1 beginbfrange\n<0000> <FFFF> <0000>\nendbfrange\nendcmap"
    return _pdf(b"BT /F0 9 Tf (a) Tj ET", _stream(signs), fonts=400, pages=1)


def long_report(pages: int = 300) -> bytes:
    """Return a report of so many pages, each of 40 lines and with a stream of its own."""
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b""]
    objects.append(b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>")
    kids = []
    for number in range(1, pages + 1):
        lines = (b"(Line %d of page %d says that 5 people died in Oran.) Tj T* " % (line, number)
                 for line in range(1, 41))  # fmt: skip
        objects.append(_stream(b"BT /F0 9 Tf 12 TL 50 800 Td " + b"".join(lines) + b"ET"))
        kids.append(b"%d 0 R" % (len(objects) + 1))
        objects.append(b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %d 0 R"
                       b"/Resources<</Font<</F0 3 0 R>>>>>>" % len(objects))  # fmt: skip
    objects[1] = b"<</Type/Pages/Count %d/Kids[%s]>>" % (pages, b" ".join(kids))
    return _file(objects)


def lost_objects(number: int = 500_000) -> bytes:
    """Return a PDF of one page, and so many objects of which its table says nothing."""
    lost = b"".join(b"%d 0 obj<<>>endobj\n" % each for each in range(9, number))
    head, end = long_report(pages=1).rsplit(b"startxref", 1)
    return head + lost + b"startxref\n9" + end.lstrip()


def _pdf(drawn: bytes, signs: bytes, *, fonts: int, pages: int) -> bytes:
    numbers = range(_PAGES_AT, _PAGES_AT + pages)
    named = b"".join(b"/F%d 4 0 R" % each for each in range(fonts))
    page = b"<</Type/Page/Parent 2 0 R/Contents 3 0 R/Resources<</Font<<%s>>>>>>" % named
    font = b"<</Type/Font/Subtype/Type0/BaseFont/H/Encoding/Identity-H/ToUnicode 5 0 R>>"
    kids = b" ".join(b"%d 0 R" % each for each in numbers)
    tree = b"<</Type/Pages/Count %d/Kids[%s]>>" % (pages, kids)
    catalog = b"<</Type/Catalog/Pages 2 0 R>>"
    return _file([catalog, tree, _stream(drawn), font, signs, *[page] * pages])


def _stream(content: bytes) -> bytes:
    packed = zlib.compress(content, 9)
    head = b"<</Length %d/Filter/FlateDecode>>stream\n" % len(packed)
    return head + packed + b"\nendstream"


def _file(objects: list[bytes]) -> bytes:
    content, starts = b"%PDF-1.7\n", []
    for number, each in enumerate(objects, start=1):
        starts.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % start for start in starts)
    size = len(objects) + 1
    head = b"xref\n0 %d\n0000000000 65535 f \n" % size
    end = b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (size, len(content))
    return content + head + table + end

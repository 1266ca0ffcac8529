"""Paragraphs as claims.csv counts them, and sentences with their characters."""

from dashboard.drafting.paragraphs import paragraphs, sentences

TEXT = """# Kopf


Am 5. Januar kam z. B. Dr. Meier. Es waren 3.000 Menschen! "Warum?", fragte sie. Dann Stille

• Freiheit für alle!
• Brot, Nr. 2 der Forderungen
"""


def test_blank_lines_part_paragraphs_and_lists_stay_one() -> None:
    assert [TEXT[a : a + 9] for a, _ in paragraphs(TEXT)] == [
        "# Kopf\n\n\n",
        "Am 5. Jan",
        "• Freihei",
    ]
    assert TEXT[slice(*paragraphs(TEXT)[2])].endswith("Forderungen")


def test_sentences_know_where_they_stand() -> None:
    found = sentences(TEXT, "de")
    assert [(each.locator, each.text) for each in found] == [
        ("¶1", "# Kopf"),
        ("¶2", "Am 5. Januar kam z. B. Dr. Meier."),
        ("¶2", "Es waren 3.000 Menschen!"),
        ("¶2", '"Warum?", fragte sie.'),
        ("¶2", "Dann Stille"),
        ("¶3", "• Freiheit für alle!"),
        ("¶3", "• Brot, Nr. 2 der Forderungen"),
    ]
    assert all(TEXT[each.start : each.stop] == each.text for each in found)


def test_a_text_without_blank_lines_has_a_paragraph_a_line() -> None:
    assert [s.locator for s in sentences("Eins ist da.\nZwei ist da.\n", "de")] == ["¶1", "¶2"]
    assert sentences("", "de") == sentences(" \n\n ", "de") == ()

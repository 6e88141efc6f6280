"""Texts as search reads them, by docs/marketplace.md, and some to search."""

import unicodedata

# Letters that no decomposition takes apart, and that people type in more than one way.
VARIANTS = {"æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "ı": "i", "þ": "th", "ى": "ي", "ة": "ه"}

# As somebody writes them; "…" stands where a word ends.
POOL = [
    "Café", "café", "CAFE", "massage", "MASS", "Straße", "STRASSE", "strasse", "hair", "haircut", "Haare", "йога", "ЙОГА", "Ёлка", "елка",
    "deep", "Ångström", "angstrom", "Łódź", "lodz", "œuvre", "Smørrebrød", "İzmir", "ızgara", "قهوة", "قهوه", "كـريم", "ﬁnish", "ＡＢＣ", "abc",
    "Pflegeˈ", "2nd", "24", "ΟΔΟΣ", "οδός", "niño", "crème-brûlée", "l'été", "x" * 50, "naïve\u0301", "Đặng", "Þór", "REFLEXOLOGY",
]


def words(text):
    """The words of a text, folded."""
    found, word = [], ""
    for letter in unicodedata.normalize("NFKD", text):
        kind = unicodedata.category(letter)
        if letter == "ـ" or kind[0] == "M" or kind == "Cf":
            continue
        if kind[0] in "LN":
            for folded in letter.casefold():
                word += VARIANTS.get(folded, folded)
        elif word:
            found.append(word)
            word = ""
    if word:
        found.append(word)
    return [word[:40] for word in found]

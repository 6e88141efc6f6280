"""The languages, and what both the tables and the samples must know."""

import re
from pathlib import Path

from babel import Locale
from babel.core import get_cldr_version
from babel.localedata import locale_identifiers

LANGUAGES = {"en": "English", "de": "German", "fr": "French", "es": "Spanish", "ru": "Russian", "ar": "Arabic"}

# How many digits stand before the first group separator at the least: CLDR's minimumGroupingDigits, which Babel does not carry.
MINIMUM_GROUPING = {"es": 2}

ROOT = Path(__file__).resolve().parents[2]


def locale(language):
    return Locale(language)


def regional(language):
    """The regions for which CLDR knows how the language is written there, each with its locale."""
    found = (re.fullmatch(rf"{language}_([A-Z]{{2}})", name) for name in locale_identifiers())
    return [(match[1], Locale.parse(match[0])) for match in sorted(filter(None, found), key=lambda match: match[1])]


def cycle(data):
    """The skeleton of the clock that a locale tells the time by: `hm` has twelve hours, `Hm` twenty-four."""
    return "hm" if "a" in data.time_formats["short"].pattern else "Hm"


def cldr_version():
    return get_cldr_version()


def currency_codes():
    """The codes that Sources/Engine/Money knows, read from its table."""
    table = (ROOT / "Sources/Engine/Money/CurrencyTable.swift").read_text(encoding="utf-8")
    body = table[table.index("static let groups") :]
    return sorted(set(re.findall(r"\b[A-Z]{3}\b", body)))

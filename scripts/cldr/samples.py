"""What Babel makes of many values, for the tests of Localization: lines of kind, language, arguments and text, parted by tabs."""

import datetime
import random
import re
from decimal import Decimal

from babel import dates, lists, numbers

from .source import LANGUAGES, MINIMUM_GROUPING, cldr_version, cycle, locale, regional

SEED = 20261129


def files():
    lines = [f"# Written by scripts/generate-cldr from CLDR {cldr_version()} through Babel (Unicode License v3)."]
    for code in LANGUAGES:
        lines += sorted(set(of_language(code)))
    return {"Tests/LocalizationTests/Fixtures/samples.tsv": "\n".join(lines) + "\n"}


def of_language(code):
    chance = random.Random(SEED)
    for kind, arguments, text in (
        *plurals(code),
        *calendar(code, chance),
        *ranges(code),
        *clocks(code),
        *money(code, chance),
        *notices(code),
        *enumerations(code),
        *offsets(code),
    ):
        yield "\t".join([kind, code, *(str(argument) for argument in arguments), text])


def plurals(code):
    form = locale(code).plural_form
    whole = [*range(0, 131), 200, 201, 202, 1000, 1001, 1002, 1011, 1000000, 1000001, 2000000, 999999999]
    for value in [str(number) for number in whole] + ["0.0", "0.5", "1.0", "1.00", "1.5", "2.0", "3.0", "5.1", "11.0", "21.0", "103.00"]:
        yield "plural", [value], form(Decimal(value))


def calendar(code, chance):
    styles = {
        **{style: locale(code).date_formats[style].pattern for style in ("full", "long", "medium", "short")},
        "monthAndDay": "MMMMd",
        "weekdayMonthAndDay": "MMMEd",
        "monthAndYear": "yMMMM",
    }
    days = [datetime.date(2026, month, day) for month in range(1, 13) for day in (1, 9, 28)]
    days += [datetime.date(1970, 1, 1) + datetime.timedelta(days=chance.randrange(47000)) for _ in range(60)]
    for day in days:
        for style, pattern in styles.items():
            if style in ("full", "long", "medium", "short"):
                text = dates.format_date(day, style, locale=code)
            else:
                text = dates.format_skeleton(pattern, day, locale=code)
            yield "date", [day.isoformat(), style], text
        clock = datetime.time(chance.randrange(24), chance.randrange(60))
        yield "time", [clock.strftime("%H:%M")], dates.format_time(clock, "short", locale=code)
    for hour in range(24):
        yield "time", [f"{hour:02}:05"], dates.format_time(datetime.time(hour, 5), "short", locale=code)


def ranges(code):
    skeleton = "hm" if "a" in locale(code).time_formats["short"].pattern else "Hm"
    for start, end in (("09:00", "10:00"), ("09:00", "09:45"), ("11:30", "12:15"), ("13:05", "18:00"), ("00:00", "23:59"), ("12:00", "12:30")):
        times = [datetime.time.fromisoformat(clock) for clock in (start, end)]
        yield "range", [start, end], dates.format_interval(*times, skeleton=skeleton, locale=code)


def clocks(code):
    """Times on both clocks, and which of them each region has."""
    for region, data in regional(code):
        yield "cycle", [region], cycle(data)
    for skeleton in ("hm", "Hm"):
        # Of the language's own clock there are samples by the pattern for short times, whose spaces differ.
        for hour in range(24) if skeleton != cycle(locale(code)) else ():
            time = datetime.time(hour, 5)
            yield "clock", [skeleton, f"{hour:02}:05"], dates.format_skeleton(skeleton, time, locale=code)
        for start, end in (("09:00", "10:00"), ("11:30", "12:15"), ("13:05", "18:00"), ("12:00", "12:30")):
            times = [datetime.time.fromisoformat(clock) for clock in (start, end)]
            yield "clocks", [skeleton, start, end], dates.format_interval(*times, skeleton=skeleton, locale=code)


def money(code, chance):
    digits = {"EUR": 2, "USD": 2, "GBP": 2, "RUB": 2, "CHF": 2, "JPY": 0, "KWD": 3, "SAR": 2, "MXN": 2}
    amounts = [0, 1, 5, 99, 100, 999, 12345, 99999, 100000, 123456, 999999, 1000000, 1234567, 123456789012, -1, -12345, -1234567]
    amounts += [chance.randrange(-(10**9), 10**9) for _ in range(10)]
    for currency, places in digits.items():
        for amount in amounts:
            value = Decimal(amount).scaleb(-places)
            grouped = abs(value) >= 10 ** (2 + MINIMUM_GROUPING.get(code, 1))
            text = numbers.format_currency(value, currency, locale=code, currency_digits=False, group_separator=grouped, format=money_format(code, places))
            yield "money", [currency, amount], spaced(text.replace("-", locale(code).number_symbols["latn"]["minusSign"]))


def money_format(code, places):
    pattern = locale(code).currency_formats["standard"].pattern
    return pattern.replace("0.00", "0" if places == 0 else "0." + "0" * places)


# The sign of a pattern stands for the language's own minus (UTS 35, part 3, Special Pattern Characters), which Babel leaves out too.
def spaced(text):
    """CLDR's currencySpacing, which Babel leaves out: a no-break space between a letter of the symbol and a digit."""
    return re.sub(r"([A-Za-z])(\d)", "\\1\u00a0\\2", text)


def notices(code):
    raw = locale(code)._data
    form = locale(code).plural_form
    for unit in ("minute", "hour", "day"):
        for count in (0, 1, 2, 3, 5, 10, 11, 15, 21, 24, 45, 48, 100, 101):
            for kind in ("future", "past"):
                patterns = raw["date_fields"][unit][kind]
                yield kind, [unit, count], patterns[form(count)].replace("{0}", str(count))
            patterns = raw["unit_patterns"][f"duration-{unit}"]["long"]
            yield "duration", [unit, count], patterns[form(count)].replace("{0}", str(count))


def enumerations(code):
    for count in range(1, 6):
        items = list("abcde"[:count])
        yield "and", ["".join(items)], lists.format_list(items, "standard", locale=code)
        yield "or", ["".join(items)], lists.format_list(items, "or", locale=code)


def offsets(code):
    for minutes in (-720, -570, -300, -60, 0, 60, 120, 330, 345, 840):
        moment = datetime.datetime(2026, 3, 9, tzinfo=datetime.timezone(datetime.timedelta(minutes=minutes)))
        long = dates.get_timezone_gmt(moment, width="long", locale=code)
        short = re.sub(r"([+-])0?(\d+):(\d\d)", lambda part: part[1] + part[2] + ("" if part[3] == "00" else ":" + part[3]), long)
        yield "offset", [minutes * 60], re.sub(r"[+-]0$", "", short)

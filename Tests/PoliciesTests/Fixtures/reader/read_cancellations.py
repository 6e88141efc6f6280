#!/usr/bin/env python3
"""Writes random files of cancellations, and reads each of them with Python's csv module.

Prints one line of JSON for each file: the file in base64, the options that a reader needs, and the totals that it must find by provider
and currency, under a policy that gives back all until five days before the start and half until a day before. Values are checked by
datetime, zoneinfo and decimal: nothing here is shared with what is tested.

    read_cancellations.py SEED COUNT
"""

import base64
import csv
import io
import json
import random
import re
import sys
from datetime import datetime, timedelta, timezone
from decimal import Decimal
from zoneinfo import ZoneInfo

COLUMNS = ["booking_id", "provider_id", "currency", "paid", "already_refunded", "booked_at", "start_at", "end_at", "cancelled_at", "cancelled_by"]
DIGITS = {"EUR": 2, "USD": 2, "JPY": 0, "KWD": 3}
NAMES = ["p1", "Müller", "a;b", "a,b", 'x "y" z', "tab\there", "line\nbreak", "Ж", "💈 Salon", "p|2", "p'3"]
ZONES = ["UTC", "Europe/Berlin", "America/New_York", "Asia/Kathmandu"]
ORDERS = {"dmy": "%d.%m.%Y %H:%M:%S", "mdy": "%m/%d/%Y %H:%M:%S", "iso": "%Y-%m-%d %H:%M:%S"}


def main():
    seed, count = int(sys.argv[1]), int(sys.argv[2])
    for number in range(count):
        choose = random.Random(f"{seed}/{number}")
        print(json.dumps(make(choose, f"{seed}/{number}")), flush=False)


def make(choose, name):
    options = {
        "amounts": choose.choice([None, "decimal"]),
        "decimal": choose.choice([".", ","]),
        "zone": choose.choice(ZONES),
        "order": choose.choice(list(ORDERS)),
        "names": {},
    }
    order = COLUMNS[:]
    choose.shuffle(order)
    extra = choose.randrange(3)
    header = order + [f"note {n}" for n in range(extra)]
    for column in choose.sample(COLUMNS, choose.randrange(4)):
        options["names"][column] = f"{column.title()}, as we say"
    shown = [options["names"].get(column, column) for column in header]
    rows = [row(choose, header, options) for _ in range(choose.randrange(1, 30))]
    data, shape = write(choose, [shown] + rows)
    return {
        "name": name,
        "file": base64.b64encode(data).decode(),
        "options": options | {"delimiter": shape["delimiter"] if shape["tell"] else None},
        "expected": expect(data, shape, options),
    }


def row(choose, header, options):
    booked = datetime(2026, 1, 1, tzinfo=timezone.utc) + timedelta(seconds=choose.randrange(20_000_000))
    start = booked + timedelta(seconds=choose.randrange(2_000_000))
    cancelled = booked + timedelta(seconds=choose.randrange(2_200_000))
    currency = choose.choice(list(DIGITS))
    paid = choose.randrange(10 ** choose.randrange(1, 9))
    values = {
        "booking_id": f"b{choose.randrange(10**9)}",
        "provider_id": choose.choice(NAMES),
        "currency": choose.choice([currency, currency.lower()]),
        "paid": amount(choose, paid, currency, options),
        "already_refunded": choose.choice(["", amount(choose, choose.randrange(paid + 1), currency, options)]),
        "booked_at": moment(choose, booked, options),
        "start_at": moment(choose, start, options),
        "end_at": moment(choose, start + timedelta(minutes=45), options),
        "cancelled_at": moment(choose, cancelled, options),
        "cancelled_by": choose.choice(["client", "Client", "provider", "no_show", "no-show", "customer"]),
    }
    if choose.random() < 0.05:
        column = choose.choice(["paid", "cancelled_by", "currency", "start_at"])
        values[column] = choose.choice(["?", "x1", "2026-13-01 00:00:00", "12..5"])
    return [values.get(column, choose.choice(["", "note; with, marks", "1"])) for column in header]


def amount(choose, value, currency, options):
    if options["amounts"] != "decimal":
        return str(value)
    digits = DIGITS[currency]
    whole, fraction = divmod(value, 10**digits)
    mark = options["decimal"]
    grouping = {".": ",", ",": "."}[mark]
    text = f"{whole:,}".replace(",", grouping) if choose.random() < 0.3 else str(whole)
    return text + (f"{mark}{fraction:0{digits}d}" if digits else "")


def moment(choose, value, options):
    if choose.random() < 0.5:
        return value.strftime("%Y-%m-%dT%H:%M:%SZ")
    return value.astimezone(ZoneInfo(options["zone"])).strftime(ORDERS[options["order"]])


def write(choose, rows):
    shape = {
        "delimiter": choose.choice([",", ";", "\t", "|"]),
        "end": choose.choice(["\n", "\r\n", "\r"]),
        "encoding": choose.choice(["utf-8", "utf-8-sig", "utf-16-le", "utf-16-be"]),
        "preface": choose.random() < 0.2,
        "tell": choose.random() < 0.2,
    }
    out = io.StringIO(newline="")
    quoting = choose.choice([csv.QUOTE_MINIMAL, csv.QUOTE_ALL, csv.QUOTE_NONNUMERIC])
    writer = csv.writer(out, delimiter=shape["delimiter"], lineterminator=shape["end"], quoting=quoting)
    for line in rows:
        writer.writerow(line)
        if choose.random() < 0.03:
            out.write(shape["end"])
    text = out.getvalue()
    if shape["preface"]:
        text = f"sep={shape['delimiter']}{shape['end']}{text}"
    if choose.random() < 0.3:
        text = text.removesuffix(shape["end"])
    data = text.encode(shape["encoding"])
    if shape["encoding"].startswith("utf-16"):
        data = (b"\xff\xfe" if shape["encoding"].endswith("le") else b"\xfe\xff") + data
    return data, shape


def expect(data, shape, options):
    encoding = {"utf-16-le": "utf-16", "utf-16-be": "utf-16"}.get(shape["encoding"], shape["encoding"])
    text = data.decode(encoding)
    lines = list(csv.reader(io.StringIO(text, newline=""), delimiter=shape["delimiter"]))
    lines = [line for line in lines if line]
    if shape["preface"]:
        lines = lines[1:]
    meaning = {name: column for column, name in options["names"].items()}
    header = [meaning.get(name, name) for name in lines[0]]
    groups, rejected = {}, 0
    for line in lines[1:]:
        try:
            values = dict(zip(header, line, strict=True))
            add(groups, values, options)
        except (ValueError, KeyError, ArithmeticError):
            rejected += 1
    return {"rows": len(lines) - 1, "rejected": rejected, "groups": sorted(groups.values(), key=lambda g: (g["provider"], g["currency"]))}


def add(groups, values, options):
    currency = values["currency"].upper()
    digits = DIGITS[currency]
    paid = units(values["paid"], digits, options)
    before = units(values["already_refunded"], digits, options) if values["already_refunded"] else 0
    booked, start, cancelled = (when(values[name], options) for name in ("booked_at", "start_at", "cancelled_at"))
    when(values["end_at"], options)
    if not 0 <= before <= paid or cancelled < booked:
        raise ValueError("not a cancellation")
    by = {"client": "client", "customer": "client", "provider": "provider", "no_show": "no_show", "no-show": "no_show"}
    initiator = by[values["cancelled_by"].lower()]
    notice = (start - cancelled).total_seconds()
    share = 100 if initiator == "provider" or notice >= 5 * 86_400 else 50 if notice >= 86_400 else 0
    refund = max(0, (paid * share + 50) // 100 - before)
    if digits == 3:
        refund -= refund % 10
    key = (values["provider_id"], currency)
    group = groups.setdefault(key, {"provider": key[0], "currency": currency, "cancellations": 0, "paid": 0, "refund": 0})
    group["cancellations"] += 1
    group["paid"] += paid
    group["refund"] += refund


def units(text, digits, options):
    if options["amounts"] != "decimal":
        return int(text)
    grouping = {".": ",", ",": "."}[options["decimal"]]
    mark, group = re.escape(options["decimal"]), re.escape(grouping)
    if not re.fullmatch(rf"([0-9]+|[1-9][0-9]{{0,2}}({group}[0-9]{{3}})+)({mark}[0-9]+)?", text):
        raise ValueError("not an amount")
    value = Decimal(text.replace(grouping, "").replace(options["decimal"], ".")) * 10**digits
    if value != int(value):
        raise ValueError("too many digits")
    return int(value)


def when(text, options):
    if text.endswith("Z"):
        return datetime.strptime(text, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=timezone.utc)
    value = datetime.strptime(text, ORDERS[options["order"]])
    zone = ZoneInfo(options["zone"])
    early, late = (value.replace(tzinfo=zone, fold=fold).astimezone(timezone.utc) for fold in (0, 1))
    if early != late:
        raise ValueError("not shown once")
    return early


if __name__ == "__main__":
    main()

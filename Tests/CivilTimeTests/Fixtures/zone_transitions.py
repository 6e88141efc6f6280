"""Prints, for every zone of the database, the offset around each of its transitions from 1970 to 2100.

    names NAME NAME ...             every zone that zoneinfo knows
    zone NAME                       a zone, followed by its instants
    INSTANT OFFSET                  seconds since 1970 UTC, seconds east of Greenwich
    alias NAME TARGET               a zone whose file has the same bytes as one printed before

Offsets are those of Python's zoneinfo. The instants are the file's own transitions and, in the years past the table, those at
which the offset is found to change, each with the second before and the second after; then some of the years to 9999.
"""

import os
import random
import struct
import sys
import zoneinfo
from datetime import datetime, timezone

FIRST = 0
LAST = 4102444800  # 2100-01-01
END = 253402214400  # 9999-12-31
DAY = 86400


def listed(data):
    """The 64-bit transition times of a TZif file."""
    counts = struct.unpack(">6l", data[20:44])
    isut, isstd, leap, times, types, chars = counts
    if data[4:5] < b"2":
        return list(struct.unpack(f">{times}l", data[44 : 44 + 4 * times]))
    second = 44 + times * 5 + types * 6 + chars + leap * 8 + isstd + isut
    times = struct.unpack(">6l", data[second + 20 : second + 44])[3]
    return list(struct.unpack(f">{times}q", data[second + 44 : second + 44 + 8 * times]))


def offset(zone, instant):
    return int(datetime.fromtimestamp(instant, timezone.utc).astimezone(zone).utcoffset().total_seconds())


def found(zone, start):
    """The changes of offset from `start` on, found by steps of four days and bisection."""
    changes = []
    lower, before = start, offset(zone, start)
    while lower < LAST:
        upper = lower + 4 * DAY
        after = offset(zone, upper)
        if after != before:
            low, high = lower, upper
            while high - low > 1:
                middle = (low + high) // 2
                if offset(zone, middle) == before:
                    low = middle
                else:
                    high = middle
            changes.append(high)
        lower, before = upper, after
    return changes


def main(root):
    zoneinfo.reset_tzpath(to=[root])
    names = sorted(
        name
        for name in zoneinfo.available_timezones()
        if name not in ("localtime", "posixrules") and os.path.exists(os.path.join(root, name))
    )
    later = random.Random(1).sample(range(LAST, END), 40)
    print("names", *names)
    seen = {}
    for name in names:
        with open(os.path.join(root, name), "rb") as file:
            data = file.read()
        if data in seen:
            print("alias", name, seen[data])
            continue
        seen[data] = name
        zone = zoneinfo.ZoneInfo(name)
        times = [time for time in listed(data) if FIRST <= time < LAST]
        times += found(zone, max(times[-1] if times else FIRST, FIRST) + 1)
        print("zone", name)
        for instant in sorted({t for time in times + [FIRST, LAST] for t in (time - 1, time, time + 1)}):
            print(instant, offset(zone, instant))
        for instant in later:
            print(instant, offset(zone, instant))


main(sys.argv[1])

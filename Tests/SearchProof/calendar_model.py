"""When sessions of a service can begin, by docs/slots.md."""

import bisect
import datetime
import functools
import zoneinfo

EPOCH = datetime.date(1970, 1, 1)
DAY = 86_400
UTC = datetime.timezone.utc


@functools.cache
def offsets(zone):
    """The spans (from, to, offset) of a zone in 2025 to 2027 in which clocks do not change."""
    tz = zoneinfo.ZoneInfo(zone)

    def offset(instant):
        return int(datetime.datetime.fromtimestamp(instant, UTC).astimezone(tz).utcoffset().total_seconds())

    begin, end = 1_735_689_600, 1_830_000_000
    spans, start, known = [], begin, offset(begin)
    for instant in range(begin, end, 900):
        if (now := offset(instant)) != known:
            spans.append((start, instant, known))
            start, known = instant, now
    return spans + [(start, end, known)]


def reading(zone, instant):
    """What clocks show, in seconds since 1970 as if it were UTC."""
    spans = offsets(zone)
    return instant + spans[bisect.bisect(spans, (instant, float("inf"))) - 1][2]


def instants(zone, lower, upper):
    """The spans of instants at which clocks show something in [lower, upper)."""
    found = []
    for start, end, offset in offsets(zone):
        low, high = max(start, lower - offset), min(end, upper - offset)
        if low < high:
            if found and found[-1][1] == low:
                found[-1] = (found[-1][0], high)
            else:
                found.append((low, high))
    return found


def merged(spans):
    result = []
    for low, high in sorted(spans):
        if result and low <= result[-1][1]:
            result[-1] = (result[-1][0], max(high, result[-1][1]))
        else:
            result.append((low, high))
    return result


def without(span, parts):
    low, high = span
    for start, end in merged(parts):
        if end <= low or start >= high:
            continue
        if start > low:
            yield low, start
        low = end
    if low < high:
        yield low, high


def seconds(clock):
    return int(clock[:2]) * 3600 + int(clock[3:]) * 60


def number(date):
    return (date - EPOCH).days


class Calendar:
    """A provider's hours, bookings and busy time."""

    def __init__(self, zone):
        self.zone = zone
        self.weekly = []
        self.own_weekly = {}
        self.exceptions = {}
        self.days_off = set()
        self.bookings = []
        self.busy = []
        self.cache = {}

    def __repr__(self):
        return str({name: value for name, value in vars(self).items() if name != "cache"})

    def changed(self):
        self.cache = {}

    def hours(self, day, service):
        """The clock times of a date's hours, in seconds after its midnight."""
        if day in self.days_off:
            return []
        row = self.exceptions.get(day)
        if row and "custom_start" not in row:
            return []
        if row and row["is_available"]:
            rows = [(row["custom_start"], row["custom_end"])]
        else:
            # 1970 began on a Thursday.
            week_day, monday = (day + 4) % 7, (day + 3) // 7
            rows = []
            for hours in self.own_weekly.get(service, self.weekly):
                first = hours.get("valid_from")
                if first and number(datetime.date.fromisoformat(first)) > day:
                    continue
                if "valid_until" in hours and number(datetime.date.fromisoformat(hours["valid_until"])) < day:
                    continue
                if hours.get("every_weeks") == 2 and (monday - (number(datetime.date.fromisoformat(first)) + 3) // 7) % 2:
                    continue
                if hours["day_of_week"] == week_day:
                    rows.append((hours["start_time"], hours["end_time"]))
        return merged(self.span(*row) for row in rows)

    @staticmethod
    def span(start, end):
        low, high = seconds(start), seconds(end)
        return low, high if high > low else high + DAY

    def openings(self, day, service):
        parts = []
        for date in (day - 1, day, day + 1):
            row = self.exceptions.get(date)
            if date not in self.days_off and row and not row["is_available"] and "custom_start" in row:
                low, high = self.span(row["custom_start"], row["custom_end"])
                parts += instants(self.zone, date * DAY + low, date * DAY + high)
        for low, high in self.hours(day, service):
            for span in instants(self.zone, day * DAY + low, day * DAY + high):
                yield from without(span, parts)

    def taken(self, now):
        """Bookings that stand, and holds that have not run out."""
        return [booking for booking in self.bookings if booking["stands"] and (booking["until"] is None or booking["until"] > now)]

    def starts_of(self, day, service, now):
        """The starts in the hours of a date, whatever notice and limits say."""
        key = (day, service["id"])
        # Holds run out without a change.
        horizon = min((b["until"] for b in self.bookings if b["stands"] and b["until"] and b["until"] > now), default=None)
        known = self.cache.get(key)
        if known and known[0] <= now and (known[1] is None or now < known[1]):
            return known[2]
        found = sorted({start for opening in self.openings(day, service["id"]) for start in self.starts_in(opening, service, now)})
        self.cache[key] = (now, horizon, found)
        return found

    def starts_in(self, opening, service, now):
        low, high = opening
        length, before, after = (60 * service[name] for name in ("duration_minutes", "buffer_before_minutes", "buffer_after_minutes"))
        step = 60 * service["slot_step_minutes"]
        taken = self.taken(now)
        footprints = [(b["start"] - b["before"], b["end"] + b["after"]) for b in taken]
        occupied = merged(footprints + self.busy)
        gaps = without((low - DAY * 40, high + DAY * 40), occupied)
        for free, end in gaps:
            first = max(low, free + before)
            last = min(high, end - after) - length
            if service["slot_alignment"] == "opening":
                start = low + -((low - first) // step) * step
            elif service["slot_alignment"] == "packed":
                start = first
            else:
                unit = 60 * next((minutes for minutes in (60, 30, 20, 15, 10, 5) if step % (60 * minutes) == 0), 1)
                start = first + -reading(self.zone, first) % unit
            yield from range(start, last + 1, step)
        # A session with seats left stays bookable at its own start.
        for start in {b["start"] for b in taken if b["service"] == service["id"]}:
            seats = [b for b in taken if b["start"] == start and b["service"] == service["id"]]
            others = [(b["start"] - b["before"], b["end"] + b["after"]) for b in taken if b not in seats] + self.busy
            mine = (start - before, start + length + after)
            if len(seats) >= service["capacity"] or any(b["end"] != start + length for b in seats):
                continue
            if not low <= start <= high - length or any(s < mine[1] and mine[0] < e for s, e in others):
                continue
            if service["slot_alignment"] != "opening" or (start - low) % step == 0:
                yield start

    def starts(self, lower, upper, service, now, as_of=None):
        """All starts in [lower, upper) that can be booked, as somebody sees them who asks at `as_of`."""
        as_of = now if as_of is None else as_of
        lower = max(lower, as_of + 60 * service["min_notice_minutes"])
        last_day = reading(self.zone, as_of) // DAY + service["booking_window_days"] if service["booking_window_days"] is not None else None
        found = []
        for day in range(lower // DAY - 2, upper // DAY + 2):
            found += self.starts_of(day, service, now)
        mine = [reading(self.zone, b["start"]) // DAY for b in self.taken(now) if b["service"] == service["id"]]

        def is_allowed(start):
            day = reading(self.zone, start) // DAY
            if last_day is not None and day > last_day:
                return False
            month = self.month(day)
            counts = {
                "day": sum(other == day for other in mine),
                "week": sum((other + 3) // 7 == (day + 3) // 7 for other in mine),
                "month": sum(self.month(other) == month for other in mine),
            }
            return all(service[f"max_bookings_per_{name}"] is None or count < service[f"max_bookings_per_{name}"] for name, count in counts.items())

        return [start for start in sorted(set(found)) if lower <= start < upper and is_allowed(start)]

    @staticmethod
    def month(day):
        date = EPOCH + datetime.timedelta(days=day)
        return date.year, date.month

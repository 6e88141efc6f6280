#!/usr/bin/env python3
"""Compares what `bookable calendars busy` says of random calendars with what recurring-ical-events and ical say.

usage: compare.py [--calendars N] [--seed N] [--processes N] [--bookable PATH] [--show N]

Each calendar has a seed of its own, which is printed with a difference and replays it: `--seed SEED --calendars 1 --show 1`. A difference
is explained only by a decision of docs/decisions/0030-own-icalendar-reader.md, and only if it is gone once the events that the decision
is about are taken out of the calendar, or once the other reader's instances are given the length that the decision gives them. Anything
else fails. `ical` is asked about single events, as it has no overrides; what it does not take is counted as refused.
"""

import argparse
import collections
import concurrent.futures
import copy
import datetime as dt
import os
import random
import re
import subprocess
import sys
import zoneinfo
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
PYTHON = ROOT / ".build/calendar-readers/bin/python"
if Path(sys.prefix) != ROOT / ".build/calendar-readers" and PYTHON.exists():
    os.execv(PYTHON, [str(PYTHON), *sys.argv])

import icalendar  # noqa: E402
import recurring_ical_events  # noqa: E402
from ical.calendar_stream import IcsCalendarStream  # noqa: E402

OWNER = "Europe/Berlin"
ZONES = ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata", "Europe/London", "America/Sao_Paulo", "Pacific/Auckland"]
FROM, TO = dt.datetime(2026, 2, 1, tzinfo=dt.timezone.utc), dt.datetime(2026, 8, 1, tzinfo=dt.timezone.utc)
DAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]

SAME_LENGTH = "a series takes equally long each time"
WEEK_NUMBERS = "BYWEEKNO without BYDAY means the weekday of DTSTART"
FIRST_COUNTS = "DTSTART is an instance, and the first of COUNT, also if the rule does not name it"
SKIPPED_HOUR = "instances in a skipped hour take place, shifted by the gap"
VERSIONS = "of versions of one event the highest SEQUENCE counts, or else all block"
EXCLUDED_MOVED = "an instance that is excluded and moved takes place where it was moved to"


# Making

class Event:
    """A random event, as lines; `marks` are the decisions that it may be about."""

    def __init__(self, chance, uid):
        self.uid, self.marks, self.overrides = uid, set(), []
        self.kind = chance.choice(["utc", "zone", "zone", "zone", "floating", "date"])
        self.zone = chance.choice(ZONES)
        day = dt.date(2025, 1, 1) + dt.timedelta(days=chance.randrange(0, 560))
        # Around the hours in which clocks are changed more often than chance has it.
        hour = chance.choice([0, 1, 2, 2, 3, 9, 12, 17, 23])
        self.start = dt.datetime.combine(day, dt.time(hour, chance.choice([0, 15, 30])) if self.kind != "date" else dt.time())
        self.lines = [f"UID:{uid}", "DTSTAMP:20250101T000000Z", f"SUMMARY:{uid}", f"DTSTART{self.moment(self.start)}"]
        self.length = self.end(chance)
        self.is_free = chance.random() < 0.1
        if self.is_free:
            self.lines.append("TRANSP:TRANSPARENT")
        if chance.random() < 0.05:
            self.is_free = True
            self.lines.append("STATUS:CANCELLED")
        self.rule = chance.random() < 0.75
        if self.rule:
            self.recur(chance)

    def moment(self, wall, kind=None):
        kind = kind or self.kind
        if kind == "date":
            return f";VALUE=DATE:{wall:%Y%m%d}"
        zone = f";TZID={self.zone}" if kind == "zone" else ""
        return f"{zone}:{wall:%Y%m%dT%H%M%S}" + ("Z" if kind == "utc" else "")

    def end(self, chance):
        """The line of an end; how long the event is, exactly or in days."""
        if self.kind == "date":
            days = chance.choice([1, 1, 1, 2, 3, 7])
            self.lines.append(f"DTEND{self.moment(self.start + dt.timedelta(days=days))}")
            return dt.timedelta(days=days)
        length = dt.timedelta(minutes=chance.choice([15, 30, 60, 60, 90, 240, 720, 1500]))
        form = chance.random()
        if form < 0.2:
            self.lines.append(f"DURATION:PT{int(length.total_seconds() // 60)}M")
            return length
        end = self.start + length
        self.lines.append(f"DTEND{self.moment(end)}")
        # Of a zone, the exact length is between two instants; unless a skipped hour shifts the start up to the end or past it.
        exact = self.instant(end) - self.instant(self.start)
        return exact if exact > dt.timedelta() else length

    def instant(self, wall):
        name = {"utc": "UTC", "zone": self.zone}.get(self.kind, OWNER)
        return wall.replace(tzinfo=zoneinfo.ZoneInfo(name)).astimezone(dt.timezone.utc)

    def recur(self, chance):
        frequency = chance.choice(["DAILY", "WEEKLY", "WEEKLY", "MONTHLY", "MONTHLY", "YEARLY"])
        parts = [f"FREQ={frequency}"]
        if chance.random() < 0.4:
            parts.append(f"INTERVAL={chance.randrange(1, 5)}")
        named = False
        if frequency == "WEEKLY" and chance.random() < 0.6:
            parts.append("BYDAY=" + ",".join(sorted(chance.sample(DAYS, chance.randrange(1, 4)), key=DAYS.index)))
            named = True
        if frequency == "MONTHLY":
            form = chance.random()
            if form < 0.3:
                parts.append("BYMONTHDAY=" + ",".join(str(chance.choice([1, 5, 15, 28, 29, 30, 31, -1, -3])) for _ in range(2)))
                named = True
            elif form < 0.6:
                parts.append(f"BYDAY={chance.choice([1, 2, 3, 4, -1, -2])}{chance.choice(DAYS)}")
                named = True
            elif form < 0.75:
                parts += ["BYDAY=MO,TU,WE,TH,FR", f"BYSETPOS={chance.choice([1, -1, 2])}"]
                named = True
        if frequency == "YEARLY":
            form = chance.random()
            if form < 0.3:
                parts.append(f"BYMONTH={chance.randrange(1, 13)}")
                named = True
            elif form < 0.5:
                parts.append(f"BYWEEKNO={chance.choice([1, 9, 20, 53, -1])}")
                self.marks.add(WEEK_NUMBERS)
                named = True
            elif form < 0.7:
                parts += [f"BYMONTH={chance.randrange(1, 13)}", f"BYDAY={chance.choice([1, 2, -1])}{chance.choice(DAYS)}"]
                named = True
            elif form < 0.8:
                parts.append(f"BYYEARDAY={chance.choice([1, 60, 100, 200, 366, -1])}")
                named = True
        if frequency == "DAILY" and chance.random() < 0.2:
            parts.append(f"BYMONTH={chance.randrange(1, 13)}")
            named = True
        if chance.random() < 0.15:
            parts.append(f"WKST={chance.choice(DAYS)}")
        bound = chance.random()
        if bound < 0.35:
            parts.append(f"COUNT={chance.randrange(1, 60)}")
        elif bound < 0.6:
            until = self.start + dt.timedelta(days=chance.randrange(0, 600))
            if self.kind == "date":
                parts.append(f"UNTIL={until:%Y%m%d}")
            elif self.kind == "floating":
                parts.append(f"UNTIL={until:%Y%m%dT%H%M%S}")
            else:
                parts.append(f"UNTIL={self.instant(until):%Y%m%dT%H%M%SZ}")
        if named:
            self.marks.add(FIRST_COUNTS)
        self.lines.append("RRULE:" + ";".join(parts))
        for _ in range(chance.choice([0, 0, 1, 3])):
            self.lines.append(f"EXDATE{self.moment(self.start + dt.timedelta(days=chance.randrange(0, 120)))}")
        if chance.random() < 0.15:
            self.lines.append(f"RDATE{self.moment(self.start + dt.timedelta(days=chance.randrange(1, 400), hours=0 if self.kind == 'date' else 1))}")
        if chance.random() < 0.3 and frequency in ("DAILY", "WEEKLY") and not named:
            self.override(chance, 1 if frequency == "DAILY" else 7, parts)

    def override(self, chance, step, parts):
        interval = next((int(part[9:]) for part in parts if part.startswith("INTERVAL=")), 1)
        instance = self.start + dt.timedelta(days=step * interval * chance.randrange(0, 8))
        lines = [f"UID:{self.uid}", "DTSTAMP:20250102T000000Z", f"RECURRENCE-ID{self.moment(instance)}", "SEQUENCE:1"]
        moved = instance + (dt.timedelta(days=1) if self.kind == "date" else dt.timedelta(hours=chance.choice([1, 5, 30])))
        lines.append(f"DTSTART{self.moment(moved)}")
        lines.append(f"DTEND{self.moment(moved + dt.timedelta(days=1) if self.kind == 'date' else moved + dt.timedelta(minutes=45))}")
        if chance.random() < 0.3:
            lines.append("STATUS:CANCELLED")
        self.overrides.append(lines)

    def spelled(self):
        """The same, with the weekday that a rule by weeks leaves out, so that all readers mean the same by it."""
        other = copy.copy(self)
        other.lines = [re.sub(r"(BYWEEKNO=-?\d+)", rf"\1;BYDAY={DAYS[self.start.weekday()]}", line) for line in self.lines]
        return other

    def without_excluded(self):
        """The same without the override of an instance that an EXDATE excludes."""
        other = copy.copy(self)
        excluded = {line.replace("EXDATE", "RECURRENCE-ID", 1) for line in self.lines if line.startswith("EXDATE")}
        other.overrides = [lines for lines in self.overrides if not excluded & set(lines)]
        return other

    @property
    def texts(self):
        return ["\r\n".join(["BEGIN:VEVENT", *lines, "END:VEVENT"]) for lines in [self.lines, *self.overrides]]


def calendar(events):
    texts = [text for event in events for text in event.texts]
    return "\r\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//random//EN", *texts, "END:VCALENDAR", ""])


def make(seed):
    chance = random.Random(seed)
    return [Event(chance, f"event-{number}") for number in range(chance.randrange(1, 4))]


# Reading

def merged(spans):
    result = []
    for start, end in sorted((max(start, FROM), min(end, TO)) for start, end in spans):
        if start >= end:
            continue
        if result and start <= result[-1][1]:
            result[-1] = (result[-1][0], max(end, result[-1][1]))
        else:
            result.append((start, end))
    return result


def ours(bookable, text):
    command = [bookable, "calendars", "busy", "-", "--from", f"{FROM:%Y-%m-%dT%H:%M:%SZ}", "--to", f"{TO:%Y-%m-%dT%H:%M:%SZ}", "--time-zone", OWNER]
    answer = subprocess.run(command, input=text, capture_output=True, text=True, timeout=60)
    spans = []
    for line in answer.stdout.splitlines():
        if line.startswith(("ignored", "error")):
            raise ValueError(line)
        spans.append(tuple(dt.datetime.fromisoformat(part.replace("Z", "+00:00")) for part in line.split()))
    if answer.returncode:
        raise ValueError(answer.stderr)
    return merged(spans)


def instant(value):
    if not isinstance(value, dt.datetime):
        value = dt.datetime.combine(value, dt.time())
    if value.tzinfo is None:
        value = value.replace(tzinfo=zoneinfo.ZoneInfo(OWNER))
    return value.astimezone(dt.timezone.utc)


def theirs(text, events, exact):
    """What recurring-ical-events says; with `exact`, instances of a series get the length that its first one has."""
    lengths = {event.uid: event.length for event in events}
    spans = []
    parsed = icalendar.Calendar.from_ical(text)
    # A day more on both sides, as an instance may be longer than it says.
    for found in recurring_ical_events.of(parsed).between(FROM - dt.timedelta(days=9), TO + dt.timedelta(days=9)):
        if str(found.get("TRANSP", "")) == "TRANSPARENT" or str(found.get("STATUS", "")) == "CANCELLED":
            continue
        start, end = found["DTSTART"].dt, found["DTEND"].dt
        first, last = instant(start), instant(end)
        if exact and isinstance(start, dt.datetime) and found["DTSTAMP"].dt.day == 1:
            last = first + lengths[str(found["UID"])]
        spans.append((first, last))
    return merged(spans)


def by_ical(text, event, exact):
    """What ical says of a calendar of one event; `None` if it does not take it."""
    try:
        parsed = IcsCalendarStream.calendar_from_ics(text)
        spans = []
        zone = zoneinfo.ZoneInfo(OWNER)
        for found in parsed.timeline_tz(zone).overlapping(FROM - dt.timedelta(days=9), TO + dt.timedelta(days=9)):
            start, end = instant(found.start), instant(found.end)
            if exact and isinstance(found.start, dt.datetime):
                end = start + event.length
            spans.append((start, end))
    except Exception:  # It refuses in many ways.
        return None
    return merged(spans) if not event.is_free else []


# Judging

def explanation(bookable, events, found, other):
    """Why two readers differ: the decisions, or `None`. `other(events, exact)` is what the other says of some events."""
    if found == other(events, True):
        return SAME_LENGTH
    kept = [event.without_excluded() for event in events]
    if any(len(event.overrides) < len(whole.overrides) for event, whole in zip(kept, events)):
        if ours(bookable, calendar(kept)) in (other(kept, False), other(kept, True)):
            return EXCLUDED_MOVED
    for names in ({WEEK_NUMBERS}, {FIRST_COUNTS}, {WEEK_NUMBERS, FIRST_COUNTS}):
        rest = [event for event in events if not event.marks & names]
        if len(rest) == len(events):
            continue
        if not rest or ours(bookable, calendar(rest)) in (other(rest, False), other(rest, True)):
            if all(is_about(bookable, event, other) for event in events if event.marks & names):
                return " and ".join(sorted(names))
    return None


def is_about(bookable, event, other):
    """Whether the two differ of one event, taken by itself, at most by instances that the decisions are about."""
    mine, its = ours(bookable, calendar([event])), other([event.spelled() if WEEK_NUMBERS in event.marks else event], True)
    if its is None or mine == its:
        return True
    first = merged([(event.instant(event.start), event.instant(event.start) + event.length)])
    extra, missing = without(without(mine, its), first), without(its, mine)
    # We have the first instance besides, and so one less at the end of COUNT.
    most = event.length if any("COUNT=" in line for line in event.lines) else dt.timedelta()
    return not extra and sum((end - start for start, end in missing), dt.timedelta()) <= most


def without(spans, others):
    """What is left of `spans` outside of `others`; both in order and apart."""
    result = []
    for start, end in spans:
        for other_start, other_end in others:
            if other_end <= start or other_start >= end:
                continue
            if other_start > start:
                result.append((start, other_start))
            start = max(start, other_end)
        if start < end:
            result.append((start, end))
    return result


def judge(task):
    bookable, seed = task
    events = make(seed)
    text = calendar(events)
    outcomes = []
    try:
        found = ours(bookable, text)
    except ValueError as error:
        return seed, [("ours", f"refused: {error}")]

    def recurring(some, exact):
        return theirs(calendar(some), some, exact)

    try:
        outcomes.append(("recurring-ical-events", verdict(bookable, events, found, recurring)))
    except Exception as error:  # What it cannot read is not a difference.
        outcomes.append(("recurring-ical-events", f"refused by it: {type(error).__name__}"))
    for event in events:
        if event.overrides:
            continue

        def single(some, exact):
            return by_ical(calendar(some), event, exact) if some else []

        if single([event], False) is None:
            outcomes.append(("ical", "refused by it"))
            continue
        outcomes.append(("ical", verdict(bookable, [event], ours(bookable, calendar([event])), single)))
    return seed, outcomes


def verdict(bookable, events, found, other):
    if found == other(events, False):
        return "same"
    return explanation(bookable, events, found, other) or "different"


def show(bookable, seed):
    events = make(seed)
    text = calendar(events)
    print(text)
    mine, its = ours(bookable, text), theirs(text, events, True)
    for name, spans in (("ours only", without(mine, its)), ("theirs only", without(its, mine))):
        for start, end in spans[:8]:
            print(f"  {name}: {start:%Y-%m-%dT%H:%MZ} {end:%Y-%m-%dT%H:%MZ}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--calendars", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--processes", type=int, default=os.cpu_count())
    parser.add_argument("--bookable", default=str(ROOT / ".build/release/bookable"))
    parser.add_argument("--show", type=int, default=3)
    arguments = parser.parse_args()
    tasks = [(arguments.bookable, seed) for seed in range(arguments.seed, arguments.seed + arguments.calendars)]
    counts, different = collections.Counter(), []
    with concurrent.futures.ProcessPoolExecutor(arguments.processes) as pool:
        for number, (seed, outcomes) in enumerate(pool.map(judge, tasks, chunksize=20), 1):
            if number % 1_000 == 0:
                print(f"{number} calendars, {len(different)} differences that are not explained", file=sys.stderr, flush=True)
            for outcome in outcomes:
                counts[outcome] += 1
                if outcome[1] == "different" or outcome[0] == "ours":
                    different.append((seed, outcome))
    for (reader, outcome), count in sorted(counts.items()):
        print(f"{reader}: {count} {outcome}")
    for seed, outcome in different[: arguments.show]:
        print(f"\n--seed {seed} --calendars 1: {outcome}")
        show(arguments.bookable, seed)
    if different:
        raise SystemExit(f"{len(different)} differences that no decision explains; the first is of seed {different[0][0]}")
    print(f"{arguments.calendars} calendars, seeds {arguments.seed} to {arguments.seed + arguments.calendars - 1}: every difference is explained")


if __name__ == "__main__":
    main()

"""What the library portion makes of the workloads: one JSON request a line, one JSON answer a line."""

import json
import sys
from datetime import datetime, timedelta
from time import perf_counter_ns
from zoneinfo import ZoneInfo

import portion

DAY = timedelta(days=1)
calendars = {}
sets = {}


class Calendar:
    def __init__(self, request):
        self.__dict__.update(request)
        self.zone = ZoneInfo(request["zone"])
        self.first = datetime(1970, 1, 1, tzinfo=self.zone) + request["from_day"] * DAY
        self.weekly = [[] for _ in range(7)]
        for day, start, end in request["weekly"]:
            self.weekly[day].append((start, end))
        # An exception without times closes its date.
        self.exceptions = {}
        for day, start, end in request["exceptions"]:
            self.exceptions.setdefault(day, []).extend([] if start is None else [(start, end)])


def pieces_of(calendar):
    pieces = []
    for i in range(calendar.to_day - calendar.from_day):
        midnight = calendar.first + i * DAY
        hours = calendar.exceptions.get(calendar.from_day + i)
        if hours is None:
            hours = calendar.weekly[(calendar.from_day + i + 4) % 7]
        for start, end in hours:
            opens = midnight.replace(hour=start // 3600, minute=start % 3600 // 60)
            closes = midnight.replace(hour=end // 3600, minute=end % 3600 // 60)
            pieces.append((int(opens.timestamp()), int(closes.timestamp())))
    return sorted(pieces)


def slots(calendar):
    pieces = pieces_of(calendar)
    opened = portion.Interval(*[portion.closedopen(start, end) for start, end in pieces])
    blocked = portion.Interval(*[
        portion.closedopen(start - before - calendar.after, end + after + calendar.before)
        for start, end, before, after in calendar.sessions
    ])
    starts, position = [], 0
    for gap in opened - blocked:
        while pieces[position][1] <= gap.lower:
            position += 1
        anchor = pieces[position][0]
        step = calendar.step
        first = anchor + -(-(max(gap.lower, calendar.earliest) - anchor) // step) * step
        starts.extend(range(first, gap.upper - calendar.duration + 1, step))
    return starts


def union_of_unsorted(pairs):
    return portion.Interval(*pairs)


OPERATIONS = {
    "union": lambda size: sets[size]["a"] | sets[size]["b"],
    "intersection": lambda size: sets[size]["a"] & sets[size]["b"],
    "subtraction": lambda size: sets[size]["a"] - sets[size]["b"],
    "union unsorted": lambda size: union_of_unsorted(sets[size]["unsorted"]),
}


def timed(work, repetitions):
    began = perf_counter_ns()
    for i in range(repetitions):
        work(i)
    return perf_counter_ns() - began


def answer(request):
    kind = request["kind"]
    if kind == "load calendar":
        calendars[request["id"]] = Calendar(request)
        return True
    if kind == "slots":
        return slots(calendars[request["id"]])
    if kind == "time slots":
        first, count = request["id"], request["calendars"]
        return timed(lambda i: slots(calendars[first + i % count]), request["repetitions"])
    if kind == "load sets":
        unsorted = [portion.closedopen(start, end) for start, end in request["unsorted"]]
        sets[request["size"]] = {
            "a": portion.Interval(*[portion.closedopen(start, end) for start, end in request["a"]]),
            "b": portion.Interval(*[portion.closedopen(start, end) for start, end in request["b"]]),
            "unsorted": unsorted,
        }
        return True
    if kind == "set operation":
        return [[span.lower, span.upper] for span in OPERATIONS[request["operation"]](request["size"])]
    if kind == "time set operation":
        work = OPERATIONS[request["operation"]]
        return timed(lambda _: work(request["size"]), request["repetitions"])
    raise ValueError(kind)


for line in sys.stdin:
    print(json.dumps(answer(json.loads(line))), flush=True)

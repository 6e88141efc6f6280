#!/usr/bin/env python3
"""Lets many clients book the same overlapping starts of one provider at once, and checks what became of it.

Starts a PostgreSQL server of its own and several `bookable serve` on it, or one on a SQLite file, sends the attempts, and
compares the answers with the table. Prints what it found, and ends with status 1 where a promise was broken: footprints that overlap, a seat that
was given twice or never, an answer of 5xx, or a refusal that is not told as the interface describes.
"""

import argparse
import asyncio
import collections
import datetime
import json
import pathlib
import random
import shutil
import sys
import tempfile
import time

from peers import Cluster, Connection, File, Server, admin_key, open_provider, rfc3339

PROVIDER = "prv_storm"
SERVICE = "svc_storm_session"
STEP = 15 * 60
CONTESTED_HOURS = range(9, 15)
CAPACITIES = {"single": 1, "seats": 3, "limit": 1}
TIMINGS = {
    "single": {"duration_minutes": 60, "buffer_before_minutes": 10, "buffer_after_minutes": 15},
    "seats": {"duration_minutes": 60, "buffer_before_minutes": 10, "buffer_after_minutes": 15, "capacity": 3},
    "limit": {"duration_minutes": 15, "buffer_before_minutes": 5, "buffer_after_minutes": 5, "max_bookings_per_day": 5},
}


def contested_starts(count):
    """The first starts of the contested hours, quarter by quarter, from the day after tomorrow on."""
    today = datetime.datetime.now(datetime.timezone.utc).replace(hour=0, minute=0, second=0, microsecond=0)
    starts = []
    day = 2
    while len(starts) < count:
        midnight = int((today + datetime.timedelta(days=day)).timestamp())
        starts += [midnight + hour * 3600 + quarter * STEP for hour in CONTESTED_HOURS for quarter in range(4)]
        day += 1
    return starts[:count]


async def attack(ports, starts, attempts, clients):
    """Sends the attempts and returns each answer with its start and the seconds that it took."""
    rounds = [starts[number % len(starts)] for number in range(attempts)]
    random.Random(20260301).shuffle(rounds)
    waiting = iter(enumerate(rounds))
    answers = []

    async def client(number):
        connection = Connection(ports[number % len(ports)])
        for attempt, start in waiting:
            document = {"provider_id": PROVIDER, "service_id": SERVICE, "start_at": rfc3339(start),
                        "client": {"name": f"Client {attempt}"}}
            begun = time.perf_counter()
            status, answer = await connection.send("POST", "/v1/bookings", document)
            answers.append((start, status, answer, time.perf_counter() - begun))

    await asyncio.gather(*(client(number) for number in range(clients)))
    return answers


OVERLAPS = """
    SELECT count(*) FROM bookings AS one JOIN bookings AS other
    ON one.provider_id = other.provider_id AND one.booking_id < other.booking_id
    AND one.footprint_start < other.footprint_end AND other.footprint_start < one.footprint_end
    WHERE one.status <> 'cancelled' AND other.status <> 'cancelled' AND one.start_at <> other.start_at
"""
STORED = "SELECT {start}, seat, booking_id FROM bookings WHERE status <> 'cancelled'"
STARTS = {"postgres": "extract(epoch FROM start_at)::bigint", "sqlite": "start_at"}


def verdict(kind, starts, answers, engine, database):
    """What was promised and not kept."""
    broken = []
    timing, capacity = TIMINGS[kind], CAPACITIES[kind]
    overlaps = int(database.rows(OVERLAPS)[0][0])
    if overlaps:
        broken.append(f"{overlaps} pairs of footprints overlap")
    rows = database.rows(STORED.format(start=STARTS[engine]))
    stored = collections.Counter(int(row[0]) for row in rows)
    booked = collections.Counter(start for start, status, _, _ in answers if status == 201)
    if {answer["booking"]["id"] for _, status, answer, _ in answers if status == 201} != {row[2] for row in rows}:
        broken.append("the bookings that were acknowledged are not those of the table")
    if len({(row[0], row[1]) for row in rows}) != len(rows):
        broken.append("a seat was given twice")
    reach = (timing["duration_minutes"] + timing["buffer_before_minutes"] + timing["buffer_after_minutes"]) * 60
    days = collections.Counter(start // 86400 for start in booked.elements())
    full = {day for day, count in days.items() if count >= timing.get("max_bookings_per_day", sys.maxsize)}
    tried = collections.Counter(start for start, _, _, _ in answers)
    for start in starts:
        neighbours = any(other != start and abs(other - start) < reach for other in booked)
        wanted = 0 if start not in booked and (neighbours or start // 86400 in full) else min(capacity, tried[start])
        if stored[start] != wanted:
            broken.append(f"{rfc3339(start)} was booked {stored[start]} times and not {wanted}")
    for start, status, answer, _ in answers:
        told = (status, answer.get("code"))
        taken = told == (409, "slot_taken") and answer.get("alternatives")
        limited = kind == "limit" and told == (422, "limit_reached")
        if status != 201 and not taken and not limited:
            broken.append(f"{rfc3339(start)} was answered with {status} {json.dumps(answer)[:200]}")
    if kind == "limit" and max(days.values()) > 5:
        broken.append("a day has more bookings than its limit")
    return broken


def run(kind, options, folder):
    database = Cluster() if options.engine == "postgres" else File()
    servers = []
    try:
        with open(folder / "log", "w", encoding="utf-8") as log:
            key = admin_key(options.binary, database.url, log)
            servers = [Server(options.binary, database.url, log) for _ in range(options.servers)]
            for server in servers:
                server.wait()
            ports = [server.port for server in servers]
            asyncio.run(open_provider(ports[0], key, PROVIDER, {"id": SERVICE, **TIMINGS[kind]}))
            starts = contested_starts(options.starts)
            begun = time.perf_counter()
            answers = asyncio.run(attack(ports, starts, options.attempts, options.clients))
            seconds = time.perf_counter() - begun
            broken = verdict(kind, starts, answers, options.engine, database)
            statuses = [server.stop() for server in servers]
        if any(statuses):
            broken.append(f"servers ended with {statuses}")
        written = (folder / "log").read_text("utf-8")
        if " error " in written:
            broken.append(f"a server logged an error: {written[:500]}")
        report(kind, options, answers, seconds, broken)
        return not broken
    finally:
        for server in servers:
            if server.process.poll() is None:
                server.process.kill()
        database.stop()


def report(kind, options, answers, seconds, broken):
    told = collections.Counter(f"{status} {answer.get('code', 'booked')}" for _, status, answer, _ in answers)
    times = sorted(took for _, _, _, took in answers)
    print(f"{kind}: {options.servers} servers, {options.clients} clients, {options.starts} starts, {len(answers)} attempts")
    print("  answers: " + ", ".join(f"{count} x {name}" for name, count in sorted(told.items())))
    middle, late = times[len(times) // 2] * 1000, times[len(times) * 99 // 100] * 1000
    print(f"  {seconds:.1f} s, {len(answers) / seconds:.0f} attempts/s, median {middle:.1f} ms, p99 {late:.1f} ms")
    for complaint in broken[:20]:
        print(f"  BROKEN: {complaint}")
    print(f"  {'broken' if broken else 'kept'}: no overlap, one booking a seat, no 5xx, every refusal told", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", default=".build/release/bookable", help="the program to try")
    parser.add_argument("--kind", action="append", choices=TIMINGS, help="which storms to run; all where none is named")
    parser.add_argument("--engine", choices=["postgres", "sqlite"], default="postgres")
    parser.add_argument("--servers", type=int, default=4, help="how many on PostgreSQL; a SQLite file has one")
    parser.add_argument("--clients", type=int, default=64)
    parser.add_argument("--starts", type=int, default=500)
    parser.add_argument("--attempts", type=int, default=20_000)
    options = parser.parse_args()
    if options.engine == "sqlite":
        options.servers = 1
    folder = pathlib.Path(tempfile.mkdtemp(prefix="bookable-storm-"))
    try:
        kept = [run(kind, options, folder) for kind in options.kind or TIMINGS]
    finally:
        shutil.rmtree(folder)
    sys.exit(0 if all(kept) else 1)


if __name__ == "__main__":
    main()

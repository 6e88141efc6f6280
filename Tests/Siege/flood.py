#!/usr/bin/env python3
"""Floods a provider with anonymous bookings from one address, in one way after another, while honest clients book beside it.

Starts a server with its default limits, on SQLite or a PostgreSQL of its own. Each way has a provider and an address for itself. Printed
are how many slots the address held at once at most, as the database has it, how many it took in all, and the times of the honest
bookings. It fails where either number is above its bound, where an honest booking fails, or where the 99th percentile is too long.
"""

import argparse
import asyncio
import collections
import itertools
import json
import os
import pathlib
import random
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "Storm"))

import peers  # noqa: E402

# The defaults of holds_per_address and bookings_per_address.
MOST_HELD = 10
MOST_TAKEN = 60

# Few enough for one honest address to stay below its own limits, of time and at once.
EACH_HONEST_ADDRESS = 5


class Limited(peers.Server):
    """A server with its default limits."""

    def __init__(self, binary, database, log):
        self.port = peers.free_port()
        self.arguments = [binary, "serve", "--database", database, "--port", str(self.port), "--log-level", "error"]
        self.environment = os.environ
        self.log = log
        self.start()


class Client(peers.Connection):
    """A connection from an address of its own."""

    def __init__(self, port, address, more=""):
        super().__init__(port)
        self.address, self.more = address, more

    async def send(self, method, path, document, key=None, repeat_key=None):
        if self.streams is None:
            self.streams = await asyncio.open_connection("127.0.0.1", self.port, local_addr=(self.address, 0))
        try:
            return await self.exchange(method, path + self.more, json.dumps(document).encode(), key, repeat_key)
        except (OSError, asyncio.IncompleteReadError):
            self.close()
            return 0, {}

    def close(self):
        if self.streams:
            self.streams[1].close()
        self.streams = None


class Forger(Client):
    """Says in headers that it is somebody else each time."""

    async def exchange(self, method, path, body, key, repeat_key):
        other = ".".join(str(random.randrange(1, 255)) for _ in range(4))
        reader, writer = self.streams
        head = f"{method} {path} HTTP/1.1\r\nHost: flood\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n"
        head += f"X-Forwarded-For: {other}\r\nX-Real-IP: {other}\r\nForwarded: for={other}\r\n"
        writer.write(head.encode() + b"\r\n" + body)
        lines = (await reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")
        fields = dict(line.lower().split(": ", 1) for line in lines[1:] if line)
        content = await reader.readexactly(int(fields["content-length"]))
        return int(lines[0].split()[1]), json.loads(content)


class Flood:
    """One address that wants all slots of one provider."""

    def __init__(self, name, port, number, start):
        self.name, self.port = name, port
        self.address = f"127.0.1.{number + 1}"
        self.provider, self.service = f"prv_flood{number}", f"svc_flood{number}_visit"
        self.starts = (start + 3_600 * hour for hour in itertools.count())
        self.statuses = collections.Counter()
        self.serial = itertools.count()

    def request(self, seconds=None, contact=None):
        number = next(self.serial)
        client = {"name": "Kim", "email": contact or f"kim{number}@{self.name}.example"}
        document = {"provider_id": self.provider, "service_id": self.service, "start_at": peers.rfc3339(next(self.starts)), "client": client}
        return document | ({"hold_seconds": seconds} if seconds else {})

    async def ask(self, client, path, document, token=None):
        status, answer = await client.send("POST", path, document, token)
        self.statuses[status] += 1
        return status, answer

    async def hold(self, client, seconds=3_600):
        status, answer = await self.ask(client, "/v1/bookings", self.request(seconds))
        return (answer["booking"]["id"], answer["token"]) if status == 201 else None


async def at_once(flood, until):
    """All holds in the same moment, each over a connection of its own."""
    while time.monotonic() < until:
        clients = [Client(flood.port, flood.address) for _ in range(100)]
        await asyncio.gather(*(flood.hold(client) for client in clients))
        for client in clients:
            client.close()


async def one_by_one(flood, until):
    """One hold after another, as fast as they are answered."""
    client = Client(flood.port, flood.address)
    while time.monotonic() < until:
        await flood.hold(client)


async def at_random(flood, until):
    """Twenty connections with random pauses."""
    async def one():
        client = Client(flood.port, flood.address)
        while time.monotonic() < until:
            await flood.hold(client, random.choice((60, 61, 600, 3_600)))
            await asyncio.sleep(random.expovariate(20))
    await asyncio.gather(*(one() for _ in range(20)))


async def confirming(flood, until):
    """Each hold is confirmed at once, so that there is room for the next."""
    async def one():
        client = Client(flood.port, flood.address)
        while time.monotonic() < until:
            held = await flood.hold(client)
            if held:
                await flood.ask(client, f"/v1/bookings/{held[0]}/confirm", {}, held[1])
    await asyncio.gather(*(one() for _ in range(20)))


async def cancelling(flood, until):
    """Each hold is given up for another one."""
    async def one():
        client = Client(flood.port, flood.address)
        while time.monotonic() < until:
            held = await flood.hold(client)
            if held:
                await flood.ask(client, f"/v1/bookings/{held[0]}/cancel", {}, held[1])
    await asyncio.gather(*(one() for _ in range(20)))


async def moving(flood, until):
    """Holds are moved while others are made, all at once."""
    clients = [Client(flood.port, flood.address) for _ in range(20)]
    held = [found for found in await asyncio.gather(*(flood.hold(client) for client in clients)) if found]
    while time.monotonic() < until:
        moves = (flood.ask(client, f"/v1/bookings/{booking}/reschedule", {"start_at": peers.rfc3339(next(flood.starts))}, token)
                 for client, (booking, token) in zip(clients, held))
        await asyncio.gather(*moves, *(flood.hold(client) for client in clients[len(held):]))


async def booking(flood, until):
    """Not held but booked, for other people each time."""
    async def one():
        client = Client(flood.port, flood.address)
        while time.monotonic() < until:
            await flood.ask(client, "/v1/bookings", flood.request())
    await asyncio.gather(*(one() for _ in range(20)))


async def forging(flood, until):
    """Each request says in its headers that it comes from somewhere else."""
    async def one():
        client = Forger(flood.port, flood.address)
        while time.monotonic() < until:
            await flood.hold(client)
    await asyncio.gather(*(one() for _ in range(20)))


WAYS = {way.__name__.replace("_", " "): way for way in (at_once, one_by_one, at_random, confirming, cancelling, moving, booking, forging)}


async def honest(port, starts, addresses, people, until, times, failures):
    """Books over and over, from another address after a few bookings, and never for more people than that."""
    client = None
    for count in people:
        if time.monotonic() >= until:
            break
        if client is None or count % EACH_HONEST_ADDRESS == 0:
            if client:
                client.close()
            client = Client(port, next(addresses))
        begun = time.perf_counter()
        person = {"name": "Lee", "email": f"lee{count // 3}@honest.example"}
        document = {"provider_id": "prv_honest", "service_id": "svc_honest_visit", "start_at": peers.rfc3339(next(starts)), "client": person}
        status, answer = await client.send("POST", "/v1/bookings", document)
        times.append(time.perf_counter() - begun)
        if status != 201:
            failures.append((status, answer.get("code")))
        await asyncio.sleep(0.02)
    if client:
        client.close()


def count(database, flood, statuses):
    known = ", ".join(f"'{status}'" for status in statuses)
    return int(database.rows(f"SELECT COUNT(*) FROM bookings WHERE provider_id = '{flood.provider}' AND status IN ({known})")[0][0])


async def watch(database, flood, until, peak):
    """The most slots that are held at once."""
    while time.monotonic() < until:
        peak.append(await asyncio.to_thread(count, database, flood, ["pending"]))
        await asyncio.sleep(0.05)


async def run(way, flood, database, options, *others):
    begun = time.monotonic()
    until = begun + options.seconds
    times, failures, peak = [], [], []
    await asyncio.gather(
        WAYS[way](flood, until), honest(flood.port, *others, until, times, failures), watch(database, flood, until, peak))
    peak.append(count(database, flood, ["pending"]))
    taken = count(database, flood, ["pending", "confirmed"])
    times.sort()
    p50, p99 = (times[min(len(times) - 1, len(times) * share // 100)] * 1000 for share in (50, 99))
    print(f"{way:12} asked {sum(flood.statuses.values()):6}  held at once {max(peak):3} of {MOST_HELD}  taken in all {taken:3} of {MOST_TAKEN}  "
          f"honest {len(times):4}  p50 {p50:5.1f} ms  p99 {p99:5.1f} ms  answers {dict(sorted(flood.statuses.items()))}", flush=True)
    broken = []
    if max(peak) > MOST_HELD or taken > MOST_TAKEN:
        broken.append("more slots than the bound")
    if max(peak) == 0 and taken == 0:
        broken.append("the flood took nothing, and shows nothing")
    if failures:
        broken.append(f"honest bookings failed: {collections.Counter(failures)}")
    if p99 > options.p99:
        broken.append(f"p99 is above {options.p99:.0f} ms")
    for complaint in broken:
        print(f"{'':12} BROKEN: {complaint}", flush=True)
    return not broken


def prepare(port, key, provider, service):
    hours = [{"day_of_week": day, "start_time": "00:00", "end_time": "24:00"} for day in range(7)]
    peers.ask_json(port, key, "POST", "/v1/providers", {"id": provider, "name": "Flood", "time_zone": "UTC"})
    peers.ask_json(port, key, "PUT", f"/v1/providers/{provider}/schedule", {"schedule": hours})
    document = {"id": service, "name": "Visit", "price": 0, "currency": "EUR", "duration_minutes": 60, "slot_step_minutes": 60}
    peers.ask_json(port, key, "POST", f"/v1/providers/{provider}/services", document)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", default=".build/release/bookable", help="the program to try")
    parser.add_argument("--engine", choices=["sqlite", "postgres"], default="sqlite")
    parser.add_argument("--way", action="append", choices=WAYS, help="which ways to flood; all where none is named")
    parser.add_argument("--seconds", type=float, default=10, help="how long each way lasts")
    parser.add_argument("--p99", type=float, default=100, help="the most milliseconds of an honest booking at the 99th percentile")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    random.seed(options.seed)
    database = peers.File() if options.engine == "sqlite" else peers.Cluster()
    server, kept = None, []
    try:
        with tempfile.TemporaryFile("w+") as log:
            key = peers.admin_key(options.binary, database.url, log)
            server = Limited(options.binary, database.url, log)
            server.wait()
            tomorrow = (int(time.time()) // 86_400 + 1) * 86_400
            prepare(server.port, key, "prv_honest", "svc_honest_visit")
            starts = (tomorrow + 3_600 * hour for hour in itertools.count())
            addresses = (f"127.{first}.{second}.{third}" for first in range(2, 200) for second in range(250) for third in range(1, 250))
            people = itertools.count()
            for number, way in enumerate(options.way or WAYS):
                flood = Flood(way.replace(" ", "-"), server.port, number, tomorrow)
                prepare(server.port, key, flood.provider, flood.service)
                kept.append(asyncio.run(run(way, flood, database, options, starts, addresses, people)))
            if server.stop():
                kept.append(False)
                print("BROKEN: the server did not end well")
    finally:
        if server and server.process.poll() is None:
            server.kill()
        database.stop()
    print("whatever the timing, one address takes no more than its bound" if all(kept) else "BROKEN", flush=True)
    sys.exit(0 if all(kept) else 1)


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Lets clients book and cancel through several servers while all beneath them breaks, and checks that nothing was lost.

Starts a PostgreSQL server on a small disk of its own, a strict stand-in of Stripe and several `bookable serve`. Then
servers are killed and started again as a supervisor would, PostgreSQL is restarted, its connections are cut, and its disk is filled. Prints how long
each took until every server booked again, and ends with status 1 where a promise was broken.
"""

import argparse
import asyncio
import collections
import contextlib
import datetime
import itertools
import json
import os
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile
import time

from peers import Cluster, Connection, Server, admin_key, open_provider, rfc3339

DISK_MEGABYTES = 400
PAYMENT_HOLD_SECONDS = 10
SESSION = {"duration_minutes": 60, "buffer_before_minutes": 10, "buffer_after_minutes": 15}
PATIENCE = 60


def service_of(provider):
    return provider.replace("prv_", "svc_") + "_session"


class Attempt:
    """One booking that a client asked for, and what it was told."""

    def __init__(self, number, provider, start):
        self.number = number
        self.provider = provider
        self.start = start
        # Without a credential only a random key gives an answer again.
        self.key = f"{random.getrandbits(128):032x}"
        self.booking = None
        self.token = None
        self.is_told = False
        self.cancel = None


class Load:
    """Clients that book and cancel until they are told to stop."""

    def __init__(self, ports, providers, starts, seed):
        self.ports = ports
        self.providers = providers
        self.starts = starts
        self.seed = seed
        self.attempts = []
        self.numbers = itertools.count()
        self.answers = collections.Counter()
        self.complaints = []
        self.successes = dict.fromkeys(ports, (0.0, 0.0))
        self.is_over = False

    async def client(self, number):
        chance = random.Random(self.seed * 1000 + number)
        connections = [Connection(port) for port in self.ports]
        home = number % len(connections)
        held = []
        while not self.is_over:
            if held and chance.random() < 0.45:
                await self.cancel(held.pop(chance.randrange(len(held))), connections, home)
            else:
                attempt = Attempt(next(self.numbers), chance.choice(self.providers), chance.choice(self.starts))
                self.attempts.append(attempt)
                await self.book(attempt, connections, home)
                if attempt.booking:
                    held.append(attempt)

    async def book(self, attempt, connections, home):
        document = {"provider_id": attempt.provider, "service_id": service_of(attempt.provider),
                    "start_at": rfc3339(attempt.start), "client": {"name": f"Client {attempt.number}"}}
        answer = await self.ask(connections, home, "POST", "/v1/bookings", document, repeat_key=attempt.key)
        if answer is None:
            return
        attempt.is_told = True
        status, body = answer
        if status == 201:
            attempt.booking, attempt.token = body["booking"]["id"], body["token"]
        elif (status, body.get("code")) != (409, "slot_taken"):
            self.complaints.append(f"attempt {attempt.number} was answered with {status} {json.dumps(body)[:200]}")

    async def cancel(self, attempt, connections, home):
        attempt.cancel = "asked"
        path = f"/v1/bookings/{attempt.booking}/cancel"
        answer = await self.ask(connections, home, "POST", path, {}, key=attempt.token)
        if answer is None:
            return
        status, body = answer
        # A cancellation that was carried out and not answered is refused when it is repeated.
        if status == 200 or (status, body.get("code")) == (409, "wrong_state"):
            attempt.cancel = "told"
        else:
            self.complaints.append(f"{attempt.booking} was answered with {status} {json.dumps(body)[:200]}")

    async def ask(self, connections, home, method, path, document, **keys):
        """Repeats a request, from server to server, until it is answered; nothing where that takes too long once the storm is over."""
        begun = time.monotonic()
        for turn in itertools.count(home):
            connection = connections[turn % len(connections)]
            sent = time.monotonic()
            try:
                status, body = await asyncio.wait_for(connection.send(method, path, document, **keys), 20)
            except (OSError, asyncio.IncompleteReadError, asyncio.TimeoutError) as error:
                self.answers[type(error).__name__] += 1
            else:
                self.answers[f"{status} {body.get('code', 'done')}"] += 1
                if status < 500:
                    if status < 300:
                        self.successes[connection.port] = (sent, time.monotonic())
                    return status, body
                if status >= 500 and status != 503:
                    self.complaints.append(f"{method} {path} was answered with {status} {json.dumps(body)[:200]}")
            if time.monotonic() - begun > PATIENCE * 2:
                self.complaints.append(f"{method} {path} found no answer in {PATIENCE * 2} s")
                return None
            await asyncio.sleep(0.05)

    async def recovery(self, ports, since):
        """Seconds until each of the servers has carried out a request that was sent after the moment."""
        while time.monotonic() - since < PATIENCE:
            latest = [self.successes[port] for port in ports]
            if all(sent > since for sent, _ in latest):
                return max(answered for _, answered in latest) - since
            await asyncio.sleep(0.005)
        self.complaints.append(f"no success within {PATIENCE} s")
        return PATIENCE


class Storm:
    """What breaks, one thing after another."""

    def __init__(self, cluster, servers, load, chance):
        self.cluster = cluster
        self.servers = servers
        self.load = load
        self.chance = chance
        self.ports = [server.port for server in servers]

    async def kill(self):
        """Kills a server and starts it again."""
        await asyncio.sleep(self.chance.random() * 0.4)
        server = self.chance.choice(self.servers)
        begun = time.monotonic()
        server.kill()
        server.start()
        return await self.load.recovery([server.port], begun)

    async def restart(self, mode):
        """Restarts PostgreSQL; the time runs from when it is up again."""
        await asyncio.sleep(self.chance.random())
        await asyncio.to_thread(self.cluster.restart, mode)
        return await self.load.recovery(self.ports, time.monotonic())

    async def cut(self):
        """Cuts all connections of the servers to PostgreSQL at once."""
        await asyncio.sleep(self.chance.random())
        begun = time.monotonic()
        sql = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND backend_type = 'client backend'"
        await asyncio.to_thread(self.cluster.rows, sql)
        return await self.load.recovery(self.ports, begun)

    async def fill_disk(self):
        """Fills the disk, frees it after a while, and starts PostgreSQL as a supervisor would if that stopped it."""
        ballast = pathlib.Path(self.cluster.disk) / "ballast"
        with contextlib.suppress(OSError), open(ballast, "wb", buffering=0) as file:
            while True:
                file.write(bytes(1 << 16))
        await asyncio.sleep(8)
        ended = not await asyncio.to_thread(self.cluster.runs)
        ballast.unlink()
        if ended:
            with contextlib.suppress(subprocess.CalledProcessError):
                await asyncio.to_thread(self.cluster.control, "-m", "immediate", "stop")
            await asyncio.to_thread(self.cluster.start)
        print(f"  PostgreSQL {'ended itself and was started again' if ended else 'went on'} after its disk was full", flush=True)
        return await self.load.recovery(self.ports, time.monotonic())

    async def phase(self, name, faults):
        times = [await fault() for fault in faults]
        times.sort()
        if times:
            print(f"{name}: {len(times)} times; first success after median {times[len(times) // 2]:.2f} s, "
                  f"at most {times[-1]:.2f} s", flush=True)

    async def run(self, options):
        await self.phase("kill -9 of a server", [self.kill] * options.kills)
        modes = itertools.islice(itertools.cycle(["fast", "immediate"]), options.restarts)
        await self.phase("PostgreSQL restarted", [lambda mode=mode: self.restart(mode) for mode in modes])
        await self.phase("connections cut", [self.cut] * options.cuts)
        await self.phase("disk full", [self.fill_disk] * options.fills)


async def attack(options, cluster, servers, providers):
    chance = random.Random(options.seed)
    today = datetime.datetime.now(datetime.timezone.utc).replace(hour=0, minute=0, second=0, microsecond=0)
    opening = [int((today + datetime.timedelta(days=day, hours=9)).timestamp()) for day in range(2, 60)]
    starts = [opens + quarter * 900 for opens in opening for quarter in range(32)]
    load = Load([server.port for server in servers], providers, starts, options.seed)
    clients = [asyncio.create_task(load.client(number)) for number in range(options.clients)]
    await asyncio.sleep(1)
    try:
        await Storm(cluster, servers, load, chance).run(options)
    finally:
        load.is_over = True
    await asyncio.gather(*clients)
    return load


OVERLAPS = """
    SELECT count(*) FROM bookings AS one JOIN bookings AS other
    ON one.provider_id = other.provider_id AND one.booking_id < other.booking_id
    AND one.footprint && other.footprint
    WHERE one.status <> 'cancelled' AND other.status <> 'cancelled'
"""
BOOKINGS = "SELECT booking_id, status, coalesce(cancellation, ''), substr(client::json ->> 'name', 8)::bigint FROM bookings"
UNFINISHED = {
    "jobs are left": "SELECT count(*) FROM jobs",
    "bookings are pending": "SELECT count(*) FROM bookings WHERE status = 'pending'",
    "payments are open": "SELECT count(*) FROM payments WHERE status NOT IN ('cancelled', 'paid')",
}


def settle(cluster):
    """What is still unfinished when it has been waited for long enough."""
    deadline = time.monotonic() + PATIENCE
    while True:
        left = {name: int(cluster.rows(sql)[0][0]) for name, sql in UNFINISHED.items()}
        if not any(left.values()) or time.monotonic() > deadline:
            return [f"{count} {name}" for name, count in left.items() if count]
        time.sleep(1)


def verdict(load, cluster):
    """What was promised and not kept."""
    broken = list(load.complaints)
    overlaps = int(cluster.rows(OVERLAPS)[0][0])
    if overlaps:
        broken.append(f"{overlaps} pairs of footprints overlap")
    rows = {row[0]: row for row in cluster.rows(BOOKINGS)}
    made = collections.Counter(int(row[3]) for row in rows.values())
    broken += [f"attempt {number} made {count} bookings" for number, count in made.items() if count > 1]
    for attempt in load.attempts:
        if attempt.booking is None:
            if attempt.is_told and made[attempt.number]:
                broken.append(f"attempt {attempt.number} was refused and booked")
            continue
        if attempt.booking not in rows:
            broken.append(f"{attempt.booking} was acknowledged and is lost")
            continue
        _, status, cancellation, _ = rows[attempt.booking]
        if attempt.cancel == "told" and status != "cancelled":
            broken.append(f"the cancellation of {attempt.booking} was acknowledged and is lost")
        if attempt.cancel is None and status == "cancelled" and cancellation != "expiry":
            broken.append(f"{attempt.booking} was cancelled by nobody")
    return broken


def run(options, folder):
    cluster = Cluster(disk=DISK_MEGABYTES if options.fills else None)
    stripe = subprocess.Popen([options.fake], stdout=subprocess.PIPE, text=True)
    servers = []
    try:
        environment = {
            "BOOKABLE_STRIPE_URL": "http://" + stripe.stdout.readline().split()[-1],
            "BOOKABLE_STRIPE_KEY": "sk_test_storm",
            "BOOKABLE_STRIPE_WEBHOOK_SECRET": "whsec_storm",
            "BOOKABLE_PAYMENT_HOLD_SECONDS": str(PAYMENT_HOLD_SECONDS),
        }
        with open(folder / "log", "w", encoding="utf-8") as log:
            key = admin_key(options.binary, cluster.url, log)
            servers = [Server(options.binary, cluster.url, log, environment) for _ in range(options.servers)]
            for server in servers:
                server.wait()
            providers = [f"prv_storm{number}" for number in range(options.providers)]
            for number, provider in enumerate(providers):
                # One in ten is paid ahead, so that there are jobs to lose.
                service = SESSION | {"id": service_of(provider), "prepayment": {"kind": "none" if number % 10 else "all"}}
                asyncio.run(open_provider(servers[0].port, key, provider, service))
            begun = time.monotonic()
            load = asyncio.run(attack(options, cluster, servers, providers))
            seconds = time.monotonic() - begun
            broken = settle(cluster) + verdict(load, cluster)
            statuses = [server.stop() for server in servers]
        if any(statuses):
            broken.append(f"servers ended with {statuses}")
        report(load, seconds, broken)
        return not broken
    finally:
        for server in servers:
            if server.process.poll() is None:
                server.process.kill()
        stripe.kill()
        cluster.stop()


def report(load, seconds, broken):
    booked = sum(attempt.booking is not None for attempt in load.attempts)
    cancelled = sum(attempt.cancel == "told" for attempt in load.attempts)
    print(f"{seconds:.0f} s: {booked} bookings and {cancelled} cancellations acknowledged, {len(load.attempts)} attempts")
    print("answers: " + ", ".join(f"{count} x {name}" for name, count in sorted(load.answers.items())))
    for complaint in broken[:20]:
        print(f"BROKEN: {complaint}")
    print(f"{'broken' if broken else 'kept'}: nothing acknowledged is lost, no overlap, nothing booked twice, no job left, no 5xx but 503", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", default=".build/release/bookable", help="the program to try")
    parser.add_argument("--fake", default=".build/release/stripe-fake", help="the stand-in of Stripe")
    parser.add_argument("--servers", type=int, default=4)
    parser.add_argument("--clients", type=int, default=64)
    parser.add_argument("--providers", type=int, default=20)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--restarts", type=int, default=10)
    parser.add_argument("--cuts", type=int, default=10)
    parser.add_argument("--fills", type=int, default=1)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(1 << 31))
    options = parser.parse_args()
    if options.fills and os.getuid() != 0:
        raise SystemExit("root is needed, for a disk that can be filled; --fills 0 does without")
    print(f"seed {options.seed}", flush=True)
    folder = pathlib.Path(tempfile.mkdtemp(prefix="bookable-storm-"))
    is_kept = run(options, folder)
    if is_kept:
        shutil.rmtree(folder)
    else:
        print(f"the servers' log is in {folder}")
    sys.exit(0 if is_kept else 1)


if __name__ == "__main__":
    main()

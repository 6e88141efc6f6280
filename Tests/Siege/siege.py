#!/usr/bin/env python3
"""Books as an honest client while a thousand hostile connections attack the same server, one kind of attack after another.

Starts a server of its own on SQLite. For each kind of attack it prints the time of the honest client's bookings, each on a
connection of its own from an address of its own, and the most memory that the server had; it fails where a booking fails, or
where either is beyond its bound.
"""

import argparse
import datetime
import json
import multiprocessing
import os
import pathlib
import resource
import socket
import subprocess
import sys
import time
import tempfile
import shutil

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "Storm"))

import attacks  # noqa: E402
import peers  # noqa: E402

HONEST = "127.0.0.2"


class Besieged(peers.Server):
    """A server that logs as it does by default."""

    def __init__(self, binary, database, log, more):
        self.port = peers.free_port()
        self.arguments = [binary, "serve", "--database", database, "--port", str(self.port), *more]
        # The honest client and the attackers have one address here, and it books as often as it can.
        self.arguments += ["--bookings-per-address", "0", "--bookings-per-contact", "0", "--holds-per-address", "0", "--holds-per-contact", "0"]
        self.environment = os.environ
        self.log = log
        self.start()

    def memory(self, field):
        """VmRSS or VmHWM in MB."""
        with open(f"/proc/{self.process.pid}/status", encoding="ascii") as status:
            return int(next(line for line in status if line.startswith(field)).split()[1]) / 1024

    def processor(self):
        """The seconds of processor time that the server has used."""
        with open(f"/proc/{self.process.pid}/stat", encoding="ascii") as file:
            fields = file.read().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def forget_peak(self):
        with open(f"/proc/{self.process.pid}/clear_refs", "w", encoding="ascii") as file:
            file.write("5")


class Target:
    """What attacks need to know of the server."""

    def __init__(self, port, keys):
        self.port, self.keys = port, keys
        today = datetime.datetime.now(datetime.timezone.utc).replace(hour=0, minute=0, second=0, microsecond=0)
        self.today = today

        def slots(days):
            dates = [(today + datetime.timedelta(days=day)).date().isoformat() for day in (1, 1 + days)]
            return f"/v1/providers/prv_big/slots?service=svc_big_minute&from={dates[0]}&to={dates[1]}"

        self.slots, self.year = slots(1), slots(365)
        self.longest = slots(34) + "&time_zone=America/New_York"
        self.minute = 0
        # Both sides are long texts of NULs, whose comparison takes far longer than any other step of a script.
        self.script = (HERE / "slow.lua").read_text(encoding="utf-8")
        self.booking = {
            "paid": 7770, "already_refunded": 0, "currency": "EUR", "booked_at": "2026-01-01T00:00:00Z",
            "start_at": "2026-03-10T10:00:00Z", "end_at": "2026-03-10T11:00:00Z", "cancelled_at": "2026-03-08T10:00:00Z",
            "cancelled_by": "client", "time_zone": "Europe/Berlin", "service": {"name": "Cut", "duration_minutes": 60},
        }

    def next_start(self):
        self.minute += 1
        return peers.rfc3339(int(self.today.timestamp()) + 86_400 * 2 + 60 * self.minute)


def prepare(port, key, binary, database, log):
    """Two providers, and a key of each role."""
    hours = [{"day_of_week": day, "start_time": "00:00", "end_time": "24:00"} for day in range(7)]
    for provider, service in (("prv_storm", "svc_storm_minute"), ("prv_big", "svc_big_minute")):
        peers.ask_json(port, key, "POST", "/v1/providers", {"id": provider, "name": "Siege", "time_zone": "UTC"})
        peers.ask_json(port, key, "PUT", f"/v1/providers/{provider}/schedule", {"schedule": hours})
        document = {"id": service, "name": "Minute", "price": 0, "currency": "EUR", "duration_minutes": 1, "slot_step_minutes": 1}
        peers.ask_json(port, key, "POST", f"/v1/providers/{provider}/services", document)

    def make(*role):
        arguments = [binary, "keys", "create", "--database", database, "--role", *role]
        return subprocess.run(arguments, check=True, stdout=subprocess.PIPE, stderr=log, text=True).stdout.strip()

    return {"admin": key, "finance": make("finance"), "provider": make("provider", "--provider", "prv_big")}


def exchange(port, request, seconds=30):
    """The status of one request on a connection of its own from the honest client's address, and the seconds that it took."""
    begun = time.perf_counter()
    status = 0
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=seconds, source_address=(HONEST, 0)) as connection:
            connection.sendall(request)
            received = b""
            while b"\r\n\r\n" not in received:
                more = connection.recv(65_536)
                if not more:
                    break
                received += more
            status = int(received[9:12] or 0)
    except (OSError, ValueError) as error:
        status = type(error).__name__
    return status, time.perf_counter() - begun


def book(port, start):
    document = {"provider_id": "prv_storm", "service_id": "svc_storm_minute", "start_at": peers.rfc3339(start),
                "client": {"name": "Kim"}}
    return exchange(port, attacks.post("/v1/bookings", document))


def attack(kind, target, connections, addresses, seconds, results):
    crowd = attacks.Crowd(attacks.KINDS[kind](target), target.port, connections, addresses)
    results.put(crowd.run(time.monotonic() + seconds))


def besiege(kind, server, target, options, starts):
    """The honest client's answers and the attackers' report."""
    addresses = [f"127.0.1.{number + 1}" for number in range(options.addresses)]
    results = multiprocessing.Queue()
    arguments = (kind, target, options.connections, addresses, options.seconds + options.settle, results)
    attackers = multiprocessing.Process(target=attack, args=arguments, daemon=True)
    server.forget_peak()
    used = server.processor()
    attackers.start()
    time.sleep(options.settle)
    answers, health = [], []
    end = time.monotonic() + options.seconds
    while time.monotonic() < end:
        answers.append(book(target.port, next(starts)))
        if len(answers) % 20 == 1:
            health.append(exchange(target.port, attacks.get("/healthz"))[0])
        time.sleep(0.02)
    report = results.get(timeout=60)
    attackers.join()
    report["processor time of the server"] = f"{server.processor() - used:.1f} s"
    return answers, health, report


def verdict(kind, server, answers, health, report, options, log_bytes):
    times = sorted(took for _, took in answers)
    p50, p99 = (times[min(len(times) - 1, len(times) * share // 100)] * 1000 for share in (50, 99))
    peak = server.memory("VmHWM")
    failed = [status for status, _ in answers if status != 201] + [status for status in health if status != 200]
    broken = []
    if failed:
        broken.append(f"{len(failed)} of {len(answers) + len(health)} requests failed: {sorted(set(map(str, failed)))}")
    if p99 > options.p99:
        broken.append(f"p99 is above {options.p99} ms")
    if peak > options.memory:
        broken.append(f"memory is above {options.memory} MB")
    print(f"{kind:20} bookings {len(answers):4}  p50 {p50:6.1f} ms  p99 {p99:6.1f} ms  peak {peak:5.0f} MB  "
          f"log {log_bytes / 1e6:5.2f} MB  hostile {json.dumps(report)}", flush=True)
    for complaint in broken:
        print(f"{'':20} BROKEN: {complaint}", flush=True)
    return not broken


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", default=".build/release/bookable", help="the program to try")
    parser.add_argument("--kind", action="append", choices=attacks.KINDS, help="which attacks to run; all where none is named")
    parser.add_argument("--connections", type=int, default=1000, help="hostile connections at once")
    parser.add_argument("--addresses", type=int, default=4, help="how many addresses they come from")
    parser.add_argument("--seconds", type=int, default=15, help="how long each attack lasts")
    parser.add_argument("--settle", type=float, default=2, help="the seconds before the honest client begins, and after each attack")
    parser.add_argument("--keyless", action="store_true", help="leave out the attacks that need a key")
    parser.add_argument("--p99", type=float, default=250, help="the most milliseconds at the 99th percentile")
    parser.add_argument("--memory", type=float, default=400, help="the most resident memory in MB")
    parser.add_argument("--option", action="append", default=[], help="an option for the server, such as --option=--log-level=error")
    options = parser.parse_args()
    wanted = options.connections + 256
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (wanted if hard == resource.RLIM_INFINITY else min(wanted, hard), hard))
    folder = pathlib.Path(tempfile.mkdtemp(prefix="bookable-siege-"))
    database = peers.File()
    server = None
    kept = []
    try:
        with open(folder / "log", "w", encoding="utf-8") as log:
            key = peers.admin_key(options.binary, database.url, log)
            server = Besieged(options.binary, database.url, log, options.option)
            server.wait()
            target = Target(server.port, prepare(server.port, key, options.binary, database.url, log))
            starts = iter(range(int(target.today.timestamp()) + 86_400, int(target.today.timestamp()) + 86_400 * 300, 60))
            kinds = [kind for kind in attacks.KINDS if not (options.keyless and attacks.needs_key(kind))]
            for kind in options.kind or kinds:
                written = os.path.getsize(folder / "log")
                answers, health, report = besiege(kind, server, target, options, starts)
                written = os.path.getsize(folder / "log") - written
                kept.append(verdict(kind, server, answers, health, report, options, written))
                time.sleep(options.settle)
            print(f"afterwards: {server.memory('VmRSS'):.0f} MB resident")
            if server.stop():
                kept.append(False)
                print("BROKEN: the server did not end well")
    finally:
        if server and server.process.poll() is None:
            server.process.kill()
        database.stop()
        shutil.rmtree(folder)
    sys.exit(0 if all(kept) else 1)


if __name__ == "__main__":
    main()

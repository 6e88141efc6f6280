#!/usr/bin/env python3
"""Books, cancels and blocks through any of several servers, and measures when the searches of all of them show it.

Starts a PostgreSQL server of its own and several `bookable serve` on it. Each change takes a start away that every server shows, or gives it
back, while clients search at all of them. The server that made the change must show it in the next answer, the others within a second.
With --prove, a change that PostgreSQL notifies nobody of follows, and the trial fails unless it is found missing. Ends with status 1 where a
promise was broken.
"""

import argparse
import collections
import contextlib
import http.client
import json
import random
import sys
import tempfile
import threading
import time

from peers import Cluster, Server, admin_key, ask_json, rfc3339

LIMIT = 1.0
PATIENCE = 3.0


class RefusedSearch(Exception):
    pass


class Searcher:
    """One connection to one server."""

    def __init__(self, port):
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)

    def starts(self, provider, day):
        """The first starts of a provider on a day."""
        self.connection.request("GET", f"/v1/search?q={provider[4:]}&from={day}")
        answer = self.connection.getresponse()
        document = json.load(answer)
        if answer.status != 200:
            raise RefusedSearch(f"a search was answered with {answer.status}: {document}")
        return [span["start_at"] for item in document["items"] for span in item["starts"] if item["provider_id"] == provider]


class Trial:
    def __init__(self, ports, key, seed):
        self.ports, self.key = ports, key
        self.draw = random.Random(seed)
        self.searchers = [Searcher(port) for port in ports]
        self.delays = collections.defaultdict(list)
        self.broken = []

    def open(self, count):
        today = int(time.time()) // 86_400
        self.day = rfc3339((today + 3) * 86_400)[:10]
        self.providers = [f"prv_fresh{number}" for number in range(count)]
        hours = [{"day_of_week": day, "start_time": "08:00", "end_time": "20:00"} for day in range(7)]
        service = {"name": "Session", "price": 5_000, "currency": "EUR", "duration_minutes": 15, "slot_step_minutes": 15}
        listing = {
            "published": True, "categories": ["hair"], "texts": {"en": {"headline": "Hair", "description": "Hair"}},
            "place": {"address": "Somewhere 1", "latitude": 52.5, "longitude": 13.4},
        }
        for provider in self.providers:
            self.ask("POST", "/v1/providers", {"id": provider, "name": provider[4:], "time_zone": "UTC"})
            self.ask("PUT", f"/v1/providers/{provider}/schedule", {"schedule": hours})
            self.ask("POST", f"/v1/providers/{provider}/services", service | {"id": f"svc_{provider[4:]}_session"})
            self.ask("PUT", f"/v1/providers/{provider}/listing", listing)

    def ask(self, method, path, document, server=0, key=True):
        return ask_json(self.ports[server], self.key if key else None, method, path, document)

    def change(self):
        provider = self.draw.choice(self.providers)
        server = self.draw.randrange(len(self.ports))
        start = self.draw.choice(self.searchers[server].starts(provider, self.day))
        kind = self.draw.choice(["booking", "hold", "block"])
        if kind == "block":
            end = start.replace(":00Z", ":01Z")
            path = f"/v1/providers/{provider}/busy"
            block = self.ask("POST", path, {"start_at": start, "end_at": end}, server)
            self.await_all("block", provider, start, False, server)
            if self.draw.random() < 0.5:
                self.ask("DELETE", f"{path}/{block['id']}", None, server)
                self.await_all("end of a block", provider, start, True, server)
            return
        document = {"provider_id": provider, "service_id": f"svc_{provider[4:]}_session", "start_at": start, "client": {"name": "Kim"}}
        booked = self.ask("POST", "/v1/bookings", document | ({"hold_seconds": 600} if kind == "hold" else {}), server, key=False)
        self.await_all(kind, provider, start, False, server)
        if self.draw.random() < 0.5:
            server = self.draw.randrange(len(self.ports))
            self.ask("POST", f"/v1/bookings/{booked['booking']['id']}/cancel", {"cancelled_by": "provider"}, server)
            self.await_all("cancellation", provider, start, True, server)

    def await_all(self, kind, provider, start, is_wanted, changed_at):
        """Searches at all servers at once until each shows what it should."""
        begun = time.monotonic()

        def watch(server):
            for attempt in range(100_000):
                asked = time.monotonic() - begun
                try:
                    is_shown = start in self.searchers[server].starts(provider, self.day)
                except (RefusedSearch, OSError) as error:
                    self.broken.append(f"{kind} at {start}: {error}")
                    return
                if is_shown == is_wanted:
                    self.delays[kind].append(asked)
                    if server == changed_at and attempt:
                        self.broken.append(f"{kind} at {start}: the server that made it did not show it at once")
                    if asked > LIMIT:
                        self.broken.append(f"{kind} at {start}: shown by a server after {asked:.2f} s")
                    return
                if asked > PATIENCE:
                    self.broken.append(f"{kind} at {start}: not shown by a server after {asked:.0f} s")
                    return

        watchers = [threading.Thread(target=watch, args=(server,)) for server in range(len(self.ports))]
        for watcher in watchers:
            watcher.start()
        for watcher in watchers:
            watcher.join()

    def prove(self, database):
        """Blocks a start behind everybody's back, which must be found out."""
        start = self.searchers[0].starts(self.providers[0], self.day)[0]
        database.rows(
            "INSERT INTO busy_times (provider_id, busy_id, source, start_at, end_at, created_at, created_by) "
            f"SELECT '{self.providers[0]}', 'bsy_silent', source, '{start}', timestamptz '{start}' + interval '1 minute', created_at, created_by "
            "FROM busy_times LIMIT 1"
        )
        known = len(self.broken)
        self.await_all("silent block", self.providers[0], start, False, -1)
        if len(self.broken) - known != len(self.ports):
            self.broken.append("a change without a notification was not found missing")
        else:
            del self.broken[known:]
            print("proved: a change without a notification is found missing at every server")

    def report(self):
        for kind, delays in sorted(self.delays.items()):
            delays.sort()
            print(f"{kind}: {len(delays)} answers, median {delays[len(delays) // 2] * 1000:.1f} ms, latest {delays[-1] * 1000:.1f} ms")
        for complaint in self.broken[:20]:
            print(f"BROKEN: {complaint}")
        print(f"{'broken' if self.broken else 'kept'}: at once where it was made, and elsewhere within {LIMIT:.0f} s", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", default=".build/release/bookable", help="the program to try")
    parser.add_argument("--servers", type=int, default=4)
    parser.add_argument("--changes", type=int, default=500)
    parser.add_argument("--seed", type=int, default=random.randrange(1_000_000))
    parser.add_argument("--prove", action="store_true", help="also make a change that nobody is notified of")
    options = parser.parse_args()
    print(f"{options.servers} servers, seed {options.seed}")
    database, servers = Cluster(), []
    try:
        with tempfile.TemporaryFile("w+") as log:
            key = admin_key(options.binary, database.url, log)
            servers = [Server(options.binary, database.url, log) for _ in range(options.servers)]
            for server in servers:
                server.wait()
            trial = Trial([server.port for server in servers], key, options.seed)
            trial.open(5)
            for _ in range(options.changes):
                trial.change()
            if options.prove:
                trial.prove(database)
            trial.report()
    finally:
        for server in servers:
            with contextlib.suppress(ProcessLookupError):
                server.kill()
        database.stop()
    sys.exit(1 if trial.broken else 0)


if __name__ == "__main__":
    main()

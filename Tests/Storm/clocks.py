#!/usr/bin/env python3
"""Moves the clock of a server while clients hold, confirm, pay and cancel, and checks what became of it.

Starts `bookable serve` on a SQLite file of its own under the library of faketime (package faketime; `faketime -m` names the one for
programs with threads), and moves its wall clock by an hour and a day both ways and into the years 2038, 2106 and 9998. Then starts it with
time zone files that are missing or damaged. Prints what it saw, and ends with status 1 where a promise was broken: the server ended or
logged an error, an answer of 5xx that is not a documented 503, a start that was booked twice, a hold or refund with another outcome than
its second demands, or an audit that disagrees.
"""

import argparse
import collections
import concurrent.futures
import contextlib
import datetime
import json
import os
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request

from peers import File, Server, admin_key, ask_json, rfc3339

HOUR, DAY = 3600, 86_400
PRICE = 5000
HOLD_SECONDS = 600
RIVALS = 4
UNAVAILABLE = {"unavailable", "overloaded"}
# The last seconds of signed and unsigned 32-bit time are passed on the way.
YEARS = ["2038-01-19T03:14:06Z", "2106-02-07T06:28:14Z", "9998-12-31T23:59:57Z"]
UTC_PROVIDER, BERLIN_PROVIDER = "prv_storm", "prv_berlin"

DOUBLE_BOOKINGS = """
    SELECT count(*) FROM bookings AS one JOIN bookings AS other
    ON one.provider_id = other.provider_id AND one.booking_id < other.booking_id
    AND one.footprint_start < other.footprint_end AND other.footprint_start < one.footprint_end
    WHERE one.status <> 'cancelled' AND other.status <> 'cancelled'
"""


class Clock:
    """The wall clock of a server: how far it is from that of the machine, in a file that faketime reads at each call."""

    def __init__(self, folder):
        self.file = folder / "clock"
        self.move(0)

    def environment(self):
        library = subprocess.run(["faketime", "-m", "-f", "+0", "printenv", "LD_PRELOAD"],
                                 check=True, stdout=subprocess.PIPE, text=True).stdout.strip()
        return {"LD_PRELOAD": library, "FAKETIME_TIMESTAMP_FILE": str(self.file), "FAKETIME_NO_CACHE": "1",
                "FAKETIME_DONT_FAKE_MONOTONIC": "1", "DONT_FAKE_MONOTONIC": "1"}

    def move(self, offset):
        """Sets the difference in seconds, at once."""
        self.offset = offset
        draft = self.file.with_suffix(".draft")
        draft.write_text(f"{offset:+d}\n")
        os.replace(draft, self.file)

    def move_to(self, instant):
        self.move(instant - int(time.time()))

    def now(self):
        return int(time.time()) + self.offset


class ServerUnderClock(Server):
    """A server whose clock can be moved."""

    def start(self):
        # The first program under the library moves its environment, and Swift then does not find its arguments beside it. So `env` is
        # first, and becomes the server.
        arguments = ["env", *self.arguments]
        self.process = subprocess.Popen(arguments, stdout=subprocess.DEVNULL, stderr=self.log, env=self.environment)


class Stopped(Exception):
    """What was broken leaves nothing to go on with."""


class Trial:
    """One server, its clock, and what was broken."""

    def __init__(self, port, key, clock, database):
        self.port = port
        self.key = key
        self.clock = clock
        self.database = database
        self.broken = []
        self.statuses = collections.Counter()
        self.day = 3

    def expect(self, wanted, found, what):
        if wanted != found:
            self.broken.append(f"{what}: {found} and not {wanted}")

    def ask(self, method, path, document=None, key=None, repeat_key=None):
        """The status and the body. A documented 503 is asked again, as it asks for."""
        for _ in range(5):
            status, answer = exchange(self.port, method, path, document, key, repeat_key)
            self.statuses[status] += 1
            if status != 503 or answer.get("code") not in UNAVAILABLE:
                break
            time.sleep(1)
        if status >= 500:
            self.broken.append(f"{method} {path} was answered with {status} {json.dumps(answer)[:200]}")
        return status, answer

    def next_start(self):
        """Ten o'clock on a day of its own for each call, from the fourth day after the clock's on."""
        self.day += 1
        return rfc3339((self.clock.now() // DAY + self.day) * DAY + 10 * HOUR)

    def book(self, start, repeat_key=None):
        document = {"provider_id": UTC_PROVIDER, "service_id": "svc_storm_session", "start_at": start,
                    "client": {"name": "Kim"}, "hold_seconds": HOLD_SECONDS}
        return self.ask("POST", "/v1/bookings", document, repeat_key=repeat_key)

    def hold(self, start):
        """The id and token of a hold, for which some compete; one of them must have it."""
        with concurrent.futures.ThreadPoolExecutor(RIVALS) as pool:
            answers = list(pool.map(self.book, [start] * RIVALS))
        held = [answer for status, answer in answers if status == 201]
        refused = sum(told(answer) == (409, "slot_taken") for answer in answers)
        self.expect((1, RIVALS - 1), (len(held), refused), f"{start}: held and refused")
        if not held:
            raise Stopped(f"{start} could not be held: {told(answers[0])}")
        return held[0]["booking"]["id"], held[0]["token"]

    def act(self, booking, action, key, document=None):
        return self.ask("POST", f"/v1/bookings/{booking}/{action}", document or {}, key)

    def status(self, booking):
        return self.ask("GET", f"/v1/bookings/{booking}", key=self.key)[1].get("status")

    def pay(self, booking):
        answer = self.act(booking, "payments", self.key, {"amount": PRICE, "method": "cash"})
        self.expect(201, answer[0], f"payment of {booking}")

    def cancel(self, booking, token, what):
        """Cancels what is paid; a quote of the same moment and the refund must both be the whole price."""
        quote = self.ask("GET", f"/v1/bookings/{booking}/cancellation-quote", key=token)
        self.expect((200, PRICE), (quote[0], quote[1].get("amount")), f"{what}: quote")
        status, answer = self.act(booking, "cancel", token)
        refund = answer.get("refund") or {}
        self.expect((200, "owed", PRICE), (status, refund.get("status"), refund.get("amount")), f"{what}: refund")
        return refund.get("reason"), answer.get("booking", {})


def told(answer):
    return answer[0], answer[1].get("code")


def exchange(port, method, path, document, key, repeat_key):
    headers = {"Content-Type": "application/json"}
    if key:
        headers["Authorization"] = "Bearer " + key
    if repeat_key:
        headers["Idempotency-Key"] = repeat_key
    body = None if document is None else json.dumps(document).encode()
    request = urllib.request.Request(f"http://127.0.0.1:{port}{path}", body, headers, method=method)
    try:
        with urllib.request.urlopen(request, timeout=60) as answer:
            return answer.status, json.load(answer)
    except urllib.error.HTTPError as error:
        return error.code, json.load(error)


def hold_passed_by(trial, offset):
    """The clock passes the end of a hold; somebody else takes its place; the clock comes back."""
    start = trial.next_start()
    first, first_token = trial.hold(start)
    trial.clock.move(offset)
    late = told(trial.act(first, "confirm", first_token))
    trial.expect((409, "wrong_state"), late, "confirmation of a hold that ran out")
    second, second_token = trial.hold(start)
    trial.clock.move(0)
    trial.expect("cancelled", trial.status(first), "the hold that ran out, after the clock came back")
    trial.expect((409, "wrong_state"), told(trial.act(first, "confirm", first_token)), "its confirmation then")
    confirmed = told(trial.act(second, "confirm", second_token))
    trial.expect((200, None), confirmed, "confirmation of who took its place")
    return f"first {late[1]}, then cancelled; second {trial.status(second)}"


def hold_before(trial, offset):
    """The clock goes back under a hold: it stands, is given to nobody else, and can be confirmed, repeated answers included."""
    start = trial.next_start()
    # Without a credential only a random key gives an answer again.
    repeat_key = f"{random.getrandbits(128):032x}"
    status, answer = trial.book(start, repeat_key)
    if status != 201:
        raise Stopped(f"{start} could not be held: {told((status, answer))}")
    booking, token = answer["booking"]["id"], answer["token"]
    trial.clock.move(offset)
    again = trial.book(start, repeat_key)
    trial.expect((201, booking), (again[0], again[1].get("booking", {}).get("id")), "repetition with the key of the hold")
    other = told(trial.book(start))
    trial.expect((409, "slot_taken"), other, "somebody else in the place of the hold")
    confirmed = told(trial.act(booking, "confirm", token))
    trial.expect((200, None), confirmed, "confirmation")
    trial.clock.move(0)
    trial.expect("confirmed", trial.status(booking), "after the clock came back")
    return f"somebody else {other[1]}, confirmation {confirmed[0]}, then {trial.status(booking)}"


def paid_before_booked(trial, offset):
    """A paid booking is cancelled at a time before the one at which it was booked."""
    booking, token = trial.hold(trial.next_start())
    trial.expect((200, None), told(trial.act(booking, "confirm", token)), "confirmation")
    trial.pay(booking)
    trial.clock.move(offset)
    reason, cancelled = trial.cancel(booking, token, "cancelled before booked")
    trial.clock.move(0)
    trial.expect(True, cancelled["cancelled_at"] < cancelled["booked_at"], "cancelled at a time before it was booked")
    trial.expect("cancelled", trial.status(booking), "after the clock came back")
    return reason


def released_alone(trial):
    """A hold that runs out and that nobody asks for is released by the server, in the table too."""
    booking, _ = trial.hold(trial.next_start())
    trial.clock.move(2 * HOUR)
    stored = f"SELECT status FROM bookings WHERE booking_id = '{booking}'"
    deadline = time.monotonic() + 30
    while trial.database.rows(stored)[0][0] != "cancelled" and time.monotonic() < deadline:
        time.sleep(0.5)
    trial.clock.move(0)
    status = trial.database.rows(stored)[0][0]
    trial.expect("cancelled", status, "a hold that ran out, half a minute later")
    return f"in the end {status}"


def moved_about(trial):
    """A hold outlives a clock that goes forth and back while nobody does anything with it."""
    booking, token = trial.hold(trial.next_start())
    for offset in (-DAY, -HOUR, 60, -HOUR, HOLD_SECONDS // 2, 0):
        trial.clock.move(offset)
        trial.expect(200, trial.ask("GET", "/readyz")[0], f"readiness at {offset:+d} s")
        trial.expect("pending", trial.status(booking), f"status at {offset:+d} s")
    confirmed = told(trial.act(booking, "confirm", token))
    trial.expect((200, None), confirmed, "confirmation")
    return f"pending throughout, then {trial.status(booking)}"


def far_away(trial, instant):
    """A booking is made, paid and cancelled just after a second that is far away."""
    trial.clock.move_to(int(datetime.datetime.fromisoformat(instant.replace("Z", "+00:00")).timestamp()))
    # Until that second has passed.
    time.sleep(4)
    start = trial.next_start()
    path = f"/v1/providers/{UTC_PROVIDER}/slots?service=svc_storm_session&from={start[:10]}&to={date_after(start)}"
    offered = [slot["start_at"] for slot in trial.ask("GET", path)[1].get("slots", [])]
    trial.expect(True, start in offered, f"{start} is offered")
    booking, token = trial.hold(start)
    trial.expect((200, None), told(trial.act(booking, "confirm", token)), "confirmation")
    trial.pay(booking)
    reason, cancelled = trial.cancel(booking, token, instant[:4])
    trial.expect(True, instant < cancelled["cancelled_at"] < start, "cancelled in that year")
    trial.expect(200, trial.ask("GET", "/readyz")[0], "readiness")
    trial.clock.move(0)
    return f"{start} offered and booked; {reason}"


def date_after(start):
    """The date after that of a start."""
    return str(datetime.date.fromisoformat(start[:10]) + datetime.timedelta(days=1))


def open_providers(port, key):
    """One provider in UTC and one in Berlin, open from nine to six on every day, with everything back until a day before."""
    hours = [{"day_of_week": day, "start_time": "09:00", "end_time": "18:00"} for day in range(7)]
    for provider, zone in ((UTC_PROVIDER, "UTC"), (BERLIN_PROVIDER, "Europe/Berlin")):
        ask_json(port, key, "POST", "/v1/providers", {"id": provider, "name": "Storm", "time_zone": zone, "policy": "flexible"})
        ask_json(port, key, "PUT", f"/v1/providers/{provider}/schedule", {"schedule": hours})
        service = {"id": provider.replace("prv_", "svc_") + "_session", "name": "Session", "price": PRICE, "currency": "EUR",
                   "duration_minutes": 60, "booking_window_days": 120}
        ask_json(port, key, "POST", f"/v1/providers/{provider}/services", service)


def audited(binary, database):
    run = subprocess.run([binary, "refunds", "audit", "--database", database], check=False,
                         stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    return run.returncode, (run.stdout.strip().splitlines() or ["nothing"])[-1]


def with_clocks(binary, database, folder, log):
    """Moves the clock through all that is to be tried; returns what was broken."""
    key = admin_key(binary, database.url, log)
    clock = Clock(folder)
    server = ServerUnderClock(binary, database.url, log, clock.environment())
    try:
        server.wait()
        open_providers(server.port, key)
        trial = Trial(server.port, key, clock, database)
        # First: faketime delays timers, too, by what the clock goes back, so later the server's own look for holds may not come.
        tries = [("hold left alone", released_alone)]
        tries += [(f"hold, clock {offset:+d} s", hold_passed_by, offset) for offset in (HOUR, DAY)]
        tries += [(f"hold, clock {offset:+d} s", hold_before, offset) for offset in (-HOUR, -DAY)]
        tries += [(f"paid, cancelled at {offset:+d} s", paid_before_booked, offset) for offset in (-HOUR, -DAY)]
        tries += [("hold, clock moved about", moved_about)]
        tries += [(instant, far_away, instant) for instant in YEARS]
        for name, run, *arguments in tries:
            before = len(trial.broken)
            try:
                print(f"{name}: {run(trial, *arguments)}", flush=True)
            except Stopped as complaint:
                trial.broken.append(str(complaint))
                clock.move(0)
            except OSError as error:
                trial.broken.append(f"no answer: {error}")
            trial.broken[before:] = [f"{name}: {complaint}" for complaint in trial.broken[before:]]
            if server.process.poll() is not None:
                return [*trial.broken, f"{name}: the server ended with {server.process.returncode}"]
        print("answers: " + ", ".join(f"{count} x {status}" for status, count in sorted(trial.statuses.items())))
        trial.expect(0, server.stop(), "status of the server that was told to end")
    finally:
        if server.process.poll() is None:
            server.kill()
    trial.expect(0, database.rows(DOUBLE_BOOKINGS)[0][0], "pairs of bookings that overlap")
    refunds = database.rows("SELECT count(*) FROM refunds")[0][0]
    status, line = audited(binary, database.url)
    trial.expect((0, f"{refunds} refunds computed again, 0 disagree"), (status, line), "audit")
    print(f"audit: {line}")
    return trial.broken


def with_zones(binary, database, folder, log):
    """Zone files that are missing, empty or damaged change no slot."""
    damaged = folder / "zones"
    (damaged / "Europe").mkdir(parents=True)
    (damaged / "Europe" / "Berlin").write_bytes(random.Random(1).randbytes(3000))
    (folder / "empty").mkdir()
    today = datetime.datetime.now(datetime.timezone.utc).date()
    path = f"/v1/providers/{BERLIN_PROVIDER}/slots?service=svc_berlin_session&from={today}&to={today + datetime.timedelta(days=100)}"
    answers = {}
    for name, place in (("as it is", None), ("missing", folder / "nowhere"), ("empty", folder / "empty"), ("damaged", damaged)):
        server = Server(binary, database.url, log, {"TZDIR": str(place)} if place else None)
        try:
            server.wait()
            # A slot of today may pass between two answers.
            status, answer = exchange(server.port, "GET", path, None, None, None)
            answers[name] = (status, [slot for slot in answer.get("slots", []) if slot["start_at"] > rfc3339(time.time() + DAY)])
        finally:
            with contextlib.suppress(ProcessLookupError):
                server.stop()
    print("TZDIR: " + ", ".join(f"{name} {status} with {len(slots)} slots" for name, (status, slots) in answers.items()))
    wanted = answers["as it is"]
    broken = [] if wanted[0] == 200 and wanted[1] else [f"no slots: {wanted}"]
    return broken + [f"TZDIR {name}: other slots" for name, answer in answers.items() if answer != wanted]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", default=".build/release/bookable", help="the program to try")
    options = parser.parse_args()
    folder = pathlib.Path(tempfile.mkdtemp(prefix="bookable-storm-"))
    database = File()
    try:
        with open(folder / "log", "w", encoding="utf-8") as log:
            broken = with_clocks(options.binary, database, folder, log)
            broken += with_zones(options.binary, database, folder, log)
        written = (folder / "log").read_text("utf-8")
        if " error " in written:
            broken.append(f"a server logged an error: {written[:500]}")
    finally:
        shutil.rmtree(folder)
        database.stop()
    for complaint in broken[:20]:
        print(f"  BROKEN: {complaint}")
    print(f"{'broken' if broken else 'kept'}: the server lives, no 5xx, no start booked twice, every hold and refund as its second demands")
    sys.exit(1 if broken else 0)


if __name__ == "__main__":
    main()

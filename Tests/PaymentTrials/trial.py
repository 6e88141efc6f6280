#!/usr/bin/env python3
"""Trials of payments: see README.md beside this file."""

import argparse
import collections
import concurrent.futures
import datetime
import json
import os
import pathlib
import random
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parents[2]
WEBHOOK_SECRET = "whsec_trial"
KEY = "sk_test_trial"
STANDARD = ["flexible", "moderate", "strict"]
OWN_POLICY = """return { name = "Own", description = "A third, always.",
  refund = function(b) return percent(b.paid, 33) end }"""


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def send(method, url, body=None, headers=None, timeout=60):
    """One request; returns the status and the decoded body."""
    headers = dict(headers or {})
    data = None
    if isinstance(body, (dict, list)):
        data = json.dumps(body).encode()
        headers.setdefault("Content-Type", "application/json")
    elif body is not None:
        data = body.encode()
    request = urllib.request.Request(url, data=data, method=method, headers=headers)
    try:
        with urllib.request.urlopen(request, timeout=timeout) as answer:
            text = answer.read()
            status = answer.status
    except urllib.error.HTTPError as error:
        text = error.read()
        status = error.code
    try:
        return status, json.loads(text) if text else None
    except ValueError:
        return status, None


class Bookable:
    """`bookable serve`, which can be killed and started again on the same database and port."""

    def __init__(self, binary, folder, stripe, plain, hold, timeout):
        self.binary = binary
        self.folder = folder
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.database = os.path.join(folder, "trial.sqlite")
        self.environment = dict(
            os.environ,
            BOOKABLE_STRIPE_KEY=KEY,
            BOOKABLE_STRIPE_WEBHOOK_SECRET=WEBHOOK_SECRET,
            BOOKABLE_STRIPE_URL=stripe,
            BOOKABLE_STRIPE_PLAIN="yes" if plain else "no",
            BOOKABLE_STRIPE_TIMEOUT_SECONDS=str(timeout),
            BOOKABLE_PAYMENT_HOLD_SECONDS=str(hold),
            # All clients of a trial have one address.
            BOOKABLE_STRIPE_CALLS_PER_ADDRESS="100000",
            BOOKABLE_BOOKINGS_PER_ADDRESS="0",
            BOOKABLE_BOOKINGS_PER_CONTACT="0",
            BOOKABLE_HOLDS_PER_ADDRESS="0",
            BOOKABLE_HOLDS_PER_CONTACT="0",
            # What a killed server has begun, and what failed, is taken up after these; a trial waits for all of it.
            BOOKABLE_JOB_LEASE="8",
            BOOKABLE_JOB_FIRST_WAIT="1",
            BOOKABLE_PAYMENT_OPENING_GRACE_SECONDS="3",
            BOOKABLE_SWEEP_INTERVAL="1",
            BOOKABLE_DATABASE=self.database,
        )
        self.process = None

    def start(self):
        log = open(os.path.join(self.folder, "server.log"), "ab")
        command = [self.binary, "serve", "--port", str(self.port), "--log-level", "warning"]
        self.process = subprocess.Popen(command, env=self.environment, stdout=log, stderr=log)
        for _ in range(600):
            try:
                if send("GET", self.url + "/readyz", timeout=5)[0] == 200:
                    return
            except (OSError, urllib.error.URLError):
                pass
            time.sleep(0.05)
        raise SystemExit("bookable did not start; see server.log in " + self.folder)

    def kill(self):
        """As a crash would."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def run(self, *arguments):
        """Runs another command on the same database."""
        return subprocess.run([self.binary, *arguments], env=self.environment, capture_output=True, text=True)

    def ask(self, method, path, body=None, token=None, key=None):
        """A request that is repeated with the same key until the server has answered it."""
        headers = {}
        if token:
            headers["Authorization"] = "Bearer " + token
        if key:
            headers["Idempotency-Key"] = key
        for attempt in range(400):
            try:
                status, document = send(method, self.url + path, body, headers)
                if status != 503:
                    return status, document
            except (OSError, urllib.error.URLError):
                pass
            time.sleep(min(0.02 * (attempt + 1), 0.2))
        raise RuntimeError(f"{method} {path} was never answered")


class Stripe:
    """What the payer and the dashboard see of Stripe."""

    def __init__(self, url, is_strict):
        self.url = url
        self.is_strict = is_strict

    def headers(self, key=None):
        headers = {"Authorization": "Bearer " + KEY, "Content-Type": "application/x-www-form-urlencoded"}
        if self.is_strict:
            headers["Stripe-Version"] = "2026-10-28.endive"
        if key:
            headers["Idempotency-Key"] = key
        return headers

    def post(self, path, form, key):
        """A call that is repeated with the same key until it is answered."""
        for attempt in range(60):
            try:
                status, document = send("POST", self.url + path, form, self.headers(f"{key}:{attempt}"), timeout=3)
                if status < 409 or status == 402:
                    return status, document
            except (OSError, urllib.error.URLError):
                pass
            time.sleep(0.05)
        raise RuntimeError(f"{path} was never answered")

    def pay(self, intent, card="pm_card_visa"):
        """The payer pays; what was paid before stays so."""
        if self.is_strict:
            form = f"payment_method={card}&return_url=https%3A%2F%2Fshop.example%2Fdone"
            return self.post(f"/v1/payment_intents/{intent}/confirm", form, f"pay:{intent}:{card}")
        send("POST", f"{self.url}/v1/payment_intents/{intent}", f"payment_method={card}", self.headers())
        return send("POST", f"{self.url}/v1/payment_intents/{intent}/confirm", "", self.headers())

    def all(self, path):
        """Every object of a list, page by page."""
        found, after = [], ""
        while True:
            _, page = send("GET", f"{self.url}{path}?limit=100{after}", headers=self.headers())
            found += page["data"]
            if not page["has_more"]:
                return found
            after = "&starting_after=" + page["data"][-1]["id"]


class Shop:
    """Providers, each with a policy and a service that is open day and night and paid ahead."""

    def __init__(self, bookable, policies, currencies):
        self.bookable = bookable
        if bookable.run("migrate").returncode != 0:
            raise SystemExit("no database could be made")
        made = bookable.run("keys", "create", "--role", "admin", "--name", "trial")
        if made.returncode != 0:
            raise SystemExit(made.stderr)
        self.admin = made.stdout.strip()
        self.services = []
        bookable.start()
        for number, (policy, currency) in enumerate((p, c) for p in policies for c in currencies):
            self.services.append(self.open(f"p{number}", policy, currency))

    def must(self, method, path, body):
        status, document = self.bookable.ask(method, path, body, self.admin)
        if status not in (200, 201):
            raise SystemExit(f"{method} {path}: {status} {document}")
        return document

    def open(self, name, policy, currency):
        provider = f"prv_{name}"
        self.must("POST", "/v1/providers", {"id": provider, "name": name, "time_zone": "Europe/Berlin"})
        hours = [{"day_of_week": day, "start_time": "00:00", "end_time": "24:00"} for day in range(7)]
        self.must("PUT", f"/v1/providers/{provider}/schedule", {"schedule": hours})
        if policy == "own":
            upload = {"provider_id": provider, "source": OWN_POLICY}
            policy = self.must("POST", "/v1/policies", upload)["id"]
        self.must("PUT", f"/v1/providers/{provider}/policy", {"policy": policy})
        price = {"EUR": 9999, "JPY": 8000, "KWD": 12340, "ISK": 250000}[currency]
        self.must("POST", f"/v1/providers/{provider}/services", {
            "id": f"svc_{name}_hour", "name": "Hour", "price": price, "currency": currency, "duration_minutes": 60,
            "prepayment": {"kind": "deposit", "percent": 60} if int(name[1:]) % 2 else {"kind": "all"},
        })
        return provider, f"svc_{name}_hour"


class Client:
    """Somebody who books, and what they know of it."""

    def __init__(self, booking, token, intent):
        self.booking = booking
        self.token = token
        self.intent = intent


def instant(seconds):
    return datetime.datetime.fromtimestamp(seconds, datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


def book(shop, provider, service, start, key):
    body = {"provider_id": provider, "service_id": service, "start_at": instant(start), "client": {"name": "Kim"}}
    status, answer = shop.bookable.ask("POST", "/v1/bookings", body, key=key)
    if status != 201:
        return status, None
    secret = (answer.get("payment") or {}).get("client_secret")
    return status, Client(answer["booking"]["id"], answer["token"], secret.split("_secret")[0] if secret else None)


def learn_intent(shop, client):
    """The client asks again how to pay, as a page does that got no secret."""
    _, answer = shop.bookable.ask("GET", f"/v1/bookings/{client.booking}/payment", token=client.token)
    secret = (answer or {}).get("client_secret")
    client.intent = secret.split("_secret")[0] if secret else None


class Books:
    """All that the database and Stripe say once nothing moves any more."""

    def __init__(self, bookable, stripe):
        with sqlite3.connect(bookable.database) as database:
            database.row_factory = sqlite3.Row
            rows = lambda text: [dict(row) for row in database.execute(text)]
            self.bookings = rows("SELECT * FROM bookings")
            self.payments = rows("SELECT * FROM payments")
            self.refunds = rows("SELECT * FROM refunds")
            self.parts = rows("SELECT * FROM refund_parts")
            self.jobs = rows("SELECT * FROM jobs")
        self.intents = {intent["id"]: intent for intent in stripe.all("/v1/payment_intents")}
        self.stripe_refunds = stripe.all("/v1/refunds")

    def complaints(self):
        """What is wrong; nothing where all is right."""
        yield from self.unfinished()
        yield from self.unequal()
        yield from self.repeated()

    def unfinished(self):
        for job in self.jobs:
            yield f"job {job['job_id']} ({job['kind']}, {job['status']}) is left: {job['last_error']}"
        for booking in self.bookings:
            if booking["status"] == "pending":
                yield f"booking {booking['booking_id']} is pending"
        for payment in self.payments:
            if payment["status"] not in ("paid", "cancelled"):
                yield f"payment {payment['payment_id']} is {payment['status']}"
        for part in self.parts:
            if part["status"] != "succeeded":
                yield f"part {part['part']} of {part['refund_id']} is {part['status']}: {part['problem']}"
        for intent in self.intents.values():
            if intent["status"] not in ("succeeded", "canceled"):
                yield f"intent {intent['id']} is {intent['status']}"

    def unequal(self):
        charged, returned = collections.Counter(), collections.Counter()
        owner = {}
        for payment in self.payments:
            if payment["intent_id"]:
                owner[payment["intent_id"]] = payment
        for intent in self.intents.values():
            payment = owner.get(intent["id"])
            if intent["status"] != "succeeded":
                continue
            if payment is None or payment["status"] != "paid":
                yield f"intent {intent['id']} was paid and has no paid payment"
                continue
            if intent["amount"] != payment["amount"] or intent["currency"].upper() != payment["currency"]:
                yield f"intent {intent['id']} has another amount than {payment['payment_id']}"
            charged[payment["booking_id"]] += intent["amount"]
        for refund in self.stripe_refunds:
            if refund["status"] not in ("failed", "canceled"):
                payment = owner.get(refund["payment_intent"])
                if payment is None:
                    yield f"refund {refund['id']} is of no payment"
                else:
                    returned[payment["booking_id"]] += refund["amount"]
        for booking in self.bookings:
            name = booking["booking_id"]
            if charged[name] != booking["paid"]:
                yield f"{name}: {charged[name]} was charged, {booking['paid']} is recorded"
            if returned[name] != booking["refunded"]:
                yield f"{name}: {returned[name]} was returned, {booking['refunded']} is recorded"
            if booking["status"] == "confirmed" and booking["paid"] < booking["prepayment"]:
                yield f"{name} is confirmed and not paid"
            if booking["cancellation"] == "expiry" and booking["refunded"] != booking["paid"]:
                yield f"{name} ran out, and {booking['paid'] - booking['refunded']} was kept"
            if booking["cancellation"] == "provider" and booking["refunded"] != booking["paid"]:
                yield f"{name} was called off by the provider, and {booking['paid'] - booking['refunded']} was kept"

    def repeated(self):
        seen = collections.Counter(
            (refund["metadata"].get("refund_id"), refund["metadata"].get("part"))
            for refund in self.stripe_refunds if refund["status"] not in ("failed", "canceled")
        )
        known = {(part["refund_id"], str(part["part"])) for part in self.parts}
        for name, count in seen.items():
            if count > 1:
                yield f"part {name} was refunded {count} times"
            if name not in known:
                yield f"part {name} is not ours"

    def not_refunded_in_full(self):
        """Of a trial under policies that give everything back."""
        for booking in self.bookings:
            if booking["status"] == "cancelled" and booking["refunded"] != booking["paid"]:
                yield f"{booking['booking_id']} is cancelled with {booking['paid'] - booking['refunded']} kept"

    def figures(self):
        by_status = collections.Counter(
            f"{b['status']}{'/' + b['cancellation'] if b['cancellation'] else ''}" for b in self.bookings)
        return {
            "bookings": len(self.bookings), "by_status": dict(sorted(by_status.items())),
            "payments_paid": sum(p["status"] == "paid" for p in self.payments),
            "refunds_at_stripe": len(self.stripe_refunds),
            "late_payments": sum(r["kind"] == "late_payment" for r in self.refunds),
            "charged": sum(i["amount"] for i in self.intents.values() if i["status"] == "succeeded"),
            "refunded": sum(r["amount"] for r in self.stripe_refunds if r["status"] == "succeeded"),
        }


def settle(bookable, stripe, seconds):
    """Waits until nothing is left to be done, or the time is up."""
    deadline = time.monotonic() + seconds
    while True:
        books = Books(bookable, stripe)
        if not list(books.unfinished()) or time.monotonic() > deadline:
            return books
        time.sleep(1)


def finish(name, seed, bookable, complaints, figures, began):
    for command in (["payments", "reconcile"], ["payments", "ledger", "--by", "currency"], ["refunds", "audit"]):
        done = bookable.run(*command)
        print("bookable " + " ".join(command) + ":")
        print((done.stdout + done.stderr).strip())
        if done.returncode != 0:
            complaints.append(" ".join(command) + f" exits {done.returncode}")
    figures["seconds"] = round(time.monotonic() - began, 1)
    print(json.dumps(figures, sort_keys=True))
    for complaint in complaints[:40]:
        print("WRONG: " + complaint)
    if complaints:
        print(f"{name} FAILED with {len(complaints)} complaints; --seed {seed} replays it; kept in {bookable.folder}")
        return 1
    print(f"{name} passed with seed {seed}")
    return 0


def run_agreement(options, folder, chance):
    """Random bookings and cancellations against localstripe."""
    peer = subprocess.Popen(
        [options.python, str(ROOT / "Tests/LoopbackServers/localstripe_on_loopback.py")],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
    )
    began = time.monotonic()
    try:
        url = "http://" + peer.stdout.readline().strip().split()[-1]
        stripe = Stripe(url, is_strict=False)
        # It knows no idempotency: a call that was repeated after a timeout would be a second payment.
        bookable = Bookable(options.bookable, folder, url, plain=True, hold=600, timeout=30)
        shop = Shop(bookable, STANDARD + ["own"], ["EUR", "JPY"])
        hook = {"url": bookable.url + "/v1/webhooks/stripe", "secret": WEBHOOK_SECRET}
        form = "&".join(f"{name}={urllib.request.quote(value, safe='')}" for name, value in hook.items())
        send("POST", url + "/_config/webhooks/trial", form, stripe.headers())
        now = int(time.time())
        plans = []
        for number in range(options.bookings):
            provider, service = shop.services[number % len(shop.services)]
            # From tomorrow to a month ahead, so that every step of every policy is met.
            start = (now // 3600 + 3 + number // len(shop.services) * 5) * 3600
            plans.append((number, provider, service, start, chance.random(), chance.random(), chance.random()))
        complaints = []

        def one(plan):
            number, provider, service, start, pays, cancels, whose = plan
            status, client = book(shop, provider, service, start, f"{random.getrandbits(128):032x}")
            if client is None:
                return f"booking {number} was answered with {status}"
            if pays < 0.9:
                stripe.pay(client.intent)
                for _ in range(200):
                    _, read = bookable.ask("GET", f"/v1/bookings/{client.booking}", token=client.token)
                    if read["status"] == "confirmed":
                        break
                    time.sleep(0.1)
                else:
                    return f"{client.booking} was paid and is {read['status']}"
            if cancels < 0.7 or pays >= 0.9:
                token = shop.admin if whose < 0.25 else client.token
                _, quote = bookable.ask("GET", f"/v1/bookings/{client.booking}/cancellation-quote", token=token)
                status, ended = bookable.ask("POST", f"/v1/bookings/{client.booking}/cancel", token=token)
                if status != 200:
                    return f"{client.booking} could not be cancelled: {status} {ended}"
                if quote["amount"] != ended["refund"]["amount"]:
                    return f"{client.booking} was promised {quote['amount']} and got {ended['refund']['amount']}"
            return None

        with concurrent.futures.ThreadPoolExecutor(16) as pool:
            complaints += [complaint for complaint in pool.map(one, plans) if complaint]
        books = settle(bookable, stripe, 120)
        complaints += list(books.complaints())
        figures = books.figures()
        figures["policies"] = len(STANDARD) + 1
        return finish("agreement", options.seed, bookable, complaints, figures, began)
    finally:
        peer.kill()
        if "bookable" in locals() and bookable.process:
            bookable.process.kill()


FAULTS = {
    "timeout_before": 10, "timeout_after": 10, "drop_before": 20, "drop_after": 20, "in_use": 15, "rate_limit": 15,
    "error_before": 15, "error_after": 15, "unavailable": 20, "slow": 10,
}


def run_faults(options, folder, chance):
    """Random operations against the strict fake, which fails, while the server is killed at random."""
    fake = subprocess.Popen([options.fake], stdout=subprocess.PIPE, text=True)
    began = time.monotonic()
    try:
        url = "http://" + fake.stdout.readline().strip().split()[-1]
        stripe = Stripe(url, is_strict=True)
        bookable = Bookable(options.bookable, folder, url, plain=False, hold=options.hold, timeout=1)
        shop = Shop(bookable, ["flexible"], ["EUR", "EUR", "KWD", "ISK"])
        control = lambda path, body: send("POST", f"{url}/_fake/{path}", body)
        hook = {"url": bookable.url + "/v1/webhooks/stripe", "secrets": [WEBHOOK_SECRET], "automatic": True}
        if control("webhooks/endpoint", hook)[0] != 200:
            raise SystemExit("the fake takes no endpoint")
        control("faults", {"seed": options.seed, "rates": FAULTS, "duplicates": 200, "shuffles": True,
                           "delay_milliseconds": 300})
        clients, complaints, lock = [], [], threading.Lock()
        now = int(time.time())
        counts = collections.Counter()
        # Fewer places than bookings, so that a slot that was lost is often taken when its money comes.
        places = max(options.operations // 12, 4)

        def operate(plan):
            number, kind, a, b, c = plan
            with lock:
                client = clients[int(a * len(clients))] if clients else None
            if kind == "book" or client is None:
                kind = "book"
                provider, service = shop.services[int(a * len(shop.services))]
                start = (now // 3600 + 48 + int(b * places)) * 3600
                _, made = book(shop, provider, service, start, f"{random.getrandbits(128):032x}")
                if made:
                    with lock:
                        clients.append(made)
            elif kind == "pay":
                if client.intent is None:
                    learn_intent(shop, client)
                if client.intent:
                    stripe.pay(client.intent, "pm_card_visa" if c < 0.9 else "pm_card_chargeDeclined")
            elif kind == "cancel":
                token = shop.admin if c < 0.3 else client.token
                bookable.ask("POST", f"/v1/bookings/{client.booking}/cancel", token=token)
            elif kind == "refund":
                bookable.ask("POST", f"/v1/bookings/{client.booking}/refunds",
                             {"amount": 1000, "reason": "A gesture"}, shop.admin, f"r{options.seed}:{number}")
            elif kind == "read":
                bookable.ask("GET", f"/v1/bookings/{client.booking}/payment", token=client.token)
            counts[kind] += 1

        kinds = ["book"] * 35 + ["pay"] * 40 + ["cancel"] * 12 + ["refund"] * 5 + ["read"] * 8
        plans = [(n, chance.choice(kinds), chance.random(), chance.random(), chance.random())
                 for n in range(options.operations)]
        kills = sorted(chance.sample(range(options.operations), max(options.operations // options.kill_every, 1)))
        with concurrent.futures.ThreadPoolExecutor(12) as pool:
            done = 0
            running = []
            for plan in plans:
                running.append(pool.submit(operate, plan))
                done += 1
                if kills and done > kills[0]:
                    kills.pop(0)
                    time.sleep(chance.random() * 0.3)
                    bookable.kill()
                    bookable.start()
                    counts["kill -9"] += 1
                if len(running) > 48:
                    running.pop(0).result()
            for one in running:
                one.result()
        control("faults", {"seed": options.seed})
        deadline = time.monotonic() + 300
        while True:
            control("webhooks/deliver", {})
            books = settle(bookable, stripe, 15)
            if not list(books.unfinished()) or time.monotonic() > deadline:
                break
        complaints += list(books.complaints()) + list(books.not_refunded_in_full())
        figures = books.figures()
        figures["operations"] = dict(sorted(counts.items()))
        return finish("faults", options.seed, bookable, complaints, figures, began)
    finally:
        fake.kill()
        if "bookable" in locals() and bookable.process:
            bookable.process.kill()


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--bookable", default=str(ROOT / ".build/debug/bookable"), help="the server to try")
    commands = parser.add_subparsers(dest="trial", required=True)
    agreement = commands.add_parser("agreement", help="amounts against localstripe")
    agreement.add_argument("--bookings", type=int, default=1000)
    agreement.add_argument("--python", default=str(ROOT / ".build/localstripe/bin/python"))
    faults = commands.add_parser("faults", help="faults and kills against the strict fake")
    faults.add_argument("--operations", type=int, default=5000)
    faults.add_argument("--fake", default=str(ROOT / ".build/debug/stripe-fake"))
    faults.add_argument("--hold", type=int, default=8, help="seconds for which a slot is held")
    faults.add_argument("--kill-every", type=int, default=120, help="operations between two kills, about")
    for command in (agreement, faults):
        command.add_argument("--seed", type=int, default=random.SystemRandom().randrange(1 << 31))
    options = parser.parse_args()
    folder = tempfile.mkdtemp(prefix="bookable-trial-")
    print(f"{options.trial}: seed {options.seed}, in {folder}", flush=True)
    run = run_agreement if options.trial == "agreement" else run_faults
    sys.exit(run(options, folder, random.Random(options.seed)))


if __name__ == "__main__":
    main()

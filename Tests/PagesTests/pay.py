#!/usr/bin/env python3
"""Pays a deposit in a browser, as a client does, and cancels; prints what is wrong, one complaint a line.

usage: pay.py BOOKABLE STRIPE-FAKE [firefox]

STRIPE-FAKE is the stand-in of Stripe, whose events reach the server as Stripe's would. It has no page for clients: this program has one,
with a link that has the stand-in charge a card.
"""

import json
import subprocess
import sys
import threading
import urllib.error
import urllib.request
from datetime import date, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urljoin

from browse import FIREFOX_CONTEXT, launch
from demo import demo
from playwright.sync_api import sync_playwright

SECRET = "whsec_browser"


class Stripe:
    """The stand-in, behind a server that passes calls on to it and has the page to which clients are led."""

    def __init__(self, program):
        self.process = subprocess.Popen([program], stdout=subprocess.PIPE, text=True)
        self.behind = "http://" + self.process.stdout.readline().split()[-1]
        self.front = ThreadingHTTPServer(("127.0.0.1", 0), self.handler())
        self.url = f"http://127.0.0.1:{self.front.server_port}"
        threading.Thread(target=self.front.serve_forever, daemon=True).start()

    def stop(self):
        self.front.shutdown()
        self.process.kill()
        self.process.wait()

    def control(self, path, document=None):
        request = urllib.request.Request(f"{self.behind}/_fake/{path}", method="GET" if document is None else "POST")
        body = None if document is None else json.dumps(document).encode()
        request.add_header("Content-Type", "application/json")
        with urllib.request.urlopen(request, body) as answer:
            return json.load(answer)

    def call(self, method, path, headers, body):
        """What the stand-in answers, whose pages are here."""
        request = urllib.request.Request(self.behind + path, body or None, method=method)
        for name, value in headers.items():
            if name.lower() not in ("host", "content-length", "connection", "accept-encoding"):
                request.add_header(name, value)
        try:
            with urllib.request.urlopen(request) as answer:
                status, found = answer.status, answer.read()
        except urllib.error.HTTPError as error:
            status, found = error.code, error.read()
        return status, "application/json", found.replace(b"https://checkout.example", self.url.encode())

    def page(self, path):
        """Stripe's page of a session, and what follows its button."""
        _, _, verb, session = path.split("/")
        if verb == "paid":
            self.control(f"checkout/{session}/pay", {})
        found = next(one for one in self.control("state")["sessions"] if one["id"] == session)
        back = found["success_url"].replace("{CHECKOUT_SESSION_ID}", session)
        pay = f'<a href="/c/paid/{session}">Pay</a>' if verb == "pay" else f'<a href="{back}">Back to the shop</a>'
        html = f"<!DOCTYPE html><title>Stripe</title><h1>{found['amount_total']} {found['currency']}</h1>{pay}"
        return 200, "text/html", html.encode()

    def handler(stripe):
        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def answer(self):
                if self.path.startswith("/c/"):
                    status, kind, found = stripe.page(self.path)
                else:
                    body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
                    status, kind, found = stripe.call(self.command, self.path, self.headers, body)
                self.send_response(status)
                self.send_header("Content-Type", kind)
                self.send_header("Content-Length", str(len(found)))
                self.end_headers()
                self.wfile.write(found)

            do_GET = do_POST = do_DELETE = answer

            def log_message(self, *_):
                pass

        return Handler


def ask_for_deposit(served):
    body = json.dumps({"prepayment": {"kind": "deposit", "percent": 30}}).encode()
    request = urllib.request.Request(f"{served.url}/v1/providers/prv_anna/services/svc_anna_cut", body, method="PATCH")
    request.add_header("Content-Type", "application/json")
    request.add_header("Authorization", f"Bearer {served.key}")
    with urllib.request.urlopen(request) as answer:
        return json.load(answer)["price"] * 30 // 100


def book(page, expect):
    # So early that everything comes back.
    page.goto(f"/anna/cut?day={date.today() + timedelta(days=10)}")
    page.locator(".times a").first.click()
    page.get_by_label("Name").fill("Kim Client")
    page.get_by_label("E-mail").fill("kim@example.org")
    button = page.locator("form button.main")
    expect("pay" in button.inner_text(), f"the form does not say that something is to be paid, but {button.inner_text()}")
    with page.expect_navigation():
        button.click()
    expect("Pay to confirm your booking" in page.inner_text("main"), "nothing says that the booking has to be paid")


def follow(page, name):
    """Follows a link of the stand-in's page, which is not what is tested."""
    page.goto(urljoin(page.url, page.get_by_role("link", name=name, exact=True).get_attribute("href")))


def pay(page, stripe, deposit, expect):
    booking = page.url
    pays = page.get_by_role("link", name="Pay ")
    # Whoever turns back at Stripe's page finds the booking as it was.
    pays.click()
    page.get_by_role("heading", name=f"{deposit} ").wait_for()
    page.goto(booking)
    expect(pays.is_visible(), "whoever turned back cannot pay any more")
    pays.click()
    follow(page, "Pay")
    follow(page, "Back to the shop")
    # Stripe's event may come later than the client.
    confirmed = page.get_by_role("heading", name="Your booking is confirmed")
    for _ in range(50):
        if confirmed.is_visible():
            break
        page.wait_for_timeout(200)
        page.goto(booking)
    expect(confirmed.is_visible(), f"a booking that is paid is not confirmed: {page.inner_text('main')}")
    expect(not pays.is_visible(), "a booking that is paid can be paid again")
    charges = [charge["amount"] for charge in stripe.control("state")["charges"]]
    expect(charges == [deposit], f"{charges} was charged instead of {deposit}")


def cancel(page, stripe, deposit, expect):
    page.get_by_role("link", name="Cancel the booking").click()
    with page.expect_navigation():
        page.get_by_role("button", name="Cancel the booking").click()
    expect(page.get_by_role("heading", name="This booking is cancelled").is_visible(), "the booking is not cancelled")
    for _ in range(50):
        refunds = [refund["amount"] for refund in stripe.control("state")["refunds"]]
        if refunds:
            break
        page.wait_for_timeout(200)
    expect(refunds == [deposit], f"{refunds} was refunded instead of {deposit}")


def main():
    binary, fake, browser = (sys.argv[1:] + [""])[:3]
    complaints = []
    expect = lambda holds, complaint: holds or complaints.append(complaint)
    stripe = Stripe(fake)
    settings = {
        "BOOKABLE_STRIPE_URL": stripe.url, "BOOKABLE_STRIPE_KEY": "sk_test_browser", "BOOKABLE_STRIPE_WEBHOOK_SECRET": SECRET,
    }
    try:
        with demo(binary, environment=settings, is_public=True) as served, sync_playwright() as playwright:
            hook = {"url": served.url + "/v1/webhooks/stripe", "secrets": [SECRET], "automatic": True}
            stripe.control("webhooks/endpoint", hook)
            deposit = ask_for_deposit(served)
            started = launch(playwright, browser, {})
            options = FIREFOX_CONTEXT if browser else {}
            context = started.new_context(base_url=served.url, locale="en-US", viewport={"width": 360, "height": 740}, **options)
            page = context.new_page()
            book(page, expect)
            pay(page, stripe, deposit, expect)
            cancel(page, stripe, deposit, expect)
            started.close()
    finally:
        stripe.stop()
    print("\n".join(complaints))
    sys.exit(1 if complaints else 0)


if __name__ == "__main__":
    main()

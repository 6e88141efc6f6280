#!/usr/bin/env python3
"""Takes pictures of every page of a demo, for people to look at.

usage: pictures.py BOOKABLE FOLDER [WORD...]    only the pages whose names contain one of the words

Each page is taken at 1280 and 360 pixels, light and dark, and in Arabic; the main ones also in forced colours and as they are printed.
A page that does not answer, in a language of its own, or that scrolls sideways, is complained of.
"""

import base64
import email
import email.policy
import json
import re
import secrets
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path
from urllib.request import Request, urlopen

from browse import CHROMIUM_ARGUMENTS, Scenario, measure
from demo import demo
from playwright.sync_api import sync_playwright

VIEWS = {
    "wide": {"viewport": {"width": 1280, "height": 800}},
    "wide-dark": {"viewport": {"width": 1280, "height": 800}, "color_scheme": "dark"},
    "phone": {"viewport": {"width": 360, "height": 740}},
    "phone-dark": {"viewport": {"width": 360, "height": 740}, "color_scheme": "dark"},
    "phone-ar": {"viewport": {"width": 360, "height": 740}, "language": "ar"},
    "wide-ar": {"viewport": {"width": 1280, "height": 800}, "language": "ar"},
    "forced": {"viewport": {"width": 360, "height": 740}, "forced_colors": "active"},
    "print": {"viewport": {"width": 1280, "height": 800}, "media": "print"},
}
MAIN = ("home", "month", "form", "booked", "cancel", "agenda", "week", "booking of")
OWNER, ADMIN = "anna@example.org", "admin@example.org"


class Album:
    """The addresses of all pages by name, gathered by doing what leads to them."""

    def __init__(self, served, browser, mails):
        self.served, self.browser, self.mails = served, browser, mails
        self.client, self.owner, self.operator = {}, {}, {}
        self.owner_state = self.operator_state = self.list_state = None

    def gather(self):
        self.prepare()
        context = self.browser.new_context(base_url=self.served.url, locale="en-US")
        page = context.new_page()
        self.gather_booking(page)
        self.gather_waitlist(page)
        self.gather_list(page)
        context.close()
        self.gather_console()
        self.gather_operator()

    def api(self, method, path, body=None):
        data = None if body is None else json.dumps(body).encode()
        request = Request(self.served.url + "/v1" + path, data, method=method)
        request.add_header("Authorization", f"Bearer {self.served.key}")
        request.add_header("Content-Type", "application/json")
        with urlopen(request) as answer:
            return json.load(answer) if answer.status != 204 else None

    def prepare(self):
        """Services that ask for everything, that come again and again, and that have no place left."""
        kinds = ("text", "email", "phone", "number", "date", "choice", "boolean", "consent")
        fields = []
        for kind in kinds:
            field = {"name": f"f_{kind}", "label": f"Question of kind {kind}", "type": kind, "required": kind != "text"}
            if kind == "choice":
                field["choices"] = ["Short", "Long"]
            fields.append(field)
        documents = [{"name": "referral", "label": "Referral", "due": "booking"}, {"name": "photo", "label": "Photo", "due": "visit"}]
        common = {"currency": "EUR", "duration_minutes": 60, "slot_step_minutes": 60}
        self.api("POST", "/providers/prv_anna/services", common | {
            "id": "svc_anna_first", "name": "First consultation", "price": 2500, "description": "A talk about hair, and what it could be.",
            "requirements": {"fields": fields, "documents": documents}})
        self.api("POST", "/providers/prv_anna/services", common | {
            "id": "svc_anna_fringe", "name": "Fringe trim", "price": 1500, "max_occurrences": 8})
        self.api("POST", "/providers/prv_anna/services", common | {
            "id": "svc_anna_rare", "name": "Rare treatment", "price": 15000, "max_bookings_per_month": 1, "booking_window_days": 25})

    def book(self, page, path, name="Kim Client", address="kim@example.org"):
        page.goto(path)
        page.locator(".times a").first.click()
        form = page.url
        page.get_by_label("Name", exact=True).fill(name)
        page.get_by_label("E-mail").fill(address)
        page.locator("main form button.main").click()
        return form.removeprefix(self.served.url), page.url.removeprefix(self.served.url)

    def gather_booking(self, page):
        day = date.today() + timedelta(days=15)
        day += timedelta(days=(2 - day.weekday()) % 7)
        form, booked = self.book(page, f"/anna/cut?day={day}")
        held = booked.partition("?")[0]
        _, cancelled = self.book(page, f"/anna/cut?day={day}")
        page.goto(cancelled.partition("?")[0] + "/cancel")
        page.locator("main form button").first.click()
        _, asked = self.book(page, f"/anna/bridal?day={day}")
        page.goto(f"{held}/move?day={day + timedelta(days=1)}")
        later = page.locator(".times a").first.get_attribute("href")
        page.goto("/anna/first")
        page.locator(".times a").first.click()
        everything = page.url.removeprefix(self.served.url)
        page.goto("/anna/fringe")
        page.locator(".times a").first.click()
        series = page.url.removeprefix(self.served.url)
        _, group = self.book(page, "/anna/workshop")
        self.client |= {
            "home": "/", "search": "/search", "found": f"/search?q=hair&from={day}&part=morning", "not found": "/search?q=zither",
            "provider": "/anna-berger", "provider without listing": "/hana", "month": "/anna/cut", "day": f"/anna/cut?day={day}",
            "closed month": "/anna/cut?month=2020-01", "seats": "/anna/workshop", "zone": "/anna/cut/zone",
            "month elsewhere": "/anna/cut?zone=America%2FNew_York", "form": form.partition("?")[0] + f"?at={day}T15:00:00Z",
            "form elsewhere": form.partition("?")[0] + f"?at={day}T15:00:00Z&zone=Asia%2FTokyo", "taken": form, "everything": everything,
            "series": series, "booked": booked, "booking": held, "moved": f"{held}?news=moved", "move": f"{held}/move", "move to": later,
            "cancel": f"{held}/cancel", "cancelled": cancelled.partition("?")[0], "asked": asked, "group": group,
            "embedded": "/anna/cut?embed=1", "missing": "/nobody", "terms": "/terms", "reference": "/docs", "paid": "/paid",
        }

    def gather_waitlist(self, page):
        self.book(page, "/anna/rare")
        page.goto("/anna/rare")
        self.client["full"] = page.url.removeprefix(self.served.url)
        if page.locator("a[href*='/wait']").count():
            page.locator("a[href*='/wait']").first.click()
            self.client["wait"] = page.url.removeprefix(self.served.url)

    def mailed(self, pattern, since):
        for _ in range(100):
            for path in sorted(Path(self.mails).glob("new/*"), reverse=True):
                if path.stat().st_mtime >= since and (found := re.search(pattern, decoded(path))):
                    return found[0]
            time.sleep(0.1)
        sys.exit(f"no mail has {pattern}")

    def gather_list(self, page):
        page.goto("/my")
        self.client |= {"my": "/my", "my sent": "/my/sent"}
        since = time.time() - 1
        page.get_by_label("E-mail").fill("kim@example.org")
        page.locator("main form button").click()
        link = self.mailed(r"/my/[A-Za-z0-9_]{20,}", since)
        self.client["my link"] = link
        page.goto(link)
        page.locator("main form button").click()
        self.list_state = page.context.storage_state()

    def gather_console(self):
        context = self.browser.new_context(base_url=self.served.url, locale="en-US")
        page = context.new_page()
        page.goto("/")
        page.locator("form[action*='login/demo'] button").click()
        base = "/console/anna"
        for day in range(8):
            page.goto(f"{base}/day?date={date.today() + timedelta(days=day)}")
            if page.locator(".agenda a[href*='/bookings/']").count() > 2:
                break
        busy = page.url.removeprefix(self.served.url)
        first = page.locator(".agenda a[href*='/bookings/']").first.get_attribute("href").partition("?")[0]
        asked = next(item["id"] for item in self.api("GET", "/bookings?provider=prv_anna&status=pending")["items"])
        week = date.today() + timedelta(days=7)
        self.owner |= {
            "practices": "/console", "agenda": busy, "day off": f"{base}/day?date=2026-01-04", "week": f"{base}/week",
            "next week": f"{base}/week?date={week}", "booking of client": first, "booking done": f"{first}?news=done",
            "end by cancelling": f"{first}/cancel", "shift": f"{first}/move", "request": f"{base}/bookings/{asked}",
            "decline": f"{base}/bookings/{asked}/decline", "clients": f"{base}/clients", "hours": f"{base}/hours",
            "calendars": f"{base}/calendars", "services": f"{base}/services", "service": f"{base}/services/cut",
            "new service": f"{base}/services/new", "questions": f"{base}/services/first/questions", "appearance": f"{base}/page",
            "policies": f"{base}/policy", "policy editor": f"{base}/policy/edit", 
            "replay": f"{base}/policy/replay?policy=strict", "rule": f"{base}/rule", "rule editor": f"{base}/rule/edit",
            "messages": f"{base}/messages", "message settings": f"{base}/message-settings", "message preview": f"{base}/message-preview",
            "money": f"{base}/money", "figures": f"{base}/figures", "people": f"{base}/people", "audit": f"{base}/audit",
            "integrations": f"{base}/integrations", "new webhook": f"{base}/new-webhook", "listing": f"{base}/listing",
            "reviews": f"{base}/reviews", "walk-in": f"{base}/new", "walk-in form": f"{base}/new/cut", "account": "/console/account",
            "setup hours": f"{base}/setup/hours", "setup service": f"{base}/setup/service", "setup policy": f"{base}/setup/policy",
            "setup done": f"{base}/setup/page", "offline": "/offline",
        }
        self.write_policy(page)
        page.goto(self.owner["clients"])
        find_clients(page)
        self.owner["client"] = page.locator("main a[href*='/clients/']").first.get_attribute("href")
        self.follow(page, "money", "a[href*='/refunds/']", "refund")
        self.follow(page, "people", "a[href*='/remove']", "remove person")
        self.client |= {"login": "/login", "login sent": "/login/sent", "login link": "/login/sl_" + "a" * 32}
        self.owner_state = context.storage_state()
        context.close()

    def write_policy(self, page):
        for share, start in ((45, "a[href$='policy/edit']"), (40, "a[href*='policy/edit?policy=']")):
            self.follow(page, "policies", start, "policy editor")
            page.goto(self.owner["policy editor"])
            script = page.locator("textarea").first
            script.fill(re.sub(r"paid, \d+", f"paid, {share}", script.input_value()))
            page.get_by_role("button", name="Save as a new version").click()
        self.follow(page, "policies", "a[href*='policy/versions']", "policy versions")

    def follow(self, page, name, selector, found):
        page.goto(self.owner[name])
        inner = page.locator(f"main {selector}")
        if inner.count():
            self.owner[found] = inner.first.get_attribute("href")

    def gather_operator(self):
        context = self.browser.new_context(base_url=self.served.url, locale="en-US")
        page = context.new_page()
        since = time.time() - 1
        page.goto("/login")
        page.get_by_label("E-mail").fill(ADMIN)
        page.locator("main form button").first.click()
        page.goto(self.mailed(r"/login/[A-Za-z0-9_]{20,}", since))
        page.locator("main form button").first.click()
        self.operator |= {
            "server": "/console/account/server", "all money": "/console/account/server/money",
            "providers": "/console/account/server/providers", "moderation": "/console/account/marketplace",
            "operator's start": "/console", "operator's account": "/console/account",
        }
        self.operator_state = context.storage_state()
        context.close()


def decoded(path):
    with open(path, "rb") as file:
        mail = email.message_from_binary_file(file, policy=email.policy.default)
    return mail.get_body(("plain",)).get_content()


def take(album, scenario, folder, words):
    groups = [
        (album.client, None),
        (album.owner, album.owner_state),
        (album.operator, album.operator_state),
        ({"my list": "/my"}, album.list_state),
    ]
    for view, options in VIEWS.items():
        language, media = options.get("language"), options.get("media")
        options = {key: value for key, value in options.items() if key not in ("language", "media")}
        for pages, state in groups:
            context = album.browser.new_context(base_url=album.served.url, storage_state=state, locale="en-US", **options)
            # Others may be at work on the machine.
            context.set_default_timeout(120_000)
            page = context.new_page()
            if media:
                page.emulate_media(media=media)
            for name, path in pages.items():
                is_asked = not words or any(word in name for word in words)
                if is_asked and (view not in ("forced", "print") or name.startswith(MAIN)):
                    show(page, scenario, folder, name, path, view, language)
            context.close()


def show(page, scenario, folder, name, path, view, language):
    shown = f"{name} {view}"
    if language:
        path += ("&" if "?" in path else "?") + f"lang={language}"
    answer = page.goto(path)
    scenario.expect(answer.status < 400 or name == "missing", f"{shown} answers {answer.status} at {path}")
    if language:
        scenario.expect(page.locator("html").get_attribute("lang") == language, f"{shown} is in another language")
    measure(scenario, page, shown)
    picture(page, folder, name, view)
    if name in SENT and view not in ("forced", "print"):
        SENT[name](page)
        measure(scenario, page, f"{shown}, sent")
        picture(page, folder, f"{name} sent", view)


def send_taken(page):
    page.locator("input[name=name]").fill("Kim Client")
    page.locator("input[type=email]").fill("kim@example.org")
    page.locator("main form button.main").click()


def find_clients(page):
    page.locator("main form input[name=q]").first.fill("lena")
    page.locator("main form button").first.click()


def preview_hours(page):
    page.locator(".hours-form input[type=time]").nth(2).fill("10:00")
    page.locator(".hours-form button").click()


# Forms of which people look at the answer as well.
SENT = {
    "taken": send_taken,
    "everything": lambda page: page.locator("main form button.main").click(),
    "policy editor": lambda page: page.locator("main form button.main").click(),
    "rule editor": lambda page: page.locator("main form button.main").click(),
    "clients": find_clients,
    "hours": preview_hours,
}


def picture(page, folder, name, view):
    """The whole page at once, so that what sticks to the window's edge stands where it ends."""
    size = page.viewport_size
    height = page.evaluate("document.documentElement.scrollHeight")
    page.set_viewport_size({"width": size["width"], "height": max(size["height"], min(height, 8_000))})
    page.screenshot(path=f"{folder}/{name.replace(' ', '-').replace('/', '-')}.{view}.png", full_page=True)
    page.set_viewport_size(size)


def main():
    binary, folder, words = sys.argv[1], sys.argv[2], sys.argv[3:]
    Path(folder).mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as keys, sync_playwright() as playwright:
        key = Path(keys, "key")
        key.touch(mode=0o600)
        key.write_bytes(base64.b64encode(secrets.token_bytes(32)))
        mails = f"{keys}/mail"
        options = ["--secrets-key-file", str(key), "--mail-folder", mails, "--mail-from", "bookings@example.org", "--demo-member", OWNER]
        with demo(binary, *options, is_public=True) as served:
            browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=CHROMIUM_ARGUMENTS)
            album = Album(served, browser, mails)
            album.gather()
            scenario = Scenario(browser, served.url, {})
            take(album, scenario, folder, words)
            browser.close()
    for complaint in scenario.complaints:
        print(complaint)
    sys.exit(1 if scenario.complaints else 0)


if __name__ == "__main__":
    main()

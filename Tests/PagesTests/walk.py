"""Walks at random through booking and managing, and compares what pages show with what the API answers.

A walk clicks, types, goes back, reloads, works in two tabs, and loses answers on their way. Its seed decides every step, so a walk
that finds something is walked again by its seed.
"""

import json
import random
import re
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from playwright.sync_api import Error, TimeoutError
from relay import Relay

STEPS = 20
TEXTS = ("Kim <b>Client</b>", "Zoë O’Neil", "محمد علي", "Ольга", 'A "quoted" & name')


class Walk:
    """One client with two tabs."""

    def __init__(self, scenario, relay, seed):
        self.scenario, self.relay, self.seed = scenario, relay, seed
        self.random = random.Random(seed)
        self.context = scenario.context(locale="en-US", viewport={"width": 360, "height": 740})
        self.context.set_default_timeout(10_000)
        self.tabs = [self.context.new_page(), self.context.new_page()]
        # What was typed into the form that a tab shows, and the addresses of bookings that were seen.
        self.typed = {}
        self.bookings = {}
        # Keys of the forms whose answer was lost and that have led to no booking since, and the key that a tab sent last.
        self.lost = set()
        self.sent = {}
        self.trail = []
        self.email = f"walk{seed}@example.org"

    def complain(self, text):
        self.scenario.complaints.append(f"seed {self.seed}: {text}; the way: {' / '.join(self.trail[-8:])}")

    def walk(self):
        for tab in self.tabs:
            self.go(tab, self.scenario.seeds["walk"]["path"])
        for _ in range(STEPS):
            tab = self.random.choice(self.tabs)
            self.step(tab)
            # After a double click a page may still be on its way.
            for _ in range(3):
                try:
                    self.look(tab)
                    break
                except Error as error:
                    if "navigat" not in str(error):
                        raise
                    tab.wait_for_timeout(200)
        for address in self.bookings:
            self.go(self.tabs[0], address)
            self.look(self.tabs[0])
        self.context.close()

    def go(self, tab, path):
        self.sent.pop(tab, None)
        self.trail.append(path)
        try:
            tab.goto(self.relay.url + path)
        except Error:
            tab.goto(self.relay.url + path)

    def step(self, tab):
        # A page of the browser's own says that an answer was lost.
        if not tab.url.startswith(self.relay.url):
            return self.act("again", lambda: tab.reload() if self.random.random() < 0.5 else tab.go_back(), tab)
        chance = self.random.random()
        if chance < 0.08:
            return self.act("reload", tab.reload, tab)
        if chance < 0.18:
            return self.act("back", tab.go_back, tab)
        if chance < 0.24:
            other = next(page for page in self.tabs if page is not tab)
            if other.url.startswith(self.relay.url):
                return self.go(tab, other.url.removeprefix(self.relay.url))
        if tab.locator("form[action*='/book']").count():
            return self.fill(tab)
        self.follow(tab)

    def act(self, name, action, tab):
        self.trail.append(name)
        try:
            action()
        except (Error, TimeoutError):
            pass
        self.settle(tab)

    def settle(self, tab):
        try:
            tab.wait_for_load_state("load")
        except Error:
            pass

    def fill(self, tab):
        """Types into the form, all of it or too little, and sends it, once or twice."""
        name, email = self.random.choice(TEXTS), self.email
        if self.random.random() < 0.25:
            email = ""
        try:
            for label, text in (("Name", name), ("E-mail", email)):
                tab.get_by_label(label).fill(text)
        except TimeoutError:
            # The answer to what was sent before took the form away.
            if tab.locator("form[action*='/book']").count():
                raise
            return
        self.typed[tab] = (name, email)
        if self.random.random() < 0.2:
            return self.trail.append("type")
        key = tab.locator("input[name=key]").input_value()
        self.sent[tab] = key
        self.lose(key)
        button = tab.locator("main form button").last
        click = button.dblclick if self.random.random() < 0.2 else button.click

        def send():
            # A step that is taken before the answer comes, or is lost, would take its page away.
            ended = []

            def end(_):
                ended.append(True)

            for name in ("framenavigated", "requestfailed"):
                tab.on(name, end)
            click()
            for _ in range(500):
                if ended:
                    break
                tab.wait_for_timeout(20)
            for name in ("framenavigated", "requestfailed"):
                tab.remove_listener(name, end)

        self.act("send", send, tab)

    def lose(self, key=None):
        if self.random.random() < 0.25:
            self.trail.append("lose")
            self.relay.loses = True
            if key:
                self.lost.add(key)

    def follow(self, tab):
        """A link or button of the page's own."""
        targets = tab.locator("main a[href^='/'], main form[method=post] button").all()
        targets = [target for target in targets if target.is_visible()]
        # A file is not a page.
        targets = [target for target in targets if not (target.get_attribute("href") or "").endswith(".ics")]
        if not targets:
            return self.go(tab, self.scenario.seeds["walk"]["path"])
        target = self.random.choice(targets)
        self.sent.pop(tab, None)
        if not target.get_attribute("href"):
            self.lose()
        self.act(target.inner_text().split("\n")[0] or "link", target.click, tab)

    def look(self, tab):
        self.relay.loses = False
        if not tab.url.startswith(self.relay.url):
            return
        path = tab.url.removeprefix(self.relay.url)
        if "Something went wrong" in tab.content():
            self.complain(f"{path} failed")
        if match := re.match(r"/b/[^/?]+", path):
            self.bookings.setdefault(match[0], None)
            self.lost.discard(self.sent.pop(tab, None))
            if re.fullmatch(r"/b/[^/?]+(\?.*)?", path):
                self.compare(tab, match[0])
        elif tab in self.typed and tab.locator("form[action*='/book']").count():
            self.keeps(tab)

    def keeps(self, tab):
        """The form that came back, or that Back led to, holds what was typed into it."""
        name, email = self.typed[tab]
        came_back = tab.get_by_role("alert").count() > 0 and self.trail[-1] == "send"
        if came_back or self.trail[-1] == "type":
            found = (tab.get_by_label("Name").input_value(), tab.get_by_label("E-mail").input_value())
            if found != (name, email):
                self.complain(f"{found} is left of {(name, email)}")

    def compare(self, tab, address):
        token = address.removeprefix("/b/")
        booking = self.ask(address, token)
        if booking is None:
            return
        shown = tab.locator("p.when time").get_attribute("datetime")
        if shown != booking["start_at"]:
            self.complain(f"{address} shows {shown}, and the API {booking['start_at']}")
        title = tab.locator("h1").inner_text()
        wanted = {"confirmed": "confirmed", "cancelled": "cancelled"}.get(booking["status"])
        if wanted and wanted not in title:
            self.complain(f"{address} says {title!r}, and the API {booking['status']}")
        self.bookings[address] = booking

    def ask(self, address, token):
        """The booking, whose id its entry for calendars has."""
        with urlopen(self.scenario.url + address + "/calendar.ics") as answer:
            found = re.search(r"UID:(bkg_\w+)", answer.read().decode().replace("\r\n ", ""))
        request = Request(self.scenario.url + f"/v1/bookings/{found[1]}", headers={"Authorization": f"Bearer {token}"})
        try:
            with urlopen(request) as answer:
                answer = json.load(answer)
        except HTTPError as error:
            self.complain(f"the API answers {error.code} for {address}")
            return None
        return answer.get("booking", answer)


def walks(scenario, seeds):
    relay = Relay(scenario.url)
    for seed in seeds:
        walk = Walk(scenario, relay, seed)
        try:
            walk.walk()
        except Exception as error:
            walk.complain(f"{type(error).__name__}: {str(error).splitlines()[0]}")
        made = [booking for booking in every_booking(scenario) if booking["client"].get("email") == walk.email]
        # Each belongs to a page that was shown, or to a form whose answer was lost for good.
        if not len(walk.bookings) <= len(made) <= len(walk.bookings) + len(walk.lost):
            walk.complain(f"{len(made)} bookings were made, {len(walk.bookings)} shown, and {len(walk.lost)} answers lost")
    live = [booking for booking in every_booking(scenario) if booking["status"] in ("confirmed", "pending")]
    live.sort(key=lambda booking: booking["start_at"])
    for earlier, later in zip(live, live[1:]):
        # Several can share a session.
        shares = all(earlier[name] == later[name] for name in ("service_id", "start_at"))
        scenario.expect(shares or earlier["end_at"] <= later["start_at"], f"{earlier['id']} and {later['id']} overlap")


def every_booking(scenario):
    """All of the provider, as the API lists them."""
    places, cursor, found = scenario.seeds["walk"], "", []
    while True:
        path = f"/v1/bookings?provider={places['provider']}&limit=200" + (f"&cursor={cursor}" if cursor else "")
        request = Request(scenario.url + path, headers={"Authorization": f"Bearer {places['key']}"})
        with urlopen(request) as answer:
            page = json.load(answer)
        found += page["items"]
        cursor = page.get("next_cursor")
        if not cursor:
            return found

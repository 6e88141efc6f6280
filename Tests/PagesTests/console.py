#!/usr/bin/env python3
"""Looks at the console in browsers as people do, and prints what is wrong with it, one complaint a line.

usage: console.py SCENARIO URL SEEDS    SCENARIO is followed by " firefox" where it is not for Chromium

SEEDS is a JSON object: "link" is a link that signs in, "session" the value of the cookie of somebody who is signed in, "pages" and
"hostile" the paths of all pages by name, with ordinary texts and with hostile ones, "week" the path of a full week.
"""

import json
import os
import shutil
import sys
import tempfile
from urllib.parse import urlsplit
from playwright.sync_api import Error
from relay import Relay
from browse import ALLOWED, CHROMIUM_ARGUMENTS, WIDTHS, check, inspect, main, measure, notified, validate, watched


def signed_in(scenario, **options):
    context = scenario.context(**options)
    context.add_cookies([{"name": "bookable", "value": scenario.seeds["session"], "url": scenario.url}])
    return context


def opens_section(page, name):
    """A phone shows the first sections, and the others behind a button."""
    page.locator("nav summary").click()
    page.locator("nav details").get_by_role("link", name=name, exact=True).click()


def flow(scenario):
    """From the link in a mail on, without any script."""
    # Playwright does not click in a Firefox that runs no scripts.
    context = scenario.context(
        java_script_enabled=scenario.is_firefox, viewport={"width": 360, "height": 740}, accept_downloads=True
    )
    page = context.new_page()
    page.goto(scenario.seeds["link"])
    page.get_by_role("button", name="Continue to the console").click()
    page.wait_for_url("**/console/anna**")
    scenario.expect("/console/anna" in page.url, f"signing in leads to {page.url}")
    page.goto("/console/anna/week?date=2026-03-05")
    page.get_by_role("link", name="Kim Client").first.click()
    page.get_by_role("link", name="Move").click()
    page.get_by_role("link", name="March 10, 2026").click()
    page.get_by_role("link", name="10:00 AM").click()
    page.get_by_role("button", name="Move to Tue, Mar 10").click()
    scenario.expect("Tuesday, March 10, 2026" in page.inner_text("main"), "the booking is not at its new time")
    page.get_by_role("button", name="Record a payment").click()
    scenario.expect(page.get_by_role("status").is_visible(), "nothing says that the payment was recorded")
    page.get_by_role("link", name="Cancel the booking").click()
    scenario.expect("is refunded" in page.inner_text("main"), "what goes back is not said before")
    page.get_by_label("Reason").fill("Flooded")
    page.get_by_role("button", name="Cancel the booking").click()
    scenario.expect("Cancelled" in page.inner_text("main"), "the booking is not cancelled")
    page.get_by_role("link", name="Tuesday, March 10, 2026").click()
    page.get_by_role("link", name="New booking").click()
    page.get_by_role("link", name="Haircut").click()
    page.get_by_label("Time").fill("10:00")
    page.get_by_label("Name").fill("Walk In")
    page.get_by_role("button", name="Book").click()
    scenario.expect(page.get_by_role("heading", name="Walk In").is_visible(), "who walked in is not booked")
    opens_section(page, "Hours")
    page.get_by_label("First day").fill("2026-03-12")
    page.get_by_role("button", name="Preview the change").nth(1).click()
    scenario.expect("No bookings are affected." in page.inner_text("main"), "the preview does not say who is affected")
    page.get_by_role("button", name="Save").click()
    scenario.expect("Thursday, March 12, 2026" in page.inner_text("main"), "the time off is not listed")
    opens_section(page, "Calendars")
    page.get_by_role("button", name="Restore the event").first.click()
    scenario.expect(page.get_by_role("status").is_visible(), "nothing says that the event is restored")
    page.get_by_role("button", name="Create an address").click()
    scenario.expect("/ics/ct_anna_" in page.inner_text("code"), "the address of the calendar is not shown")
    opens_section(page, "Calendars")
    page.get_by_role("link", name="At an address (ICS)").click()
    page.get_by_label("Address").fill("https://calendar.example.org/team.ics")
    page.get_by_label("Name").fill("Team")
    page.get_by_role("button", name="Add a calendar").click()
    scenario.expect(page.get_by_role("heading", name="Team").is_visible(), "the calendar is not linked")
    page.get_by_role("link", name="Remove the calendar").click()
    page.get_by_role("button", name="Remove the calendar").click()
    scenario.expect("Team" not in page.inner_text("main"), "the calendar is still there")
    page.get_by_role("link", name="Clients").click()
    page.get_by_label("Search").fill("kim cl")
    page.get_by_role("button", name="Search", exact=True).click()
    page.get_by_role("link", name="Kim Client").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Download everything").click()
    scenario.expect("Kim Client" in open(download.value.path()).read(), "the client's data is not downloaded")
    opens_section(page, "Messages")
    page.get_by_role("button", name="Send again").first.click()
    scenario.expect(page.get_by_role("status").is_visible(), "nothing says that the message is sent again")
    page.get_by_role("link", name="Message settings").click()
    page.get_by_label("First reminder").fill("2880")
    page.get_by_role("button", name="Save").click()
    scenario.expect(page.get_by_role("status").is_visible(), "nothing says that the settings are saved")
    page.get_by_role("link", name="Preview in each language").click()
    page.get_by_label("Message", exact=True).select_option("moved")
    page.get_by_role("button", name="Show").click()
    scenario.expect(page.get_by_role("heading", name="العربية").is_visible(), "the preview lacks a language")
    opens_section(page, "Cancellation")
    page.get_by_role("link", name="Compare with the last 12 months: Strict").click()
    scenario.expect(page.get_by_role("heading", name="The last 12 months").is_visible(), "the last year is not shown")
    opens_section(page, "Integrations")
    page.get_by_label("Name").fill("Calendar app")
    page.get_by_role("button", name="Create a key").click()
    scenario.expect("bk_" in page.inner_text("code"), "the key is not shown")
    page.get_by_role("link", name="Back").click()
    page.get_by_role("link", name="Revoke: Calendar app").click()
    page.get_by_role("button", name="Revoke").click()
    scenario.expect(page.get_by_role("status").is_visible(), "nothing says that the key is revoked")
    page.get_by_role("link", name="https://example.org/events").click()
    page.get_by_role("button", name="Send again").first.click()
    scenario.expect(page.get_by_role("status").is_visible(), "nothing says that the event is sent again")
    opens_section(page, "People")
    page.get_by_label("Name").fill("Lee Park")
    page.get_by_label("E-mail").fill("lee@example.org")
    page.get_by_label("Front desk").check()
    page.get_by_role("button", name="Add a person").click()
    scenario.expect(page.get_by_role("status").is_visible(), "nothing says that the person was added")
    page.get_by_role("link", name="Remove: Lee Park").click()
    page.get_by_role("button", name="Remove").click()
    scenario.expect("Lee Park" not in page.inner_text("main"), "the person is still there")
    page.get_by_role("link", name="Your account").click()
    page.get_by_role("button", name="Sign out").click()
    page.wait_for_url("**/login")
    page.goto("/console")
    scenario.expect(page.url.endswith("/login"), f"after signing out the console is at {page.url}")
    context.close()


def proceed(page):
    """To the next page, which Firefox does not wait for by itself."""
    with page.expect_navigation():
        page.get_by_role("button", name="Continue").click()


def setup(scenario):
    """From an empty server to a page that can be booked, without any script, as somebody does who sees it for the first time."""
    context = scenario.context(java_script_enabled=scenario.is_firefox, viewport={"width": 360, "height": 740}, locale="en-US")
    page = context.new_page()
    page.goto(scenario.seeds["link"])
    page.get_by_label("Name of the practice").fill("Salon Anna")
    page.get_by_label("Time zone").select_option("Europe/Berlin")
    page.get_by_label("Your name").fill("Anna Berger")
    page.get_by_label("E-mail").fill("anna@example")
    proceed(page)
    scenario.expect(page.get_by_label("Name of the practice").input_value() == "Salon Anna", "what was typed is lost")
    # Debian's Firefox adds to what is in a field for an address.
    page.get_by_label("E-mail").evaluate("field => field.value = ''")
    page.get_by_label("E-mail").fill("anna@example.org")
    proceed(page)
    page.get_by_label("Friday, Until (1)").fill("13:00")
    proceed(page)
    page.get_by_label("Name").fill("Haircut")
    page.get_by_label("Length in minutes").fill("45")
    page.get_by_label("Price").fill("49")
    proceed(page)
    scenario.expect("€49.00" in page.inner_text("main"), "the policies are not shown for the price of the service")
    page.get_by_role("radio", name="Flexible").check()
    proceed(page)
    page.get_by_role("link", name="Look at the page").click()
    page.wait_for_url("**/salonanna")
    scenario.expect(page.url.endswith("/salonanna"), f"the page is at {page.url}")
    page.get_by_role("link", name="Haircut").click()
    page.locator(".times a").first.click()
    page.get_by_label("Name").fill("Kim Client")
    page.get_by_label("E-mail").fill("kim@example.org")
    with page.expect_navigation():
        page.locator("form button.main").click()
    scenario.expect(page.get_by_role("heading", name="Your booking is confirmed").is_visible(), "the booking is not confirmed")
    page.goto("/console")
    scenario.expect(page.url.endswith("/console/salonanna/day") or "/console/salonanna" in page.url, f"the console is at {page.url}")
    context.close()


def passkey(scenario):
    """A key on a device is added by a member, signs in without an address, and is removed."""
    # The server knows which origin it is reached at before it has a port.
    Relay(scenario.seeds["pages"]["server"], port=urlsplit(scenario.url).port)
    context = scenario.context(viewport={"width": 360, "height": 740})
    page = watched(scenario, context)
    device = context.new_cdp_session(page)
    device.send("WebAuthn.enable")
    options = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True}
    options |= {"isUserVerified": True, "automaticPresenceSimulation": True}
    authenticator = device.send("WebAuthn.addVirtualAuthenticator", {"options": options})["authenticatorId"]
    page.goto(scenario.seeds["link"])
    page.get_by_role("button", name="Continue to the console").click()
    page.get_by_role("link", name="Your account").click()
    page.get_by_role("button", name="Add a passkey").click()
    page.wait_for_url("**/console/account?news=passkey-added")
    scenario.expect(page.get_by_role("status").is_visible(), "nothing says that the passkey is added")
    kept = device.send("WebAuthn.getCredentials", {"authenticatorId": authenticator})["credentials"]
    scenario.expect(len(kept) == 1 and kept[0]["isResidentCredential"], f"the device keeps {kept}")
    page.get_by_role("button", name="Sign out").click()
    page.wait_for_url("**/login")
    page.get_by_role("button", name="Sign in with a passkey").click()
    page.wait_for_url("**/console/anna**")
    page.goto("/console/account")
    scenario.expect("Never used" not in page.inner_text("main"), "the use of the passkey is not shown")
    page.get_by_role("button", name="Remove:").click()
    scenario.expect("You have no passkeys yet." in page.inner_text("main"), "the passkey is still there")
    page.get_by_role("button", name="Sign out").click()
    page.wait_for_url("**/login")
    page.get_by_role("button", name="Sign in with a passkey").click()
    page.wait_for_url("**/login/passkey")
    scenario.expect("could not be used" in page.inner_text("main"), "a removed passkey is not refused kindly")
    context.close()


def light(scenario):
    access(scenario, "light")


def dark(scenario):
    access(scenario, "dark")


def access(scenario, scheme):
    for width in WIDTHS:
        context = signed_in(scenario, viewport={"width": width, "height": 740}, color_scheme=scheme)
        page = context.new_page()
        for name, path in scenario.seeds["pages"].items():
            page.goto(path)
            check(scenario, page, f"{name} {scheme} {width}")
            keep(page, f"{name} {scheme} {width}")
        if hours := scenario.seeds["pages"].get("hours"):
            page.goto(hours)
            page.locator(".hours-form input[type=time]").nth(1).fill("10:00")
            page.locator(".hours-form button").click()
            check(scenario, page, f"preview {scheme} {width}")
            keep(page, f"preview {scheme} {width}")
        context.close()


def languages(scenario):
    context = signed_in(scenario, viewport={"width": 320, "height": 740})
    page = context.new_page()
    for language in ("de", "fr", "es", "ru", "ar"):
        for name, path in scenario.seeds["pages"].items():
            page.goto(path + ("&" if "?" in path else "?") + f"lang={language}")
            scenario.expect(page.locator("html").get_attribute("lang") == language, f"{name} is not in {language}")
            measure(scenario, page, f"{name} {language}")
            keep(page, f"{name} {language}")
    context.close()


def keep(page, name):
    """Keeps a picture for whoever asks for pictures."""
    folder = os.environ.get("BOOKABLE_SCREENSHOTS")
    if folder:
        page.screenshot(path=f"{folder}/{name.replace(' ', '-')}.png", full_page=True)


def budget(scenario):
    """A full week, in a browser that has nothing yet."""
    context = signed_in(scenario)
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    received = {}
    session.on("Network.loadingFinished", lambda event: received.update({event["requestId"]: event["encodedDataLength"]}))
    page.goto(scenario.seeds["week"], wait_until="networkidle")
    bookings = page.locator("a.ev").count()
    total = sum(received.values())
    print(f"# {bookings} bookings, {len(received)} requests, {total:.0f} bytes", file=sys.stderr)
    scenario.expect(bookings >= 50, f"only {bookings} bookings are shown")
    scenario.expect(total <= 40_000, f"{total} bytes")
    context.close()
    context = signed_in(scenario)
    page = context.new_page()
    scripts = []
    page.on("response", lambda response: response.request.resource_type == "script" and scripts.append(response))
    page.goto(scenario.seeds["week"], wait_until="networkidle")
    size = sum(script.request.sizes()["responseBodySize"] for script in scripts)
    scenario.expect(0 < size <= 12_000, f"scripts have {size} bytes")
    context.close()


def keys(scenario):
    """Shortcuts lead to pages, but neither while something is typed nor once they are switched off."""
    context = signed_in(scenario)
    page = watched(scenario, context)
    day = "/console/anna/day?date=2026-03-05"
    page.goto(day)
    page.keyboard.press("?")
    dialog = page.get_by_role("dialog", name="Keyboard shortcuts")
    scenario.expect(dialog.is_visible(), "the question mark does not show the list")
    check(scenario, page, "shortcuts")
    page.keyboard.press("Escape")
    scenario.expect(not dialog.is_visible(), "the list cannot be closed by the keyboard")
    page.keyboard.press("w")
    page.wait_for_url("**/console/anna/week")
    page.keyboard.press("/")
    page.wait_for_url("**/console/anna/clients")
    until(page, "document.activeElement.id === 'q'")
    page.keyboard.type("twn?/")
    scenario.expect(page.locator("#q").input_value() == "twn?/", "a key that is typed into a field leads elsewhere")
    scenario.expect(page.url.endswith("/clients") and not dialog.is_visible(), f"typing leads to {page.url}")
    page.locator("#q").evaluate("field => field.blur()")
    page.keyboard.press("Control+n")
    page.keyboard.press("n")
    page.wait_for_url("**/console/anna/new")
    page.keyboard.press("t")
    page.wait_for_url("**/console/anna/day")
    page.goto("/console/account")
    page.get_by_role("button", name="Switch shortcuts off").click()
    page.goto(day)
    for key in "w?n/":
        page.keyboard.press(key)
    page.wait_for_timeout(300)
    scenario.expect(page.url.endswith(day) and not dialog.is_visible(), f"a key that is switched off leads to {page.url}")
    page.goto("/console/account")
    page.get_by_role("button", name="Switch shortcuts on").click()
    page.goto(day)
    page.keyboard.press("w")
    page.wait_for_url("**/console/anna/week")
    context.close()


def hostile(scenario):
    """No text of anybody runs, moves the page or breaks out of its place."""
    context = signed_in(scenario)
    page = watched(scenario, context)
    for name, path in scenario.seeds["hostile"].items():
        for path in (path, path + ("&" if "?" in path else "?") + "lang=ar"):
            page.goto(path)
            inspect(scenario, page, name, ALLOWED | {"DETAILS", "DIALOG", "H3", "KBD", "OL", "SUMMARY", "TFOOT"})
    context.close()


def app(scenario):
    """The console as an app: installable, today's agenda without a connection, and nothing after signing out."""
    relay = Relay(scenario.url)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        # Only a browser with a profile of its own installs apps.
        context = scenario.browser.browser_type.launch_persistent_context(
            folder,
            executable_path=shutil.which("chromium"),
            args=CHROMIUM_ARGUMENTS,
            base_url=relay.url,
            viewport={"width": 360, "height": 740},
        )
        context.add_cookies([{"name": "bookable", "value": scenario.seeds["session"], "url": relay.url}])
        page = watched(scenario, context)
        page.goto("/console/anna/day")
        until(page, "navigator.serviceWorker.controller !== null")
        faults = context.new_cdp_session(page).send("Page.getInstallabilityErrors")["installabilityErrors"]
        scenario.expect(faults == [], f"the app cannot be installed: {faults}")
        page.reload()
        scenario.expect("Client 2-13" in page.inner_text("main"), "today's booking is not shown")
        scenario.expect(not page.locator("#offline").is_visible(), "a connection is missed that is there")
        until(page, "caches.match('/console/anna/day').then(Boolean)")
        page.close()

        # What is logged of a connection that is missing is not wrong.
        page = context.new_page()
        relay.cut()
        for start in ("/console/anna/day", "/console/anna", "/console"):
            page.goto(start)
            scenario.expect("Client 2-13" in page.inner_text("main"), f"without a connection {start} shows no agenda")
            scenario.expect(page.locator("#offline").is_visible(), f"nothing says that {start} is old")
        styled = page.evaluate("getComputedStyle(document.body).display")
        scenario.expect(styled == "flex", "the agenda has no style")
        page.goto("/console/anna/week")
        scenario.expect(page.get_by_role("heading", name="No connection").is_visible(), "the week is not refused kindly")
        scenario.expect(not opens(context, "/anna"), "the worker serves pages of clients")

        relay.mend()
        page.goto("/console/account")
        page.get_by_role("button", name="Sign out").click()
        page.wait_for_url("**/login")
        relay.cut()
        for start in ("/console/anna/day", "/console"):
            page.goto(start)
            scenario.expect("Client 2-13" not in page.content(), f"{start} shows a client's name after signing out")
        scenario.expect(not page.evaluate("caches.match('/console/anna/day').then(Boolean)"), "an agenda is left after signing out")
        context.close()


def notify(scenario):
    """A button in the account has this device told of bookings, and another one ends that."""
    context = signed_in(scenario)
    if not scenario.is_firefox:
        context.grant_permissions(["notifications"], origin=scenario.url)
    page = context.new_page()
    page.goto("/console/account")
    button = page.get_by_role("button", name="Notify me on this device")
    (subscribes if scenario.is_firefox else shows_messages)(scenario, page, button)
    context.close()


def subscribes(scenario, page, button):
    button.click()
    told = page.get_by_text("This device notifies you of bookings.")
    told.wait_for()
    page.reload()
    told.wait_for()
    find = "navigator.serviceWorker.ready.then(r => r.pushManager.getSubscription()).then(s => s && s.toJSON())"
    later = {"title": "New booking", "body": "Haircut", "tag": "bkg_1", "start_at": "2999-01-01T09:00:00Z"}
    scenario.push.deliver(page.evaluate(find), later)
    notified(scenario, page, "New booking")
    page.get_by_role("button", name="Stop notifying this device").click()
    button.wait_for()
    scenario.expect(page.evaluate(find) is None, "a subscription is left")
    # The worker stays, as it keeps the agenda.
    scenario.expect(page.evaluate("navigator.serviceWorker.getRegistrations().then(r => r.length)") == 1, "the worker is gone")
    # What is on at the end, the server knows.
    page.reload()
    button.click()
    told.wait_for()


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
    scope = scenario.url + "/"
    scenario.expect(list(registrations) == [scope], f"workers are registered for {list(registrations)}")
    booking = scenario.seeds["pages"]["booking"].split("?")[0]
    message = {"title": "New booking", "body": "Haircut", "tag": booking.split("/")[-1], "start_at": "2999-01-01T09:00:00Z"}
    data = {"origin": scenario.url, "registrationId": registrations[scope], "data": json.dumps(message)}
    session.send("ServiceWorker.deliverPushMessage", data)
    notified(scenario, page, "New booking")
    shown = "navigator.serviceWorker.ready.then(r => r.getNotifications()).then(n => n[0].data.url)"
    target = page.evaluate(shown)
    page.goto(target)
    scenario.expect(page.url.endswith(booking), f"{target} leads to {page.url}")
    # A review comes after the session, and is not shown with its booking.
    review = {**message, "title": "New review", "tag": "bkg_2", "start_at": "2020-01-01T09:00:00Z", "path": "/console/prv_anna/reviews"}
    session.send("ServiceWorker.deliverPushMessage", {**data, "data": json.dumps(review)})
    page.wait_for_function("navigator.serviceWorker.ready.then(r => r.getNotifications({tag: 'bkg_2'})).then(n => n.length)")
    target = page.evaluate("navigator.serviceWorker.ready.then(r => r.getNotifications({tag: 'bkg_2'})).then(n => n[0].data.url)")
    page.goto(target)
    scenario.expect(page.get_by_role("heading", name="Reviews", level=1).is_visible(), f"{target} shows no reviews")


def drag(scenario):
    """A booking of the week is moved by dragging it, after the page has asked; a policy is checked while it is written."""
    context = signed_in(scenario, viewport={"width": 1280, "height": 1200})
    page = watched(scenario, context)
    page.goto("/console/anna/week?date=2026-03-05")
    booking = page.get_by_role("link", name="Kim Client").first
    box = booking.bounding_box()
    target = page.locator(".week .day ul").nth(1)
    column = target.bounding_box()
    # The booking is at 10:00; an hour has 60 pixels. Two hours further down, two days earlier.
    page.mouse.move(box["x"] + 20, box["y"] + 10)
    page.mouse.down()
    page.mouse.move(column["x"] + 30, box["y"] + 70, steps=5)
    page.mouse.move(column["x"] + 30, box["y"] + 130, steps=5)
    page.mouse.up()
    page.wait_for_url("**/move?at=**")
    scenario.expect(page.url.endswith("at=2026-03-03T11:00:00Z") or page.url.endswith("at=2026-03-03T11%3A00%3A00Z"), f"dragging leads to {page.url}")
    scenario.expect(page.get_by_role("button", name="Move to").is_visible(), "nothing asks whether to move the booking")
    page.goto("/console/anna/policy/edit")
    script = page.locator("#script")
    script.fill(script.input_value().replace("Moderate", "Ours"))
    page.get_by_text("Ours:").wait_for()
    scenario.expect(page.locator("#checked svg").count() == 4, f"{page.locator('#checked svg').count()} curves are drawn")
    script.fill("return {,}")
    page.get_by_role("alert").wait_for()
    scenario.expect("Line 1" in page.inner_text("#checked"), "the line of the error is not told while writing")
    scenario.expect(script.input_value() == "return {,}", "what was typed is lost")
    context.close()


def until(page, condition):
    """Waits without a script in the page, which its Content-Security-Policy would refuse."""
    for _ in range(100):
        if page.evaluate(condition):
            return
        page.wait_for_timeout(100)
    raise TimeoutError(condition)


def opens(context, path):
    page = context.new_page()
    try:
        page.goto(path)
        return True
    except Error:
        return False
    finally:
        page.close()


def valid(scenario):
    context = signed_in(scenario)
    validate(scenario, context)
    context.close()


if __name__ == "__main__":
    main(
        {
            "flow": flow, "light": light, "dark": dark, "languages": languages, "budget": budget, "hostile": hostile, "valid": valid,
            "app": app, "setup": setup, "passkey": passkey, "notify": notify, "drag": drag, "keys": keys,
        }
    )

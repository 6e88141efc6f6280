"""A target imports only storeys below its own, and on its own storey only what is listed here.

The storey of a target is the folder of `Sources` that it lies in. What is declared is looked at: that it equals what is imported is
the business of imports.py.
"""

from pathlib import Path

# Each storey with those that it may import. Only the commands know which drivers there are.
BELOW = {
    "Engine": [],
    "Rules": ["Engine"],
    "Storage": ["Engine"],
    "Outside": ["Engine"],
    "Domain": ["Engine", "Rules", "Storage", "Outside"],
    "Serving": ["Engine", "Rules", "Storage", "Outside", "Domain"],
    "bookable": ["Engine", "Rules", "Storage", "Outside", "Domain", "Serving"],
}

# What a target may import of its own storey.
NEIGHBOURS = {
    "Scheduling": ["CivilTime", "Intervals"],
    "Localization": ["CivilTime", "Money"],
    "Texts": ["CivilTime", "Localization", "Money"],
    "CPolicyHost": ["CLua"],
    "Policies": ["CPolicyHost"],
    "AvailabilityRules": ["CPolicyHost", "Policies"],
    "PolicySimulation": ["CPolicyHost", "CZlib", "Policies"],
    "PolicyLibrary": ["Policies"],
    "SQLiteDriver": ["SQL"],
    "PostgresDriver": ["CEpoll", "CLibPQ", "SQL"],
    "HTTPTransport": ["CCurl"],
    "Pictures": ["CPictures"],
    "Stripe": ["HTTPTransport"],
    "CalDAV": ["HTTPTransport"],
    "CalendarAPIs": ["HTTPTransport"],
    "GoogleCalendar": ["CalendarAPIs", "HTTPTransport"],
    "MicrosoftGraph": ["CalendarAPIs", "HTTPTransport"],
    "OAuth": ["HTTPTransport"],
    "CalendarFeeds": ["HTTPTransport"],
    "Sending": ["HTTPTransport"],
    "Mail": ["HTTPTransport", "Sending"],
    "ShortMessages": ["Sending"],
    "FCM": ["HTTPTransport", "Sending", "WebTokens"],
    "Passkeys": ["WebTokens"],
    "WebPush": ["HTTPTransport", "Sending", "WebTokens"],
    "Twilio": ["HTTPTransport", "Sending", "ShortMessages"],
    "SMSRu": ["HTTPTransport", "Sending", "ShortMessages"],
    "Notifications": ["Bookings"],
    "CalendarSync": ["Bookings"],
    "Payments": ["Bookings"],
    "Webhooks": ["Bookings"],
    "Marketplace": ["Bookings"],
    "Imports": ["Bookings"],
    "Workers": ["Observability"],
    "BookableAPI": ["CAssets", "Observability", "WireFormat"],
    "BookablePages": ["BookableAPI", "CAssets", "ConsoleTexts", "CQRCode", "WireFormat"],
    "BookableServer": ["BookableAPI", "BookablePages", "Observability", "Workers"],
}

DRIVERS = {"SQLiteDriver", "PostgresDriver"}

# What the pure storey may use of the system.
PURE = {"Glibc", "Swift", "Synchronization"}

ELSEWHERE = {"policies": "Rules"}


def storey(target):
    parts = Path(target.folder).parts
    if parts[0] in ELSEWHERE:
        return ELSEWHERE[parts[0]]
    return parts[1] if parts[0] == "Sources" and len(parts) > 1 else None


def faults(package):
    for target in package.targets:
        home = storey(target)
        if home is None:
            continue
        if home not in BELOW:
            yield f"{package.line(target)}: {target.name} lies in Sources/{home}, which is not a storey: {', '.join(BELOW)}"
            continue
        for name in target.targets:
            reason = refusal(target, home, package.target(name))
            if reason:
                yield f"{package.line(target)}: {target.name} must not import {name}: {reason}"
        if home == "Engine":
            yield from impurities(target)


def refusal(target, home, other):
    if other is None:
        return None
    there = storey(other)
    if there is None:
        return f"{other.folder} is not part of the product"
    if there == home and home != "bookable":
        listed = NEIGHBOURS.get(target.name, [])
        return None if other.name in listed else f"of its own storey {home} it may import {', '.join(listed) or 'nothing'}"
    if there not in BELOW[home]:
        return f"{home} may import {', '.join(BELOW[home]) or 'nothing'} and not {there}"
    if other.name in DRIVERS and home != "bookable":
        return "only the commands know drivers"
    return None


def impurities(target):
    from .imports import TOOLCHAIN, modules

    for source in target.sources:
        for module, place in modules(source).items():
            if module in TOOLCHAIN - PURE:
                yield f"{place}: {target.name} is pure and must not import {module}"

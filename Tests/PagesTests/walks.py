#!/usr/bin/env python3
"""Serves a demo, books and manages at random on its pages in Chromium, and prints what contradicts the API, one complaint per line.

usage: walks.py BOOKABLE WALKS SEED    the seeds are SEED and those after it; one that finds something is walked alone with WALKS 1
"""

import sys

from browse import Scenario, launch
from demo import demo
from playwright.sync_api import sync_playwright
from walk import walks

# A demo has times for some dozens of walks.
AT_ONCE = 50
# Every walk comes from this machine.
UNBOUNDED = [part for kind in ("bookings", "holds") for whom in ("address", "contact") for part in (f"--{kind}-per-{whom}", "0")]


def main():
    binary, count, seed = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    complaints = 0
    for first in range(seed, seed + count, AT_ONCE):
        seeds = range(first, min(first + AT_ONCE, seed + count))
        found = walk(binary, seeds)
        print(f"# seeds {seeds[0]} to {seeds[-1]}: {len(found)} complaints", flush=True)
        for complaint in found:
            print(complaint, flush=True)
        complaints += len(found)
    sys.exit(1 if complaints else 0)


def walk(binary, seeds):
    with demo(binary, *UNBOUNDED) as served, sync_playwright() as playwright:
        browser = launch(playwright, "", {})
        places = {"walk": {"path": "/anna/cut", "provider": "prv_anna", "key": served.key}}
        scenario = Scenario(browser, served.url, places)
        walks(scenario, seeds)
        browser.close()
    return scenario.complaints


if __name__ == "__main__":
    main()

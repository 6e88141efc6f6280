"""Replays cancellations under the rule of `moderate` as a plain loop over csv, and prints what it counted and how long it took.

usage: simulation_peer.py CANCELLATIONS.csv
"""

import csv
import json
import sys
import time
from datetime import datetime

NEEDED = ("currency", "paid", "already_refunded", "start_at", "cancelled_at", "cancelled_by")


def entitlement(paid, notice, cancelled_by):
    if cancelled_by == "provider":
        return paid
    if notice >= 432000:
        return paid
    if notice >= 86400:
        return (paid * 50 + 50) // 100
    return 0


def replay(path):
    groups = {}
    rows = 0
    rejected = 0
    with open(path, newline="", encoding="utf-8") as file:
        reader = csv.reader(file)
        places = {name: place for place, name in enumerate(next(reader))}
        currency, paid, already, start, cancelled, by = (places[name] for name in NEEDED)
        for row in reader:
            rows += 1
            try:
                amount = int(row[paid])
                notice = (datetime.fromisoformat(row[start]) - datetime.fromisoformat(row[cancelled])).total_seconds()
                refund = max(0, entitlement(amount, notice, row[by]) - int(row[already]))
            except (ValueError, IndexError):
                rejected += 1
                continue
            key = row[cancelled][:7] + row[currency]
            group = groups.get(key)
            if group is None:
                group = groups[key] = [0, 0, 0, 0]
            group[0] += 1
            group[1] += refund > 0
            group[2] += amount
            group[3] += refund
    return rows, rejected, groups


began = time.perf_counter()
rows, rejected, groups = replay(sys.argv[1])
seconds = time.perf_counter() - began
print(json.dumps({"rows": rows, "rejected": rejected, "seconds": seconds, "groups": groups}))

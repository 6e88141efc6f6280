"""Replays cancellations under the rule of `moderate` with DuckDB or Polars, and prints what it counted and how long it took.

usage: replay_peer.py duckdb|polars THREADS CANCELLATIONS.csv

The time is that of reading the file, computing the rule and adding up by month and currency; starting Python and importing the
library do not count.
"""

import json
import os
import sys
import time

library, threads, path = sys.argv[1], int(sys.argv[2]), sys.argv[3]


def by_duckdb():
    import duckdb

    connection = duckdb.connect()
    connection.execute(f"SET threads = {threads}")
    connection.execute("SET preserve_insertion_order = false")
    names = "booking_id provider_id currency paid already_refunded booked_at start_at end_at cancelled_at cancelled_by".split()
    types = dict.fromkeys(names, "VARCHAR")
    types.update(paid="BIGINT", already_refunded="BIGINT", start_at="TIMESTAMP", cancelled_at="TIMESTAMP")
    columns = ", ".join(f"'{name}': '{kind}'" for name, kind in types.items())
    query = f"""
        SELECT strftime(date_trunc('month', cancelled_at), '%Y-%m') || currency, cancellations, refunded, paid, refund FROM (
            SELECT month AS cancelled_at, currency, count(*) AS cancellations, count(*) FILTER (WHERE refund > 0) AS refunded,
                sum(paid) AS paid, sum(refund) AS refund
            FROM (
                SELECT date_trunc('month', cancelled_at) AS month, currency, paid, greatest(0, CASE
                    WHEN cancelled_by = 'provider' OR start_at - INTERVAL 432000 SECOND >= cancelled_at THEN paid
                    WHEN start_at - INTERVAL 86400 SECOND >= cancelled_at THEN (paid * 50 + 50) // 100
                    ELSE 0 END - already_refunded) AS refund
                FROM read_csv('{path}', header = true, auto_detect = false, delim = ',', quote = '"', columns = {{{columns}}})
            ) GROUP BY month, currency
        )"""
    began = time.perf_counter()
    rows = connection.execute(query).fetchall()
    return time.perf_counter() - began, {row[0]: [int(value) for value in row[1:]] for row in rows}


def by_polars():
    os.environ["POLARS_MAX_THREADS"] = str(threads)
    import polars as pl

    began = time.perf_counter()
    instant = "%Y-%m-%dT%H:%M:%SZ"
    cancellations = pl.scan_csv(
        path, schema_overrides={"paid": pl.Int64, "already_refunded": pl.Int64, "start_at": pl.String, "cancelled_at": pl.String}
    ).select(
        "currency", "paid", "already_refunded", "cancelled_by",
        pl.col("start_at").str.to_datetime(instant, time_unit="ms"),
        pl.col("cancelled_at").str.to_datetime(instant, time_unit="ms"),
    )
    notice = (pl.col("start_at") - pl.col("cancelled_at")).dt.total_seconds()
    entitlement = (
        pl.when((pl.col("cancelled_by") == "provider") | (notice >= 432000)).then(pl.col("paid"))
        .when(notice >= 86400).then((pl.col("paid") * 50 + 50) // 100)
        .otherwise(0)
    )
    result = (
        cancellations.with_columns(
            refund=(entitlement - pl.col("already_refunded")).clip(lower_bound=0),
            month=pl.col("cancelled_at").dt.year() * 12 + pl.col("cancelled_at").dt.month() - 1,
        )
        .group_by("month", "currency")
        .agg(pl.len(), (pl.col("refund") > 0).sum().alias("refunded"), pl.col("paid").sum(), pl.col("refund").sum())
        .collect()
    )
    seconds = time.perf_counter() - began
    assert pl.thread_pool_size() == threads
    return seconds, {f"{month // 12:04}-{month % 12 + 1:02}{currency}": values for month, currency, *values in result.iter_rows()}


seconds, groups = {"duckdb": by_duckdb, "polars": by_polars}[library]()
rows = sum(group[0] for group in groups.values())
print(json.dumps({"rows": rows, "rejected": 0, "seconds": seconds, "groups": groups}))

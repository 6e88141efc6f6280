#!/usr/bin/env python3
"""Turns exported figures into Parquet with DuckDB, reads them back, and shows what the months came to.

usage: figures.py EXPORT PARQUET

EXPORT is a folder that `bookable analytics export` has written, PARQUET one for the results. Needs duckdb from PyPI.
"""

import json
import sys
from pathlib import Path

import duckdb

TYPES = {"string": "VARCHAR", "date": "DATE", "integer": "BIGINT"}

MONTHS = """
    SELECT month, sum(bookings), sum(asked - offered),
        10000 * sum(booked_minutes) // nullif(sum(open_minutes - busy_minutes), 0)
    FROM figures WHERE service_id = 'all' GROUP BY month ORDER BY month
"""


def main():
    source, target = (Path(name) for name in sys.argv[1:])
    target.mkdir(parents=True, exist_ok=True)
    connection = duckdb.connect()
    equal = True
    for table in json.loads((source / "datapackage.json").read_text())["resources"]:
        name, fields = table["name"], table["schema"]["fields"]
        # The types are those of the schema, so that none is guessed from values.
        columns = {field["name"]: TYPES[field["type"]] for field in fields}
        connection.execute(
            f"CREATE TABLE {name} AS FROM read_csv('{source / table['path']}', header = true, columns = {columns})"
        )
        parquet = target / f"{name}.parquet"
        connection.execute(f"COPY {name} TO '{parquet}' (FORMAT parquet)")
        numbers = [field["name"] for field in fields if field["type"] == "integer"]
        totals = "SELECT count(*), " + ", ".join(f"sum({number})" for number in numbers) + " FROM "
        before = connection.execute(totals + name).fetchone()
        after = connection.execute(f"{totals} read_parquet('{parquet}')").fetchone()
        equal = equal and before == after
        print(name, *(f"{number}={total}" for number, total in zip(["rows", *numbers], after)))
    for row in connection.execute(MONTHS).fetchall():
        print(*row)
    print("equal after Parquet" if equal else "DIFFERS after Parquet")


if __name__ == "__main__":
    main()

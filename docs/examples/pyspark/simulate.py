#!/usr/bin/env python3
"""Replays cancellations as a Spark job: each task runs `bookable refunds simulate` on one shard, the driver joins them.

usage: simulate.py BOOKABLE CANCELLATIONS.csv SHARDS POLICY...

Every worker must have the program and the file at the same paths. Needs pyspark from PyPI and Java 17.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from pyspark.sql import SparkSession


def simulate(program, file, policies, *more):
    command = [program, "refunds", "simulate", "--format", "json", "--jobs", "1", *more]
    for policy in policies:
        command += ["--policy", policy]
    return subprocess.run([*command, file], check=True, capture_output=True, text=True).stdout


def main():
    program, file, shards, *policies = sys.argv[1:]
    count = int(shards)
    spark = SparkSession.builder.appName("refunds").getOrCreate()
    parts = (
        spark.sparkContext.parallelize(range(1, count + 1), count)
        .map(lambda index: simulate(program, file, policies, "--shard", f"{index}/{count}"))
        .collect()
    )
    spark.stop()
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for number, part in enumerate(parts, 1):
            path = Path(folder) / f"{number}.json"
            path.write_text(part)
            paths.append(str(path))
        command = [program, "refunds", "merge", "--format", "json", *paths]
        merged = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    for policy in json.loads(merged)["policies"]:
        for total in policy["totals"]:
            print(policy["policy"], total["currency"], total["cancellations"], total["refunded"], total["refund"])
    print("equal to one run" if merged == simulate(program, file, policies) else "DIFFERS from one run")


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Reads exported figures with Spark, writes them as Parquet, reads these back, and shows what the months came to.

usage: figures.py EXPORT PARQUET

EXPORT is a folder that `bookable analytics export` has written, PARQUET one for the results. Needs pyspark from PyPI and Java 17.
"""

import json
import sys
from pathlib import Path

from pyspark.sql import SparkSession, functions
from pyspark.sql.types import DateType, LongType, StringType, StructField, StructType

TYPES = {"string": StringType(), "date": DateType(), "integer": LongType()}


def totals(frame, numbers):
    sums = [functions.sum(number).alias(number) for number in numbers]
    return frame.agg(functions.count("*").alias("rows"), *sums).first().asDict()


def main():
    source, target = (Path(name) for name in sys.argv[1:])
    spark = SparkSession.builder.appName("figures").getOrCreate()
    frames, equal = {}, True
    for table in json.loads((source / "datapackage.json").read_text())["resources"]:
        name, fields = table["name"], table["schema"]["fields"]
        # The types are those of the schema, so that none is guessed from values.
        schema = StructType([StructField(field["name"], TYPES[field["type"]], False) for field in fields])
        frame = spark.read.csv(str(source / table["path"]), header=True, schema=schema, mode="FAILFAST")
        parquet = str(target / f"{name}.parquet")
        frame.write.mode("overwrite").parquet(parquet)
        frames[name] = spark.read.parquet(parquet)
        numbers = [field["name"] for field in fields if field["type"] == "integer"]
        equal = equal and totals(frame, numbers) == totals(frames[name], numbers)
    money = frames["money"].where("service_id = 'all'").groupBy("month", "currency")
    for row in money.agg(functions.sum("revenue").alias("revenue")).orderBy("month", "currency").collect():
        print(row.month, row.currency, row.revenue)
    spark.stop()
    print("equal after Parquet" if equal else "DIFFERS after Parquet")


if __name__ == "__main__":
    main()

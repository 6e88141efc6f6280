"""Reads figures in Prometheus' text format with Prometheus' own client library and prints them as JSON.

usage: metrics.py < figures
"""
import json
import sys

from prometheus_client.parser import text_string_to_metric_families

families = {}
for family in text_string_to_metric_families(sys.stdin.read()):
    families[family.name] = {
        "type": family.type,
        "samples": [{"name": s.name, "labels": s.labels, "value": str(s.value)} for s in family.samples],
    }
json.dump(families, sys.stdout)

"""The targets of a package with their sources."""

import json
import os
import subprocess
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from .source import Source

SUFFIXES = {".swift", ".c", ".h"}


@dataclass
class Target:
    root: Path
    name: str
    kind: str
    folder: str
    excluded: list
    targets: list  # the names of the package's own targets that it declares
    products: list  # the names of other packages' products that it declares

    @cached_property
    def sources(self):
        folder = self.root / self.folder
        excluded = [folder / path for path in self.excluded]
        found = []
        for path in sorted(folder.rglob("*")):
            if path.suffix in SUFFIXES and not any(path.is_relative_to(other) for other in excluded):
                found.append(Source(path, path.relative_to(self.root), path.relative_to(folder)))
        return found

    @property
    def is_test(self):
        return Path(self.folder).parts[0] == "Tests"


@dataclass
class Package:
    root: Path
    targets: list
    manifest: list  # the lines of Package.swift

    def line(self, target):
        """Where the manifest begins to describe a target."""
        for number, line in enumerate(self.manifest, 1):
            if f'name: "{target.name}"' in line and "product" not in line and ".library" not in line:
                return f"Package.swift:{number}"
        return "Package.swift:1"

    def target(self, name):
        return next((target for target in self.targets if target.name == name), None)

    @classmethod
    def read(cls, root, description=None):
        if description:
            text = description.read_text("utf-8")
        else:
            # With the target that only benchmarks build.
            environment = os.environ | {"BOOKABLE_BENCHMARKS": "1"}
            command = ["swift", "package", "--ignore-lock", "dump-package"]
            text = subprocess.run(command, cwd=root, env=environment, check=True, stdout=subprocess.PIPE, text=True).stdout
        manifest = root / "Package.swift"
        lines = manifest.read_text("utf-8").splitlines() if manifest.exists() else []
        return cls(root, [target(root, described) for described in json.loads(text)["targets"]], lines)


def target(root, described):
    names = {"targets": [], "products": []}
    for dependency in described["dependencies"]:
        for kind, value in dependency.items():
            names["products" if kind == "product" else "targets"].append(value[0])
    folder = described.get("path") or f"{'Tests' if described['type'] == 'test' else 'Sources'}/{described['name']}"
    return Target(root, described["name"], described["type"], folder, described.get("exclude", []), **names)

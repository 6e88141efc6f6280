"""A target declares exactly the modules that its sources import.

Every product of another package here is one module of the same name, which is how one is told from the other. Not seen: what C sources
include, since a header does not say whose it is; and imports that a condition of the compiler leaves out, which count as used.
"""

import re

IMPORT = re.compile(
    r"^[ \t]*(?:@\w+(?:\([^)]*\))?[ \t]+)*(?:(?:public|package|internal|fileprivate|private)[ \t]+)?import[ \t]+"
    r"(?:(?:struct|class|enum|actor|protocol|typealias|func|var|let)[ \t]+)?(\w+)",
    re.MULTILINE,
)

# What comes with the compiler and the system.
TOOLCHAIN = {
    "Dispatch", "Foundation", "FoundationEssentials", "FoundationNetworking", "FoundationXML", "Glibc", "PackageDescription",
    "Swift", "Synchronization", "Testing",
}  # fmt: skip


def modules(source):
    """Each imported module with the place where it is imported first."""
    found = {}
    for match in IMPORT.finditer(source.code):
        found.setdefault(match.group(1), f"{source.name}:{source.line(match.start(1))}")
    return found


def faults(package):
    for target in package.targets:
        if any(source.is_swift for source in target.sources):
            yield from faults_of(target, package)


def faults_of(target, package):
    used = {}
    for source in target.sources:
        for module, place in modules(source).items():
            used.setdefault(module, place)
    declared = {*target.targets, *target.products}
    for module in sorted(used.keys() - declared - TOOLCHAIN - {target.name}):
        yield f"{used[module]}: {target.name} imports {module} and does not declare it in Package.swift"
    for name in sorted(declared - used.keys()):
        if not is_started(name, target, package):
            yield f"{package.line(target)}: {target.name} declares {name} and imports it nowhere"


def is_started(name, target, package):
    """Whether a test declares a program so that it is built, to start it."""
    other = package.target(name)
    return target.kind == "test" and other is not None and other.kind == "executable"

"""The folders of a target do not refer to each other in a circle.

A folder refers to another if one of its files names a type that a file of the other declares at its top level. The folders compared
are those that lie side by side in one folder; each counts with all that lies in it, and the files beside them do not count, so a folder
and what it contains may refer to each other.

Not seen: what is used without naming its type (members of extensions, functions at the top level, values of inferred type). A name that
a file gives to a nested type or a generic parameter of its own is taken for that one, and a name behind a dot for somebody else's, unless
what stands before the dot is the module.
"""

import re
from collections import defaultdict

WORD = r"(?:struct|class|enum|actor|protocol|typealias)"
MODIFIERS = r"(?:@\w+(?:\([^)\n]*\))?\s+)*((?:(?:public|package|internal|fileprivate|private|final|indirect|nonisolated)\s+)*)"
TOP = re.compile(rf"^{MODIFIERS}{WORD}\s+(\w+)", re.MULTILINE)
NESTED = re.compile(rf"^[ \t]+{MODIFIERS}{WORD}\s+(\w+)", re.MULTILINE)
PARAMETERS = re.compile(
    r"\b(?:(?:struct|class|enum|actor|typealias)\s+\w+|func\s+[^\s(<]+|init[?!]?|subscript)\s*<([^\n{}()]*?)>(?=[\s(:{=])"
)
NAME = re.compile(r"(?:\b(\w+)[?!]?\.)?\b([A-Z]\w*)\b")


def faults(package):
    for target in package.targets:
        if not target.is_test:
            yield from faults_of(target)


def faults_of(target):
    sources = [source for source in target.sources if source.is_swift]
    homes = {}
    for source in sources:
        for match in TOP.finditer(source.code):
            if "private" not in match.group(1):
                homes.setdefault(match.group(2), source)
    levels = defaultdict(lambda: defaultdict(dict))
    for source in sources:
        for name, offset in references(source, target.name):
            if name in homes:
                note(levels, source, homes[name], name, offset)
    for above in sorted(levels):
        for circle in circles(levels[above]):
            yield described(target, above, circle, levels[above])


def references(source, module):
    """Each type that a file names, with the place where it does so first."""
    own = {match.group(2) for match in NESTED.finditer(source.code)}
    for match in PARAMETERS.finditer(source.code):
        own.update(part.split(":")[0].split()[-1] for part in match.group(1).split(",") if part.split(":")[0].split())
    found = {}
    for match in NAME.finditer(source.code):
        before, name = match.groups()
        behind_dot = source.code[max(0, match.start(2) - 1) : match.start(2)] == "."
        if name not in own and (not behind_dot or before == module):
            found.setdefault(name, match.start(2))
        if before and before[0].isupper() and before not in own and source.code[max(0, match.start(1) - 1)] != ".":
            found.setdefault(before, match.start(1))
    return found.items()


def note(levels, source, home, name, offset):
    """Writes down a reference between the two folders in which the paths of two files part."""
    here, there = source.place.parent.parts, home.place.parent.parts
    shared = 0
    while shared < min(len(here), len(there)) and here[shared] == there[shared]:
        shared += 1
    if shared < len(here) and shared < len(there):
        example = f"{source.name}:{source.line(offset)} names {name}"
        levels[here[:shared]][here[shared]].setdefault(there[shared], example)


def circles(graph):
    """The sets of folders that reach each other, largest first (Tarjan)."""
    order, low, stack, found = {}, {}, [], []

    def visit(folder):
        order[folder] = low[folder] = len(order)
        stack.append(folder)
        for other in graph.get(folder, {}):
            if other not in order:
                visit(other)
                low[folder] = min(low[folder], low[other])
            elif other in stack:
                low[folder] = min(low[folder], order[other])
        if low[folder] == order[folder]:
            circle = set(stack[stack.index(folder) :])
            del stack[stack.index(folder) :]
            if len(circle) > 1:
                found.append(circle)

    for folder in sorted(graph):
        if folder not in order:
            visit(folder)
    return sorted(found, key=len, reverse=True)


def described(target, above, circle, graph):
    where = "/".join([target.folder, *above])
    lines = [f"{where}:1: the folders {', '.join(sorted(circle))} refer to each other in a circle:"]
    for folder in sorted(circle):
        for other, example in sorted(graph.get(folder, {}).items()):
            if other in circle:
                lines.append(f"    {folder} -> {other}: {example}")
    return "\n".join(lines)

"""Files have at most 400 lines, and functions at most 70.

Functions are found by their keywords and braces, computed properties among them; closures count as part of what they stand in.
"""

import re

FILE_LIMIT = 400
TEST_FILE_LIMIT = 800
FUNCTION_LIMIT = 70

SWIFT_START = re.compile(
    r"\b(?:func\s+(?P<name>[^\s(<]+)|(?P<word>init|subscript)[?!]?\s*[(<]|(?P<deinit>deinit)\b|var\s+(?P<var>\w+)\s*:[^\n={]*(?=\{))"
)
SWIFT_STEP = re.compile(r"[()\[\]{}]|\b(?:func|init|var|let|case|struct|class|enum|actor|extension|protocol)\b")
C_START = re.compile(r"^(?:[A-Za-z_][^\n;{}#]*\n?){1,4}?[^\n;{}#]*\)\s*\{", re.MULTILINE)


def faults(package):
    for target in package.targets:
        limit = TEST_FILE_LIMIT if target.is_test else FILE_LIMIT
        for source in target.sources:
            count = source.text.count("\n")
            if count > limit:
                yield f"{source.name}:{limit + 1}: the file has {count} lines; {limit} are the most"
            for name, first, last in functions(source):
                length = last - first + 1
                if length > FUNCTION_LIMIT:
                    yield f"{source.name}:{first}: {name} has {length} lines; {FUNCTION_LIMIT} are the most"


def functions(source):
    """The name, first and last line of each function."""
    for name, start, opening in starts(source):
        yield name, source.line(start), source.line(closing(source.code, opening))


def starts(source):
    if not source.is_swift:
        for match in C_START.finditer(source.code):
            name = re.search(r"(\w+)\s*\(", match.group())
            yield (name.group(1) if name else "a function"), match.start(), match.end() - 1
        return
    for match in SWIFT_START.finditer(source.code):
        opening = body(source.code, match)
        if opening is not None:
            name = match.group("name") or match.group("word") or match.group("deinit") or match.group("var")
            yield name, match.start(), opening


def body(code, match):
    """Where the body begins; `None` if there is none, as in a protocol."""
    depth, position = 0, match.end()
    if match.group("word") and code[match.end() - 1] == "(":
        position -= 1
    while step := SWIFT_STEP.search(code, position):
        position = step.end()
        mark = step.group()
        if mark in "([":
            depth += 1
        elif mark in ")]":
            depth -= 1
        elif depth == 0:
            return step.start() if mark == "{" else None
        elif mark == "{":
            # A closure as the default of a parameter.
            position = closing(code, step.start()) + 1
    return None


def closing(code, opening):
    depth = 0
    for match in re.compile(r"[{}]").finditer(code, opening):
        depth += 1 if match.group() == "{" else -1
        if depth == 0:
            return match.start()
    return len(code)

"""A source file, and its code without comments and the text of strings."""

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

TOKEN = re.compile(r'//[^\n]*|/\*|(?P<fence>#*)(?P<quotes>"""|")|\'(?:\\.|[^\'\\\n])\'')


@dataclass
class Source:
    path: Path
    name: Path  # from the root of the repository
    place: Path  # from the folder of its target

    @cached_property
    def text(self):
        return self.path.read_text("utf-8")

    @cached_property
    def code(self):
        """The text with blanks for comments and strings, at the same places; what is interpolated into a string stays."""
        return blanked(self.text)

    @property
    def is_swift(self):
        return self.path.suffix == ".swift"

    def line(self, offset):
        return self.text.count("\n", 0, offset) + 1


def blank(text):
    return re.sub(r"[^\n]", " ", text)


def blanked(text):
    parts, position = [], 0
    while match := TOKEN.search(text, position):
        parts.append(text[position : match.start()])
        if match.group().startswith("/*"):
            end = comment_end(text, match.start())
            parts.append(blank(text[match.start() : end]))
        elif match.group("quotes"):
            body, end = string(text, match)
            parts.append(body)
        else:
            end = match.end()
            parts.append(blank(match.group()))
        position = end
    return "".join(parts) + text[position:]


def comment_end(text, start):
    """Where the comment at `start` ends; in Swift comments nest, and in C nobody writes one in another."""
    depth = 0
    for match in re.compile(r"/\*|\*/").finditer(text, start):
        depth += 1 if match.group() == "/*" else -1
        if depth == 0:
            return match.end()
    return len(text)


def string(text, start):
    """The blanked string that begins with the match `start`, and where it ends."""
    fence, quotes = start.group("fence"), start.group("quotes")
    escape, close = "\\" + fence, quotes + fence
    parts, position = [blank(start.group())], start.end()
    token = re.compile("|".join(re.escape(part) for part in (escape, close)) + ("" if len(quotes) == 3 else "|\n"))
    while match := token.search(text, position):
        parts.append(blank(text[position : match.end()]))
        position = match.end()
        if match.group() != escape:
            return "".join(parts), position
        if text[position : position + 1] == "(":
            end = closing(text, position)
            parts.append(blanked(text[position:end]))
            position = end
        else:
            parts.append(blank(text[position : position + 1]))
            position += 1
    return "".join(parts) + blank(text[position:]), len(text)


def closing(text, start):
    """The place after the parenthesis that closes the one at `start`."""
    depth, position = 0, start
    token = re.compile(r'[()]|"(?:\\.|[^"\\\n])*"')
    while match := token.search(text, position):
        position = match.end()
        depth += {"(": 1, ")": -1}.get(match.group(), 0)
        if depth == 0:
            return position
    return len(text)

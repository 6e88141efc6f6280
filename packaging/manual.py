#!/usr/bin/env python3
"""Writes man pages from what `bookable --experimental-dump-help` prints, one for each command.

    bookable --experimental-dump-help | packaging/manual.py VERSION FOLDER
"""

import json
import sys
from pathlib import Path


def main():
    version, folder = sys.argv[1], Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    write(json.load(sys.stdin)["command"], [], version, folder)


def write(command, above, version, folder):
    names = above + [command["commandName"]]
    subcommands = [one for one in command.get("subcommands", []) if one["commandName"] != "help" and one.get("shouldDisplay", True)]
    title = "-".join(names)
    lines = [f'.TH "{title.upper()}" 1 "" "bookable {version}" "Bookable"', ".SH NAME"]
    lines.append(f"{escape(title)} \\- {escape(command.get('abstract', '').rstrip('.'))}")
    lines += [".SH SYNOPSIS", f".B {escape(' '.join(names))}"] + [usage(one) for one in shown(command)]
    if subcommands:
        lines.append(".I subcommand")
    lines += description(command.get("discussion", ""))
    sections = {}
    for argument in shown(command):
        kind = "ARGUMENTS" if argument["kind"] == "positional" else "OPTIONS"
        sections.setdefault(argument.get("sectionTitle", kind).upper(), []).append(argument)
    for section, arguments in sections.items():
        lines.append(f".SH {escape(section)}")
        for argument in arguments:
            lines += [".TP", f".B {label(argument)}", escape(argument.get("abstract", "")) or "\\&"]
    if subcommands:
        lines.append(".SH COMMANDS")
        for one in subcommands:
            lines += [".TP", f".BR {escape('-'.join(names + [one['commandName']]))} (1)", escape(one.get("abstract", ""))]
    if above:
        lines += [".SH SEE ALSO", f".BR {escape('-'.join(above))} (1)"]
    (folder / f"{title}.1").write_text("\n".join(lines) + "\n")
    for one in subcommands:
        write(one, names, version, folder)


def shown(command):
    return [one for one in command.get("arguments", []) if one.get("shouldDisplay", True)]


def description(discussion):
    if not discussion:
        return []
    lines = [".SH DESCRIPTION"]
    for paragraph in discussion.split("\n\n"):
        # Examples are indented, and stay as they are.
        if paragraph.startswith("  "):
            lines += [".PP", ".nf", ".RS"] + [escape(line[2:]) for line in paragraph.split("\n")] + [".RE", ".fi"]
        else:
            lines += [".PP", escape(paragraph)]
    return lines


def label(argument):
    names = [("--" if one["kind"] == "long" else "-") + one["name"] for one in argument.get("names", [])]
    value = f" <{argument.get('valueName', '')}>" if argument["kind"] != "flag" and names else argument.get("valueName", "") if not names else ""
    return escape(", ".join(names) + value)


def usage(argument):
    text = label(argument).split(", ")[0]
    return f"[{text}]" if argument["isOptional"] else text


def escape(text):
    text = text.replace("\\", "\\e").replace("-", "\\-")
    return "\n".join("\\&" + line if line.startswith((".", "'")) else line for line in text.split("\n"))


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""The house has floors (docs: the design's table of rooms): an #include goes down, never up, never to another room of the same floor.

Reads every #include of ours in include/slipway and src, and fails with one line per breach. Third-party headers that belong to one
room are checked the same way. `--root DIR` looks at another tree.
"""
import argparse
import pathlib
import re
import sys

FLOORS = {
    'base': 0,
    'calendar': 1, 'sheet': 1,
    'model': 2,
    'records': 3, 'schedule': 3,
    'tracking': 4, 'targets': 4, 'ledger': 4,
    'findings': 5, 'store': 5, 'forms': 5, 'interchange': 5,
    'report': 6,
    'cli': 7,
    'main': 8,
}

# What a header's name starts with -> where it may be named: rooms, or one file.
ONLY_IN = {
    'SQLiteCpp/': 'store',
    'sqlite3.h': 'store',
    'boost/graph/': 'src/schedule/network.cpp',
    'toml++/': 'records',
    'toml.hpp': 'records',
    'CLI/': 'cli',
    'zip.h': 'sheet',
    'pugixml.hpp': 'sheet interchange',
    'xlsxwriter.h': 'sheet',
    'zlib.h': 'store',
}

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')


def room_of(path):
    """The room of a file of ours, by its path from the root; None when it lies in none."""
    parts = path.parts
    if parts == ('src', 'main.cpp'):
        return 'main'
    inside = parts[2:] if parts[0] == 'include' else parts[1:]
    return inside[0] if len(inside) > 1 else None


def breach(path, room, quote, header):
    """What is wrong with this include, or None."""
    for start, places in ONLY_IN.items():
        if header.startswith(start) and not {room, path.as_posix()} & set(places.split()):
            return f'only {places} may name <{header}>'
    parts = header.split('/')
    if parts[0] == 'slipway':
        parts = parts[1:]
    elif quote == '<':
        return None
    if len(parts) < 2 or parts[0] not in FLOORS:
        return f'"{header}" names no room; write "slipway/<room>/<name>.hpp" or "<room>/<name>.hpp"'
    other = parts[0]
    if other == room or FLOORS[other] < FLOORS[room]:
        return None
    how = 'a higher floor' if FLOORS[other] > FLOORS[room] else 'another room of the same floor'
    return f'{room} (floor {FLOORS[room]}) includes "{header}" of {other} (floor {FLOORS[other]}), {how}'


def breaches(root):
    files = sorted(p for top in ('include/slipway', 'src') for p in (root / top).rglob('*') if p.suffix in ('.hpp', '.cpp', '.h', '.inc'))
    if not files:
        yield f'{root}: no sources under include/slipway or src'
    for file in files:
        path = file.relative_to(root)
        room = room_of(path)
        if room not in FLOORS:
            yield f'{path}: lies in no room; the rooms are {", ".join(FLOORS)}'
            continue
        for number, line in enumerate(file.read_text(encoding='utf-8').splitlines(), 1):
            found = INCLUDE.match(line)
            wrong = found and breach(path, room, *found.groups())
            if wrong:
                yield f'{path}:{number}: {wrong}'


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument('--root', type=pathlib.Path, default=pathlib.Path(__file__).resolve().parents[2])
    found = list(breaches(parser.parse_args().root))
    print('\n'.join(found) if found else 'every include goes down')
    return 1 if found else 0


if __name__ == '__main__':
    sys.exit(main())

#!/usr/bin/env python3
"""Holds projects/sources.tsv to the records: every row of the five plans' tables stands in it once and names what became of it, every
record is accounted for and cites each plan that names it, every figure, stage and promise can be traced to a plan and a place in it, and
part-of relations never reach the schedule.

usage: check_sources.py ROOT
"""
import collections
import csv
import glob
import os
import sys
import tomllib

# Rows of the plan tables, counted in the tables themselves.
ROWS = {'huadu-services-145': 230, 'guangzhou-services-145': 379, 'jianghai-services-145': 344, 'guangzhou-outline-145': 714, 'huadu-outline-145': 462}
DISPOSITIONS = {'record', 'citation', 'programme', 'policy', 'existing', 'damaged'}
# Built things whose first row is another thing's, or only a citation: the library chain, and phases that later works are named after.
WITHOUT_ROW = {'eighth-hospital-phase-3', 'twelfth-hospital-phase-1', 'geriatric-rehab-hospital-phase-2', 'huadu-library', 'huadu-childrens-library'}
LEAST_NETWORKS = 400


def records(root):
    """All projects and programmes by key, and the templates' keys."""
    projects, programmes, templates = {}, {}, set()
    for path in sorted(glob.glob(os.path.join(root, 'projects/**/*.toml'), recursive=True)):
        with open(path, 'rb') as file:
            document = tomllib.load(file)
        projects.update({one['key']: one for one in document.get('project', [])})
        programmes.update({one['key']: one for one in document.get('programme', [])})
        templates.update(one['key'] for one in document.get('template', []))
    return projects, programmes, templates


def listed(value):
    return value if isinstance(value, list) else [value]


def traced(key, record):
    """What of a record cannot be traced to a plan and a place in it."""
    cites = record.get('cites', [])
    if not cites or any(not cite.get('at') for cite in cites):
        yield f'{key}: a cite is missing, or says no place'
    for what in ('stage', 'commitment', 'targets'):
        for said in listed(record.get(what, [])):
            if not 0 <= said.get('cite', -1 if what == 'commitment' else 0) < len(cites):
                yield f'{key}: its {what} names no cite'


def wrong_rows(rows, projects, programmes):
    known = {**projects, **programmes}
    first = collections.Counter()
    for row in rows:
        place, kind, record = f"{row['plan']} {row['row']}", row['disposition'], row['record']
        if kind not in DISPOSITIONS or not row['reason']:
            yield f'{place}: no disposition or no reason'
        elif kind in ('existing', 'damaged'):
            if record:
                yield f'{place}: {kind}, and names a record'
        elif record not in known:
            yield f'{place}: there is no record {record}'
        elif row['plan'] not in {cite['plan'] for cite in known[record].get('cites', [])}:
            yield f'{place}: {record} does not cite this plan'
        elif kind == 'record' and record not in projects or kind in ('programme', 'policy') and programmes.get(record, {}).get('kind') != kind:
            yield f'{place}: {record} is no {kind}'
        if kind in ('record', 'programme', 'policy'):
            first[record] += 1
    yield from (f'{key} is recorded {n} times' for key, n in first.items() if n > 1)
    yield from (f'{key} is a record without a row' for key in sorted(set(known) - set(first) - WITHOUT_ROW))
    yield from (f'{key} is exempt but has a row' for key in sorted(WITHOUT_ROW & set(first)))


def main():
    root = sys.argv[1]
    with open(os.path.join(root, 'projects/sources.tsv'), encoding='utf-8') as file:
        rows = list(csv.DictReader(file, delimiter='\t', quoting=csv.QUOTE_NONE))
    projects, programmes, templates = records(root)
    wrong = list(wrong_rows(rows, projects, programmes))
    counts = dict(collections.Counter(row['plan'] for row in rows))
    if counts != ROWS:
        wrong.append(f'rows by plan are {counts}, not {ROWS}')
    wrong += [f'{plan} {row} stands twice' for (plan, row), n in collections.Counter((one['plan'], one['row']) for one in rows).items() if n > 1]
    wrong += [problem for key, record in {**projects, **programmes}.items() for problem in traced(key, record)]
    wrong += [f'{key}: a programme has activities' for key, one in programmes.items() if 'activities' in one or 'template' in one]
    networks = sum(one.get('template') in templates or 'activities' in one for one in projects.values())
    if networks < LEAST_NETWORKS:
        wrong.append(f'only {networks} built things have a network')
    print('\n'.join(wrong))
    print(f'{len(rows)} rows, {len(projects)} projects ({networks} with a network), {len(programmes)} programmes and policies: {len(wrong)} failed')
    sys.exit(1 if wrong else 0)


if __name__ == '__main__':
    main()

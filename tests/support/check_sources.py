#!/usr/bin/env python3
"""Holds projects/sources.tsv to the records: every row of the four kinds stands in it once, every record is accounted for, every cited plan is cited.

usage: check_sources.py PROGRAM ROOT
"""
import collections
import csv
import json
import os
import subprocess
import sys
import tempfile

# Rows of the plan tables by kind and plan, counted in the tables themselves.
EXPECTED = {
    'hospital': {'huadu-services-145': 11, 'guangzhou-services-145': 60, 'jianghai-services-145': 22, 'guangzhou-outline-145': 50, 'huadu-outline-145': 4},
    'school': {'huadu-services-145': 35, 'guangzhou-services-145': 34, 'jianghai-services-145': 29, 'guangzhou-outline-145': 21, 'huadu-outline-145': 5},
    'rail': {'guangzhou-services-145': 1, 'guangzhou-outline-145': 30, 'huadu-outline-145': 26},
    'housing': {'huadu-services-145': 5, 'guangzhou-services-145': 15, 'jianghai-services-145': 8, 'guangzhou-outline-145': 6, 'huadu-outline-145': 5},
}
DISPOSITIONS = {'record', 'citation', 'programme', 'policy', 'existing', 'damaged'}
# Built things that no row of the four kinds names: the library chain, and works that only damaged or other rows name.
WITHOUT_ROW = {'huadu-library', 'huadu-childrens-library', 'eighth-hospital-phase-3', 'twelfth-hospital-phase-1', 'geriatric-rehab-hospital-phase-2'}


def projects(program, root):
    with tempfile.TemporaryDirectory() as folder:
        made = subprocess.run([program, '-C', os.path.join(root, 'projects'), '--store', os.path.join(folder, 's.db'), 'weekly', '--as-of', '2023-06-30',
                               '--format', 'json'], capture_output=True, text=True, check=True)
    return {row['key']: {cite['plan'] for cite in row['cites']} for row in json.loads(made.stdout)['projects']}


def main():
    program, root = sys.argv[1:3]
    with open(os.path.join(root, 'projects/sources.tsv'), encoding='utf-8') as file:
        rows = list(csv.DictReader(file, delimiter='\t', quoting=csv.QUOTE_NONE))
    known = projects(program, root)
    wrong = []
    counts = {kind: dict(collections.Counter(row['plan'] for row in rows if row['category'] == kind)) for kind in EXPECTED}
    if counts != EXPECTED:
        wrong.append(f'rows by kind and plan are {counts}, not {EXPECTED}')
    twice = [key for key, n in collections.Counter((row['plan'], row['row']) for row in rows).items() if n > 1]
    wrong += [f'{plan} {row} stands twice' for plan, row in twice]
    recorded = collections.Counter(row['record'] for row in rows if row['disposition'] == 'record')
    wrong += [f'{key} is recorded {n} times' for key, n in recorded.items() if n > 1]
    wrong += [f'{key} is a record without a row' for key in sorted(set(known) - set(recorded) - WITHOUT_ROW)]
    wrong += [f'{key} is exempt but has a row' for key in sorted(WITHOUT_ROW & set(recorded))]
    for row in rows:
        place = f"{row['plan']} {row['row']}"
        if row['disposition'] not in DISPOSITIONS or not row['reason']:
            wrong.append(f'{place}: no disposition or no reason')
        elif row['disposition'] in ('record', 'citation'):
            if row['plan'] not in known.get(row['record'], set()):
                wrong.append(f"{place}: {row['record']} is no record that cites this plan")
        elif row['record']:
            wrong.append(f"{place}: a {row['disposition']} names a record")
    print('\n'.join(wrong))
    print(f'{len(rows)} passed, {len(wrong)} failed')
    sys.exit(1 if wrong else 0)


if __name__ == '__main__':
    main()

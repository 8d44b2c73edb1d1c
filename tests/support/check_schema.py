#!/usr/bin/env python3
"""Holds `slipway export json` to its published schema (reports/schema): the schema itself is sound and explains every key, what the program writes of the
shipped records is valid and holds together, and the schema refuses the same output when something in it is wrong.

usage: check_schema.py PROGRAM ROOT
"""
import copy
import json
import os
import subprocess
import sys
import tempfile

import jsonschema

SCHEMA = 'reports/schema/schedule-exchange-1.schema.json'
EXPORTS = [['--lang', 'zh'], ['--lang', 'en', '--where', 'category=rail']]


def exported(program, root, options):
    with tempfile.TemporaryDirectory() as folder:
        command = [program, '-C', 'projects', '--store', os.path.join(folder, 'store.db'), '--as-of', '2023-06-30', 'export', 'json', *options]
        done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        sys.exit(f'`slipway export json {" ".join(options)}` exits with {done.returncode}\n{done.stderr}')
    return json.loads(done.stdout)


def objects(schema):
    """Every part of a schema that describes an object."""
    if isinstance(schema, list):
        for part in schema:
            yield from objects(part)
    if isinstance(schema, dict):
        if schema.get('type') == 'object':
            yield schema
        for part in schema.values():
            yield from objects(part)


def unexplained(schema):
    """What the schema leaves open: keys without a word on them, objects that take any key."""
    wrong = []
    for part in objects(schema):
        if part.get('additionalProperties') is not False or set(part['required']) != set(part['properties']):
            wrong.append(f'an object is open: {part.get("description")}')
        for key, value in part['properties'].items():
            target = schema['$defs'][value['$ref'].rsplit('/', 1)[-1]] if '$ref' in value else value
            if not value.get('description') and not target.get('description'):
                wrong.append(f'no description: {key}')
    return wrong


def dangling(schedule):
    """References to what the file does not hold."""
    calendars = {one['key'] for one in schedule['calendars']}
    projects = {one['key'] for one in schedule['projects']}
    activities = {one['key'] for one in schedule['activities']}
    wrong = [one['key'] for one in schedule['activities'] if one['calendar'] not in calendars or one['project'] not in projects]
    wrong += [one['key'] for one in schedule['projects'] if one['completion'] and one['completion'] not in activities]
    wrong += [f"{one['from']} to {one['to']}" for one in schedule['relations']
              if one['lag_calendar'] not in calendars or not activities & {one['from'], one['to']}]
    return wrong


def change(*path):
    """A change of the value at a path; its last member is the new value, or `None` to take the key away."""
    def apply(schedule):
        at = schedule
        for step in path[:-2]:
            at = at[step]
        if path[-1] is None:
            del at[path[-2]]
        else:
            at[path[-2]] = path[-1]
    return apply


WRONG = {
    'another version': change('schema', 'slipway.schedule-exchange/2'),
    'no data date': change('as_of', None),
    'a day that is no day': change('as_of', '2023-6-30'),
    'a thirteenth month': change('activities', 0, 'early_start', '2023-13-01'),
    'a key nobody knows': change('activities', 0, 'colour', 'red'),
    'an activity without a float': change('activities', 0, 'total_float_wd', None),
    'a float as text': change('activities', 0, 'total_float_wd', '5'),
    'half a minute': change('activities', 0, 'duration_min', 0.5),
    'more than all done': change('activities', 0, 'percent', 101),
    'a word that is none': change('activities', 0, 'kind', 'milestone'),
    'an instant without a time': change('activities', 0, 'late_start_at', '2023-06-30'),
    'a relation of no type': change('relations', 0, 'type', 'fs'),
    'a relation without an end': change('relations', 0, 'to', None),
    'an activity key without a project': change('relations', 0, 'from', 'design'),
    'hours past midnight': change('calendars', 0, 'week', 'mon', ['22:00-26:00']),
    'a calendar without a week': change('calendars', 0, 'week', None),
    'a light of no colour': change('projects', 0, 'light', 'yellow'),
    'activities as an object': change('activities', {}),
}


def main():
    program, root = (os.path.abspath(word) for word in sys.argv[1:3])
    with open(os.path.join(root, SCHEMA), encoding='utf-8') as file:
        schema = json.load(file)
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    wrong = unexplained(schema)
    for options in EXPORTS:
        schedule = exported(program, root, options)
        for part in ('calendars', 'projects', 'activities', 'relations'):
            if not schedule[part]:
                wrong.append(f'{options}: no {part} to check')
        for error in list(validator.iter_errors(schedule))[:10]:
            wrong.append(f'{options}: {"/".join(map(str, error.absolute_path))}: {error.message}')
        wrong += [f'{options}: not in the file: {one}' for one in dangling(schedule)]
    small = {**schedule, **{part: schedule[part][:1] for part in ('calendars', 'projects', 'activities', 'relations')}}
    if not validator.is_valid(small):
        sys.exit('\n'.join(wrong) or 'a part of a valid schedule is not valid')
    for name, apply in WRONG.items():
        spoilt = copy.deepcopy(small)
        apply(spoilt)
        if validator.is_valid(spoilt):
            wrong.append(f'the schema takes {name}')
    print('\n'.join(wrong) if wrong else f'{len(EXPORTS)} exports are valid, {len(WRONG)} spoilt ones are not')
    sys.exit(1 if wrong else 0)


if __name__ == '__main__':
    main()

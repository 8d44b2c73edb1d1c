#!/usr/bin/env python3
"""Runs the whole-program cases beside this file; README.md says how they are written.

run.py [--slipway PROGRAM] [NAME...]   the cases whose file is NAME or whose name contains it; all without a name
UPDATE_GOLDEN=1 run.py …               rewrites what whole answers are expected to be; read the diff
"""
import argparse
import concurrent.futures
import os
import pathlib
import shlex
import shutil
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import casefile  # noqa: E402
import completeness  # noqa: E402

CASES = pathlib.Path(__file__).resolve().parent
ROOT = CASES.parent.parent
SECONDS = 120
# Bytes that nobody sees, as they are shown in a case.
VISIBLE = {'\x1b': '␛', '\ufeff': '<BOM>', '\r': '<CR>'}


def write_programs(programs, program):
    """slipway and the tools, as the cases call them. Written before any case runs: a program that is still being written cannot be started."""
    tools = f'{shlex.quote(sys.executable)} -ISB {shlex.quote(str(CASES / "tools.py"))}'
    for name, line in {'slipway': shlex.quote(str(program)), 'columns': f'{tools} columns', 'terminal': f'{tools} terminal'}.items():
        (programs / name).write_text(f'#!/bin/sh\nexec {line} "$@"\n', encoding='utf-8')
        (programs / name).chmod(0o755)


def surroundings(home, programs):
    """A shell's environment that is the same everywhere."""
    kept = {name: value for name, value in os.environ.items() if name.endswith('SAN_OPTIONS')}
    return kept | {'PATH': f'{programs}:/usr/bin:/bin', 'HOME': str(home), 'TZ': 'UTC', 'LC_ALL': 'C.UTF-8'}


def visible(raw, folder):
    text = raw.decode('utf-8', errors='backslashreplace').replace(str(folder), '{HERE}')
    for byte, shown in VISIBLE.items():
        text = text.replace(byte, shown)
    return text


def run_command(command, folder, environment):
    """Standard output, standard error and exit code."""
    try:
        done = subprocess.run(['/bin/bash', '-o', 'pipefail', '-c', command.line], cwd=folder, env=environment, stdin=subprocess.DEVNULL,
                              capture_output=True, timeout=SECONDS, check=False)
    except subprocess.TimeoutExpired:
        return '', f'(not finished after {SECONDS} s)\n', -1
    return visible(done.stdout, folder), visible(done.stderr, folder), done.returncode


def copy_projects(folder):
    shutil.copytree(ROOT / 'projects', folder / 'projects', ignore=shutil.ignore_patterns('.slipway'), dirs_exist_ok=True)


def complaints(command, out, err, code):
    found = [(command.out or casefile.Expected([])).complaint(out, 'stdout'), (command.err or casefile.Expected([])).complaint(err, 'stderr')]
    if code != command.exit_code:
        found.append(f'exit code {code}, expected {command.exit_code}\n')
    return ''.join(found)


def expect(command, out, err, code):
    """What was answered becomes what is expected; lists of what must be contained stay as somebody wrote them."""
    if not (command.out and command.out.contains):
        command.out = casefile.Expected(casefile.lines_of(out)) if out else None
    if not (command.err and command.err.contains):
        command.err = casefile.Expected(casefile.lines_of(err)) if err else None
    command.exit_code = code


def run_steps(case, folder, environment, update):
    """What went wrong at the first command that did not answer as expected; when updating, everything else is taken as it is."""
    for step in case.steps:
        if isinstance(step, casefile.File):
            path = folder / step.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(casefile.text_of(step.lines), encoding='utf-8')
        elif isinstance(step, casefile.Shipped):
            copy_projects(folder)
        else:
            answer = run_command(step, folder, environment)
            if update:
                expect(step, *answer)
            if wrong := complaints(step, *answer):
                return f'line {step.number}: $ {step.line}\n{wrong}'
    return ''


def run_case(path, programs, update):
    """Nothing when the case passes, else why not."""
    try:
        case = casefile.read(path.read_text(encoding='utf-8'))
        if not update and not casefile.says_something(case):
            raise casefile.BadCase('it expects nothing: write what must be answered, or let UPDATE_GOLDEN=1 do it')
    except (casefile.BadCase, ValueError) as wrong:
        return f'{wrong}\n'
    with tempfile.TemporaryDirectory(prefix='slipway-case-') as around:
        folder, home = pathlib.Path(around, 'here'), pathlib.Path(around, 'home')
        folder.mkdir()
        home.mkdir()
        wrong = run_steps(case, folder, surroundings(home, programs), update)
    if update:
        path.write_text(casefile.write(case), encoding='utf-8')
    return wrong


def chosen(names):
    every = sorted(CASES.glob('*.case'))
    if not names:
        return every
    found = []
    for name in names:
        some = [path for path in every if path == pathlib.Path(name).resolve()] or [path for path in every if name in path.stem]
        if not some:
            sys.exit(f'no case is called {name}')
        found += some
    return sorted(set(found))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--slipway', type=pathlib.Path, default=ROOT / 'build' / 'release' / 'slipway', help='the program to test')
    parser.add_argument('names', nargs='*')
    arguments = parser.parse_args()
    program = arguments.slipway.resolve()
    if not program.exists():
        sys.exit(f'{program} is not there: build it first')
    paths = chosen(arguments.names)
    update = os.environ.get('UPDATE_GOLDEN') == '1'
    with tempfile.TemporaryDirectory(prefix='slipway-programs-') as programs, \
            concurrent.futures.ThreadPoolExecutor(max_workers=os.cpu_count()) as workers:
        write_programs(pathlib.Path(programs), program)
        results = list(workers.map(lambda path: run_case(path, programs, update), paths))
    for path, wrong in zip(paths, results):
        if wrong:
            print(f'FAILED {path.relative_to(ROOT)}\n{wrong}')
    failed = sum(1 for wrong in results if wrong)
    print(f'{len(paths) - failed} passed, {failed} failed')
    missing = [] if arguments.names else completeness.missing(program)
    for line in missing:
        print(f'no case: {line}')
    sys.exit(1 if failed or missing or not paths else 0)


if __name__ == '__main__':
    main()

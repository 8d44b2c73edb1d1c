#!/usr/bin/env python3
"""Holds the documents to the program: every file that reports/README.md lists is what its command prints, and every `console` block of README.md shows lines
that its command prints, in that order ("…" stands for lines left out). UPDATE_GOLDEN=1 rewrites the files of reports/; README.md is edited by hand.

usage: check_documents.py PROGRAM ROOT
"""
import difflib
import os
import re
import shlex
import subprocess
import sys
import tempfile


def output(program, root, command):
    """Standard output of a `slipway` or `./dev run` command line, run in the checkout with a store of its own."""
    words = shlex.split(command)
    words = words[2:] if words[:2] == ['./dev', 'run'] else words[1:]
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run([program, '--store', os.path.join(folder, 'store.db'), *words], cwd=root, capture_output=True, text=True, check=False)
    if done.returncode not in (0, 1):
        return f'exit {done.returncode}\n{done.stderr}'
    return done.stdout


def check_reports(program, root):
    wrong = 0
    listed = re.findall(r'^\| (\S+) \| `(slipway .+?)` \|$', open(os.path.join(root, 'reports/README.md'), encoding='utf-8').read(), re.M)
    files = {name for name in os.listdir(os.path.join(root, 'reports')) if name != 'README.md' and name != 'schema'}  # of schemas: check_schema.py
    read = {os.path.basename(word) for _, command in listed for word in command.split() if word.startswith('reports/')}
    for name in sorted(files - {name for name, _ in listed} - read):
        print(f'reports/{name}: reports/README.md does not say how it is made')
        wrong += 1
    for name, command in listed:
        path = os.path.join(root, 'reports', name)
        made = output(program, root, command)
        if os.environ.get('UPDATE_GOLDEN'):
            open(path, 'w', encoding='utf-8').write(made)
            continue
        kept = open(path, encoding='utf-8').read() if os.path.exists(path) else ''
        if made != kept:
            wrong += 1
            print(f'reports/{name}: not what the program prints now; UPDATE_GOLDEN=1 rewrites it')
            print('\n'.join(list(difflib.unified_diff(kept.splitlines(), made.splitlines(), 'kept', 'made', lineterm='', n=1))[:40]))
    return len(listed), wrong


def check_readme(program, root):
    wrong = 0
    text = open(os.path.join(root, 'README.md'), encoding='utf-8').read()
    blocks = re.findall(r'```console\n\$ (.+)\n((?:.*\n)*?)```', text)
    for command, excerpt in blocks:
        made = output(program, root, command).splitlines()
        at = 0
        for line in excerpt.splitlines():
            if line.strip() in ('', '…'):
                continue
            try:
                at = made.index(line, at) + 1
            except ValueError:
                wrong += 1
                print(f'README.md: `{command}` does not print, after what stands before it:\n  {line}')
                break
    return len(blocks), wrong


def main():
    program, root = (os.path.abspath(word) for word in sys.argv[1:3])
    reports, wrong_reports = check_reports(program, root)
    blocks, wrong_blocks = check_readme(program, root)
    if reports == 0 or blocks == 0:
        sys.exit('nothing was checked: reports/README.md or README.md has no commands')
    print(f'{reports + blocks - wrong_reports - wrong_blocks} passed, {wrong_reports + wrong_blocks} failed')
    sys.exit(1 if wrong_reports or wrong_blocks else 0)


if __name__ == '__main__':
    main()

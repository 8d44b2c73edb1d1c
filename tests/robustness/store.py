#!/usr/bin/env python3
"""The store under the real program: many writers at once, killed at any moment, a full disk, media that may only be read.

store.py [PROGRAM]   default: SLIPWAY_TEST_PROGRAM; with SLIPWAY_LONG set ten times as many kills. One line for everything that went wrong.
"""
import json
import os
import pathlib
import random
import resource
import signal
import subprocess
import sys
import tempfile
import time

LONG = 'SLIPWAY_LONG' in os.environ
PROGRAM = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else os.environ['SLIPWAY_TEST_PROGRAM']).resolve()
WRITERS, UPDATES = 8, 25
KILLS = 400 if LONG else 40
ROWS = 5000
NOBODY = 65534
PORTFOLIO = '''horizon = "2024-12-31"
language = "en"

[[project]]
key = "library"
name = { zh = "图书馆", en = "Library" }
category = "culture"
stage = { value = "preparatory", as_of = "2023-12-29", words = "前期工作" }

[project.activities]
'''


class Failed(Exception):
    pass


def require(holds, what):
    if not holds:
        raise Failed(what)


class Place:
    """A folder with records and, later, a store."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.folder.chmod(0o755)
        works = ''.join(f'works-{i} = {{ duration = "10wd" }}\n' for i in range(WRITERS))
        (self.folder / 'portfolio.toml').write_text(f'{PORTFOLIO}{works}completion = {{ milestone = "finish", after = ["works-0"] }}\n')
        self.store = self.folder / '.slipway' / 'store.db'

    def start(self, *words, **more):
        return subprocess.Popen([PROGRAM, *words, '--as-of', '2024-01-08'], cwd=self.folder, stdin=subprocess.DEVNULL,
                                stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, **more)

    def run(self, *words, **more):
        program = self.start(*words, **more)
        out, err = program.communicate()
        return program.returncode, out, err

    def done(self, *words):
        code, out, err = self.run(*words)
        require(code == 0, f'{" ".join(map(str, words))} ended with {code}: {err}')
        return out

    def note(self, writer, text):
        return ['update', f'library/works-{writer}', '--note', text, '--by', 'me']

    def rows(self, *store):
        return [json.loads(line) for line in self.done('db', 'dump', *store).splitlines()]

    def notes(self):
        return [row['value'] for row in self.rows() if row['row'] == 'observation']

    def verify(self, *store):
        return json.loads(self.done('db', 'verify', '--format', 'json', *store))


def writers_at_once(place):
    """Eight programs update one store at once, each of them again and again: nothing is lost."""
    queues = [[f'{writer}-{i}' for i in range(UPDATES)] for writer in range(WRITERS)]
    running = {}
    while running or any(queues):
        for writer, queue in enumerate(queues):
            if writer not in running and queue:
                running[writer] = place.start(*place.note(writer, queue.pop(0)))
        for writer, program in list(running.items()):
            if program.poll() is not None:
                _, err = program.communicate()
                require(program.returncode == 0, f'an update ended with {program.returncode}: {err}')
                del running[writer]
        time.sleep(0.002)
    wanted = sorted(f'{writer}-{i}' for writer in range(WRITERS) for i in range(UPDATES))
    require(sorted(place.notes()) == wanted, 'the store does not hold exactly what was said')
    require(place.verify()['entries'] == WRITERS * UPDATES, 'an update is not one entry')


def contradiction(place):
    """Of programs that finish an activity and say that work is left, both at once, the one that comes second is refused."""
    for round_number in range(5):
        activity = f'library/works-{round_number}'
        place.done('update', activity, '--started', '2024-01-02', '--by', 'me')
        programs = [place.start('update', activity, *words, '--by', 'me') for words in (('--finished', '2024-01-05'), ('--remaining', '3wd'))]
        codes = []
        for program in programs:
            program.communicate()
            codes.append(program.returncode)
        require(codes[0] == 0, f'finishing ended with {codes[0]}')
        kinds = [row['kind'] for row in place.rows() if row['row'] == 'observation' and row['key'] == activity]
        wanted = ['started', 'remaining', 'finished'] if codes[1] == 0 else ['started', 'finished']
        require(codes[1] in (0, 3) and kinds == wanted, f'{activity} has {kinds} and the codes were {codes}')


def large_dump(place):
    """A dump whose one entry has many rows, made by the program itself from a dump with no digest of its own to trust."""
    import hashlib
    lines = ['{"row":"entry","entry":1,"recorded_at":"2024-01-08T09:00:00Z","command":"update","revision":"r"}\n']
    for i in range(1, ROWS + 1):
        lines.append('{"row":"observation","entry":1,"id":%d,"day":"2024-01-08","said":"2024-01-08","key":"library/works-0","kind":"note",'
                     '"value":"%s","reason":"","by":"me","source":"","illustrative":false}\n' % (i, f'{i} ' + 'x' * 200))
    digest = hashlib.sha256(('\n' + ''.join(lines)).encode()).hexdigest()
    path = place.folder / 'large.ndjson'
    path.write_text('{"row":"dump","form":"slipway.store/1"}\n' + ''.join(lines) + '{"row":"digest","entry":1,"digest":"%s"}\n' % digest
                    + '{"row":"end","entries":1,"head":"%s"}\n' % digest)
    return path


def size_of(path):
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return 0


def kill_when(program, holds):
    """Whether it was killed before it ended."""
    until = time.monotonic() + 60
    while program.poll() is None and not holds() and time.monotonic() < until:
        time.sleep(0.0002)
    program.send_signal(signal.SIGKILL)
    program.communicate()
    return program.returncode == -signal.SIGKILL


def killed_updates(place):
    """Killed at any moment of an update or a publication: what was promised is there, nothing is half there."""
    dice = random.Random(5)
    begin = time.monotonic()
    place.done(*place.note(0, 'first'))
    usual = time.monotonic() - begin
    promised, said = ['first'], {'first'}
    killed = 0
    for i in range(KILLS * 3 // 4):
        moment = time.monotonic() + dice.uniform(0, 1.2 * usual)
        words = place.note(0, f'kill {i}') if i % 4 else ['weekly', '--publish']
        said.add(f'kill {i}')
        if kill_when(place.start(*words), lambda: time.monotonic() > moment):
            killed += 1
        elif i % 4:
            promised.append(f'kill {i}')
        place.verify()
        rows = place.rows()
        notes = [row['value'] for row in rows if row['row'] == 'observation']
        require(set(notes) <= said and [note for note in notes if note in set(promised)] == promised, f'after kill {i} a promise is gone')
        promised = notes
        renderings = sum(row['row'] == 'rendering' for row in rows)
        require(renderings == 10 * sum(row['row'] == 'publication' for row in rows), f'after kill {i} a publication is not whole')
    require(killed > KILLS // 8, f'only {killed} programs were killed before they ended')


def killed_in_a_large_write(place):
    """Killed between the pages of a large write: all of it is there, or nothing."""
    large = large_dump(place)
    dice = random.Random(6)
    store = place.folder / 'whole.db'
    place.done('db', 'load', large, '--store', store)
    whole = store.stat().st_size
    require(place.verify('--store', store)['entries'] == 1, 'the large entry is not there')
    killed = 0
    for i in range(KILLS // 4):
        store = place.folder / f'large-{i}.db'
        wal = pathlib.Path(f'{store}-wal')
        enough = dice.uniform(0, 1.05) * whole
        killed += kill_when(place.start('db', 'load', large, '--store', store), lambda: size_of(wal) > enough)
        place.done(*place.note(0, f'after {i}'), '--store', store)
        notes = sum(row['row'] == 'observation' for row in place.rows('--store', store))
        require(notes in (1, ROWS + 1), f'{notes} observations after kill {i}')
        place.verify('--store', store)
        store.unlink()
    require(killed > 0, 'no program was killed before it ended')


def full_disk(place):
    """A disk that takes no more: exit 4, and all that was there stays."""
    large = large_dump(place)
    place.done(*place.note(0, 'before'))
    before = place.done('db', 'dump')

    def small():
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))

    for limit in (0, 4096, 8192, 65536, 1000000):
        fresh = place.folder / f'fresh-{limit}.db'
        code, _, err = place.run('db', 'load', large, '--store', fresh, preexec_fn=small)
        require(code == 4 and 'cannot' in err, f'with {limit} bytes loading ended with {code}: {err}')
        code, _, _ = place.run('db', 'verify', '--store', fresh)
        require(code in (0, 4), f'with {limit} bytes something half is left')
    limit = 4096
    code, _, err = place.run(*place.note(0, 'too much ' + 'x' * 100000), preexec_fn=small)
    require(code == 4 and 'disk has room' in err, f'an update on a full disk ended with {code}: {err}')
    code, _, err = place.run('db', 'backup', 'copy.db', preexec_fn=small)
    require(code == 4 and not (place.folder / 'copy.db').exists(), f'a backup on a full disk ended with {code}: {err}')
    require(place.done('db', 'dump') == before, 'the store is another after the disk was full')
    place.verify()
    place.done(*place.note(0, 'with room again'))


def read_only(place):
    """Media that may only be read: reading works and leaves nothing behind, writing is exit 4."""
    place.done(*place.note(0, 'before'))
    before = place.store.read_bytes()
    place.store.chmod(0o444)
    place.store.parent.chmod(0o555)
    as_nobody = {'user': NOBODY} if os.geteuid() == 0 else {}
    try:
        code, _, err = place.run(*place.note(0, 'no'), **as_nobody)
        require(code == 4 and 'check the permissions' in err, f'an update ended with {code}: {err}')
        for words in (['db', 'verify'], ['db', 'dump'], ['schedule']):
            code, out, err = place.run(*words, **as_nobody)
            require(code == 0 and out, f'{words} ended with {code}: {err}')
    finally:
        place.store.parent.chmod(0o755)
        place.store.chmod(0o644)
    require(place.store.read_bytes() == before, 'the file is another')
    require(not list(place.store.parent.glob('store.db-*')), 'a log was left behind')


TRIALS = (writers_at_once, contradiction, killed_updates, killed_in_a_large_write, full_disk, read_only)


def main():
    wrong = 0
    for trial in TRIALS:
        with tempfile.TemporaryDirectory(prefix='slipway-robustness-') as folder:
            begin = time.monotonic()
            try:
                trial(Place(folder))
                print(f'{trial.__name__}: {time.monotonic() - begin:.1f} s')
            except Failed as why:
                wrong += 1
                print(f'{trial.__name__}: {why}')
    return 1 if wrong else 0


if __name__ == '__main__':
    sys.exit(main())

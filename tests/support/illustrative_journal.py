"""Judges the journal of the illustrative year by itself, line by line, without the program that will read it: every key is one of the
records', every word is well formed, and no agency says what could not be said by then.
"""
import collections
import datetime
import json
import pathlib
import re

FRIDAYS = [datetime.date(2023, 1, 6) + datetime.timedelta(7 * number) for number in range(52)]
KEYS = {'key', 'started', 'finished', 'remaining', 'percent', 'expected', 'suspended', 'resumed', 'raised', 'resolved', 'delivered', 'spent',
        'rating', 'note', 'withdrawn', 'reason', 'by', 'source', 'provenance'}
OF_ACTIVITIES = {'started', 'finished', 'remaining', 'percent', 'expected', 'raised', 'resolved'}
OF_PROJECTS = {'delivered', 'spent', 'rating'}
DAYS = ('started', 'finished', 'suspended', 'resumed', 'resolved')
LARGEST = 1_500_000
# Done out of sequence, on purpose: (project, what began or was reached, what it should have waited for). A third, foundations of the
# People's Hospital before its clearance is over, goes through the start of works, which a document states.
OUT_OF_SEQUENCE = {('jianghai-gateway-school', 'works-start', 'permit'),
                   ('gz-youth-football-base', 'pitches', 'structure')}


class Told:
    """What was said of one activity or project so far."""

    def __init__(self, condition=False):
        self.started = self.finished = self.suspended = None
        self.condition = condition  # one is open
        self.spent = 0


class Judge:
    """`activities`: key → whether it is a milestone. `conditions`: keys whose record states one. `links`: key → keys that must be over
    before it begins."""

    def __init__(self, activities, conditions, links, words):
        self.activities, self.links, self.words = activities, links, words
        self.projects = {key.split('/')[0] for key in activities}
        self.told = collections.defaultdict(Told)
        for key in conditions:
            self.told[key].condition = True
        self.problems, self.counts, self.early = [], collections.Counter(), []
        self.cast = set()

    def say(self, problem):
        self.problems.append(f'{self.place}: {problem}')

    def file(self, path, friday):
        lines = path.read_text(encoding='utf-8').split('\n')
        self.friday = friday
        for number, line in enumerate(lines[:-1], 1):
            self.place = f'{path.name}:{number}'
            try:
                row = json.loads(line)
            except ValueError as problem:
                self.say(f'no JSON: {problem}')
                continue
            self.row(row)
        self.place = path.name
        if lines[-1]:
            self.say('the last line has no end')

    def row(self, row):
        unknown = set(row) - KEYS
        if unknown:
            self.say(f'unknown keys {sorted(unknown)}')
        for word in ('key', 'by', 'source', 'provenance'):
            if not row.get(word):
                self.say(f'no {word}')
        key = row['key']
        if key not in self.activities and key not in self.projects:
            self.say(f'{key} is not in the records')
            return
        self.cast.add(key.split('/')[0])
        self.said = set(row) - {'key', 'by', 'source', 'provenance', 'reason'}
        self.counts.update(self.said)
        if not self.said:
            self.say('says nothing')
        if row['provenance'] != 'illustrative' or '演示' not in row['by'] or '演示' not in row['source']:
            self.say('does not say that it is illustrative')
        (self.activity if key in self.activities else self.project)(key, row)
        self.either(key, row)

    def day(self, row, word):
        if word not in row:
            return None
        if not re.fullmatch(r'\d{4}-\d\d-\d\d', str(row[word])):
            self.say(f'{word} {row[word]!r} is no day')
            return None
        found = datetime.date.fromisoformat(row[word])
        if word in DAYS and found > self.friday:
            self.say(f'{word} {found} lies after {self.friday}')
        return found

    def project(self, key, row):
        if self.said & OF_ACTIVITIES:
            self.say(f'{sorted(self.said & OF_ACTIVITIES)} of a project')
        if 'spent' in row:
            if not isinstance(row['spent'], (int, float)) or row['spent'] < self.told[key].spent:
                self.say(f'spent {row["spent"]} after {self.told[key].spent}')
            self.told[key].spent = row['spent']
        if row.get('rating', 'red') not in ('red', 'amber', 'green'):
            self.say(f'rating {row["rating"]}')
        if not all(re.fullmatch(r'[a-z_0-9]+=\d+(\.\d+)?', one) for one in row.get('delivered', 'beds=1').split(';')):
            self.say(f'delivered {row["delivered"]}')

    def activity(self, key, row):
        if self.said & OF_PROJECTS:
            self.say(f'{sorted(self.said & OF_PROJECTS)} of an activity')
        told = self.told[key]
        started, finished, expected = self.day(row, 'started'), self.day(row, 'finished'), self.day(row, 'expected')
        self.work(key, row, told, started, finished)
        if expected and expected < self.friday:
            self.say(f'expected {expected} has gone by')
        told.started, told.finished = started or told.started, finished or told.finished
        if finished and self.activities[key]:
            told.started = finished
        if told.started and told.finished and told.finished < told.started:
            self.say(f'finished {told.finished} before it started {told.started}')
        if started or finished:
            self.sequence(key)
        if 'raised' in row:
            if told.condition or told.finished or row['raised'] not in self.words:
                self.say(f'raised {row["raised"]}, while one is open, or it is over, or the word is none of ours')
            told.condition = True
        resolved = self.day(row, 'resolved')
        if resolved:
            if not told.condition:
                self.say('resolved, but nothing was open')
            told.condition = False

    def work(self, key, row, told, started, finished):
        left = self.said & {'remaining', 'percent', 'expected'}
        if left and (self.activities[key] or not (started or told.started) or finished or told.finished):
            self.say(f'{sorted(left)} of a milestone, or of what has not started, or is finished')
        if len(left) > 1:
            self.say(f'{sorted(left)} in one row')
        if 'remaining' in row and not re.fullmatch(r'[1-9]\d{0,3}wd', row['remaining']):
            self.say(f'remaining {row["remaining"]}')
        if 'percent' in row and not (isinstance(row['percent'], (int, float)) and 1 <= row['percent'] <= 99):
            self.say(f'percent {row["percent"]}')

    def either(self, key, row):
        told = self.told[key]
        suspended, resumed = self.day(row, 'suspended'), self.day(row, 'resumed')
        if suspended:
            if told.suspended or told.finished or not row.get('reason'):
                self.say('suspended again, or when it was over, or without a reason')
            if key in self.activities and not told.started:
                self.say('suspended before it started')
            told.suspended = suspended
        if resumed:
            if not told.suspended or resumed <= told.suspended:
                self.say('resumed, but it did not stand still before')
            told.suspended = None
        if 'withdrawn' in row:
            if row['withdrawn'] != 'finished' or not told.finished or not row.get('reason'):
                self.say(f'withdrawn {row["withdrawn"]}, which nobody had said, or without a reason')
            told.finished = None

    def sequence(self, key):
        for before in self.links.get(key, ()):
            other = self.told[before]
            if not other.finished:
                self.early.append((key, before))

    def out_of_sequence(self):
        """What began while something was open that it should have waited for: open is what is told of as work later on."""
        return {(key.split('/')[0], key.split('/')[1], before.split('/')[1]) for key, before in self.early
                if self.told[before].started or self.told[before].finished}


def files(folder):
    return {path.stem: path for path in sorted(pathlib.Path(folder).glob('*.ndjson'))}


def problems(folder, activities, conditions, links, words):
    """All that is wrong with the journal, one line each, and the projects that it tells of."""
    judge = Judge(activities, conditions, links, words)
    found = files(folder)
    if list(found) != [str(friday) for friday in FRIDAYS]:
        judge.problems.append(f'the files are not the 52 Fridays of 2023: {sorted(set(found) ^ {str(friday) for friday in FRIDAYS})}')
    for friday in FRIDAYS:
        if str(friday) in found:
            judge.file(found[str(friday)], friday)
    size = sum(path.stat().st_size for path in found.values())
    if size > LARGEST:
        judge.problems.append(f'{size} bytes, more than {LARGEST}')
    for kind in KEYS - {'key', 'by', 'source', 'provenance', 'reason'} - set(judge.counts):
        judge.problems.append(f'nobody ever says {kind}')
    if judge.out_of_sequence() != OUT_OF_SEQUENCE:
        judge.problems.append(f'out of sequence: {sorted(judge.out_of_sequence() ^ OUT_OF_SEQUENCE)} differ from what was meant')
    if not 30 <= len(judge.cast) <= 60:
        judge.problems.append(f'{len(judge.cast)} projects are no few dozen')
    return judge.problems, judge.cast

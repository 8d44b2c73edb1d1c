"""The file format of the whole-program cases; README.md tells it to people.

A case is read into steps in order, each a file to write, the shipped projects to copy, or a command with what it must answer. Every line of
the file belongs to exactly one step, so that an answer can be rewritten in place.
"""
import dataclasses
import difflib
import re

NO_NEWLINE = '\\ no newline at the end'


class BadCase(Exception):
    """A case that says nothing, or cannot be read."""


@dataclasses.dataclass
class Expected:
    """What one stream must hold: whole text, or (`contains`) lines that must appear in this order."""
    lines: list
    contains: bool = False

    def complaint(self, actual, stream):
        """Nothing when `actual` is right, else what is wrong with it."""
        if not self.contains:
            wanted = text_of(self.lines)
            if wanted == actual:
                return ''
            return ''.join(line if line.endswith('\n') else line + '\n\\ no newline at the end\n' for line in difflib.unified_diff(
                wanted.splitlines(True), actual.splitlines(True), f'{stream}, expected', f'{stream}, actual'))
        found = actual.splitlines()
        at = 0
        for pattern in (line for line in self.lines if line.strip()):
            if pattern.startswith('! '):
                if any(matches(pattern[2:], line) for line in found):
                    return f'{stream} must not hold: {pattern[2:]}\n{indented(actual)}'
                continue
            hit = next((i for i in range(at, len(found)) if matches(pattern, found[i])), None)
            if hit is None:
                return f'{stream} lacks (after line {at}): {pattern}\n{indented(actual)}'
            at = hit + 1
        return ''


@dataclasses.dataclass
class Command:
    """A command line as a user types it, and its answer."""
    line: str
    number: int
    comments: list = dataclasses.field(default_factory=list)
    out: Expected = None
    err: Expected = None
    exit_code: int = 0
    says_exit: bool = False


@dataclasses.dataclass
class File:
    path: str
    lines: list


@dataclasses.dataclass
class Shipped:
    """A copy of the repository's projects folder."""


@dataclasses.dataclass
class Case:
    title: str
    head: list
    steps: list

    def commands(self):
        return [step for step in self.steps if isinstance(step, Command)]


def matches(pattern, line):
    """A /regular expression/ or words, somewhere in a line."""
    if len(pattern) > 2 and pattern.startswith('/') and pattern.endswith('/'):
        return re.search(pattern[1:-1], line) is not None
    return pattern in line


def indented(text):
    shown = text.splitlines()
    more = [f'  | … {len(shown) - 60} more lines'] if len(shown) > 60 else []
    return '\n'.join([f'  | {line}' for line in shown[:60]] + more) + '\n'


def text_of(lines):
    """The lines of a block as the bytes they stand for."""
    if lines and lines[-1] == NO_NEWLINE:
        return '\n'.join(lines[:-1])
    return ''.join(line + '\n' for line in lines)


def lines_of(text):
    if text and not text.endswith('\n'):
        return text.split('\n') + [NO_NEWLINE]
    return text.split('\n')[:-1]


def is_directive(line):
    return line.startswith(('--- ', '$ ', '>>>'))


class _Reader:
    def __init__(self, text):
        self.lines = text.splitlines()
        self.at = 0

    def block(self):
        """The lines up to the next directive; one blank line before a step is only layout."""
        start = self.at
        while self.at < len(self.lines) and not is_directive(self.lines[self.at]):
            self.at += 1
        block = self.lines[start:self.at]
        before_step = self.at < len(self.lines) and not self.lines[self.at].startswith('>>>')
        if block and before_step and not block[-1]:
            block.pop()
        return block

    def fail(self, what):
        raise BadCase(f'line {self.at}: {what}')

    def case(self):
        head = self.block()
        if not head or not head[0].strip() or head[0].startswith('#'):
            self.fail('the first line must say what the case shows, as a sentence')
        if any(line.strip() and not line.startswith('#') for line in head[1:]):
            self.fail('between the sentence and the first step stand only # comments')
        steps = []
        while self.at < len(self.lines):
            line = self.lines[self.at]
            self.at += 1
            self.take(line, steps)
        return Case(head[0], head[1:], steps)

    def take(self, line, steps):
        if line.startswith('--- file '):
            steps.append(File(line[9:].strip(), self.block()))
        elif line == '--- projects shipped':
            self.block()
            steps.append(Shipped())
        elif line.startswith('$ '):
            number = self.at
            comments = self.block()
            if any(text.strip() and not text.startswith('#') for text in comments):
                self.fail('after a command stand only # comments; its answer begins with >>>')
            steps.append(Command(line[2:], number, comments))
        elif line.startswith('>>>'):
            if not steps or not isinstance(steps[-1], Command):
                self.fail('an answer without a command')
            self.answer(line[3:].strip(), steps[-1])
        else:
            self.fail(f'no such step: {line}')

    def answer(self, what, command):
        if what.startswith('='):
            command.exit_code, command.says_exit = int(what[1:]), True
            self.block()
        elif what in ('', 'contains'):
            command.out = Expected(self.block(), what == 'contains')
        elif what in ('2', '2 contains'):
            command.err = Expected(self.block(), what != '2')
        else:
            self.fail(f'no such answer: >>>{what}')


def read(text):
    case = _Reader(text).case()
    commands = case.commands()
    if not commands:
        raise BadCase('it runs nothing')
    return case


def says_something(case):
    return any(command.out or command.err or command.says_exit for command in case.commands())


def write(case):
    """The text of a case; reading and writing it changes at most blank lines."""
    out = [case.title, *case.head]
    for step in case.steps:
        if isinstance(step, Command):
            out += ['', f'$ {step.line}', *step.comments]
            for mark, expected in (('>>>', step.out), ('>>>2', step.err)):
                if expected is not None:
                    out += [mark + (' contains' if expected.contains else ''), *expected.lines]
            if step.says_exit or step.exit_code:
                out.append(f'>>>= {step.exit_code}')
        elif isinstance(step, File):
            out += ['', f'--- file {step.path}', *step.lines]
        else:
            out += ['', '--- projects shipped']
    return '\n'.join(out) + '\n'

#!/usr/bin/env python3
"""The runner of the cases fails where it must, rewrites what it may, and the completeness check can fail. A shell script stands in for slipway."""
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

sys.dont_write_bytecode = True
HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
import casefile  # noqa: E402
import completeness  # noqa: E402

STAND_IN = '''#!/bin/sh
case $1 in
  hello) printf 'one\\ntwo\\n\\n' ;;
  half) printf 'half a line' ;;
  grumble) echo wrong >&2; exit 3 ;;
  --help) printf '\\nOptions:\\n  -C DIR  folder\\n  --color WHEN  colour\\n\\nGroup:\\n  hello  says it\\n\\nExit codes: 0 done; 3 wrong.\\n' ;;
esac
[ "$2" != --help ] || printf 'Options:\\n  -h,--help  help\\n  --loud  louder\\n'
'''


class Runner(unittest.TestCase):
    def setUp(self):
        around = tempfile.TemporaryDirectory()
        self.addCleanup(around.cleanup)
        self.cases = pathlib.Path(around.name, 'tests', 'cases')
        self.cases.mkdir(parents=True)
        for name in ('run.py', 'casefile.py', 'completeness.py', 'tools.py'):
            shutil.copy(HERE / name, self.cases)
        self.program = pathlib.Path(around.name, 'stand-in')
        self.program.write_text(STAND_IN, encoding='utf-8')
        self.program.chmod(0o755)

    def run_case(self, text, **environment):
        """Exit code, what the runner prints, and the case's text afterwards."""
        case = self.cases / 'a.case'
        case.write_text(text, encoding='utf-8')
        done = subprocess.run([sys.executable, self.cases / 'run.py', '--slipway', self.program, 'a'], capture_output=True, text=True, check=False,
                              env=os.environ | {'UPDATE_GOLDEN': ''} | environment)
        return done.returncode, done.stdout, case.read_text(encoding='utf-8')

    def passes(self, text):
        self.assertEqual(self.run_case(text)[:2], (0, '1 passed, 0 failed\n'))

    def fails(self, text, *said):
        code, out, _ = self.run_case(text)
        self.assertEqual(code, 1, out)
        for words in said + ('0 passed, 1 failed',):
            self.assertIn(words, out)

    def test_whole_answers(self):
        self.passes('x\n\n$ slipway hello\n>>>\none\ntwo\n\n')
        self.passes('x\n\n$ slipway half\n>>>\nhalf a line\n\\ no newline at the end\n')
        self.passes('x\n$ slipway grumble\n>>>2\nwrong\n>>>= 3\n')
        self.fails('x\n$ slipway hello\n>>>\none\nthree\n\n', 'line 2: $ slipway hello', '-three', '+two')
        self.fails('x\n$ slipway hello\n>>>= 0\n', '+one')
        self.fails('x\n$ slipway grumble\n>>>= 3\n', '+wrong')
        self.fails('x\n$ slipway grumble\n>>>2\nwrong\n', 'exit code 3, expected 0')
        self.fails('x\n$ slipway half\n>>>\nhalf a line\n', 'no newline')

    def test_lists_of_what_must_be_contained(self):
        self.passes('x\n$ slipway hello\n>>> contains\n/^o.e$/\nwo\n! three\n')
        self.fails('x\n$ slipway hello\n>>> contains\ntwo\none\n', 'stdout lacks (after line 2): one')
        self.fails('x\n$ slipway hello\n>>> contains\n! two\n', 'stdout must not hold: two')

    def test_files_and_shell(self):
        self.passes('x\n--- file a/b\nfirst\n\n$ cat a/b && slipway hello | head -n 1\n>>>\nfirst\none\n\n--- file a/b\nsecond\n\n$ cat a/b\n>>>\nsecond\n')
        self.passes('x\n$ echo "$TZ $LC_ALL ${NO_COLOR-unset}"; test "$HOME" != ~root\n>>>\nUTC C.UTF-8 unset\n')
        self.passes('x\n$ printf "\\033[1m\\r\\n"\n>>>\n␛[1m<CR>\n')
        self.passes('x\n$ printf "a,b\\n,长\\n" | columns b a\n>>>\nb   a\n长  -\n')

    def test_cases_that_are_none(self):
        self.fails('x\n$ slipway nothing\n', 'it expects nothing')
        self.fails('x\n--- file a\n', 'it runs nothing')
        self.fails('$ slipway hello\n>>>\n', 'the first line must say')
        self.fails('x\n$ slipway hello\nanswer without a mark\n', 'after a command stand only # comments')
        self.fails('x\n--- fiel a\n', 'no such step')
        self.fails('x\n$ slipway hello\n>>>3\n', 'no such answer')

    def test_update_rewrites_whole_answers_only(self):
        before = 'x\n# why\n\n--- file a\nA\n\n$ slipway hello\n# comment\n>>>\nold\n\n$ slipway grumble\n>>>2 contains\nwro\n'
        code, _, after = self.run_case(before, UPDATE_GOLDEN='1')
        self.assertEqual(code, 0)
        self.assertEqual(after, 'x\n# why\n\n--- file a\nA\n\n$ slipway hello\n# comment\n>>>\none\ntwo\n\n\n$ slipway grumble\n>>>2 contains\nwro\n>>>= 3\n')
        self.assertEqual(self.run_case(after)[0], 0)
        self.assertEqual(self.run_case(before.replace('wro', 'right'), UPDATE_GOLDEN='1')[0], 1)


class Completeness(unittest.TestCase):
    def missing(self, *commands):
        with tempfile.TemporaryDirectory() as folder:
            program = pathlib.Path(folder, 'stand-in')
            program.write_text(STAND_IN, encoding='utf-8')
            program.chmod(0o755)
            case = casefile.Case('x', [], list(commands))
            return [line for line in completeness.missing(program, [case]) if not line.startswith(('finding', 'format', 'gap', 'check of quality', 'field', 'diagnostic', 'light', 'verdict'))]

    def test_what_is_not_run_is_missing(self):
        self.assertEqual(self.missing(), ['option --color', 'option -C', 'command hello', 'option --loud of hello', 'exit code 0', 'exit code 3'])
        run = casefile.Command('slipway -C x --color always hello --loud', 1)
        self.assertEqual(self.missing(run), ['exit code 3'])
        self.assertEqual(self.missing(run, casefile.Command('slipway hello', 2, exit_code=3)), [])
        elsewhere = casefile.Command('slipway hello; slipway -C x other --loud --color never', 1)
        self.assertEqual(self.missing(elsewhere), ['option --loud of hello', 'exit code 3'])

    def test_what_is_not_said_is_missing(self):
        with tempfile.TemporaryDirectory() as folder:
            program = pathlib.Path(folder, 'stand-in')
            program.write_text(STAND_IN, encoding='utf-8')
            program.chmod(0o755)
            whole = completeness.missing(program, [])
            for line in ('finding overdue-start', 'gap no-date', 'field stage of --where', 'light green', 'verdict holds', 'light reason old-word',
                         'diagnostic future-actual'):
                self.assertIn(line, whole)
            self.assertNotIn('diagnostic bad-date', whole)  # tests/errors has it
            said = casefile.Command("slipway hello --where 'district=x stage!=completed'", 1, out=casefile.Expected(['overdue-start  amber', '! green'], True))
            rest = completeness.missing(program, [casefile.Case('x', [], [said])])
            self.assertNotIn('finding overdue-start', rest)
            self.assertNotIn('light amber', rest)
            self.assertNotIn('field stage of --where', rest)
            self.assertIn('field name of --where', rest)
            self.assertIn('light green', rest)


if __name__ == '__main__':
    unittest.main()

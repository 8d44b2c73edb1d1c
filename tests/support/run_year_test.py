#!/usr/bin/env python3
"""projects/illustrative/run-year gives the right commands in the right order, and stops at the first that fails."""
import pathlib
import subprocess
import tempfile
import unittest

SCRIPT = pathlib.Path(__file__).resolve().parents[2] / 'projects/illustrative/run-year'
STAND_IN = '''#!/bin/sh
echo "$*" >>"{log}"
case "$*" in *"{bad}"*) exit 3 ;; esac
echo answer
'''


class RunYearTest(unittest.TestCase):
    def setUp(self):
        self.held = tempfile.TemporaryDirectory()
        self.folder = pathlib.Path(self.held.name)
        self.log = self.folder / 'log'

    def tearDown(self):
        self.held.cleanup()

    def year(self, *words, bad='nothing is bad'):
        program = self.folder / 'slipway'
        program.write_text(STAND_IN.format(log=self.log, bad=bad), encoding='utf-8')
        program.chmod(0o755)
        self.log.unlink(missing_ok=True)
        store = () if '--store' in words else ('--store', str(self.folder / 'year.db'))
        done = subprocess.run([str(SCRIPT), '--slipway', str(program), *store, *words], capture_output=True, text=True, check=False)
        return done, self.log.read_text(encoding='utf-8').splitlines() if self.log.exists() else []

    def test_every_friday_is_updated_and_then_published(self):
        done, commands = self.year()
        self.assertEqual((done.returncode, done.stdout), (0, ''))
        self.assertEqual(len(commands), 2 * 52 + 2)
        self.assertTrue(all('--with illustrative' in command and f'--store {self.folder}/year.db' in command for command in commands))
        self.assertIn('--as-of 2023-01-06 --recorded-at 2023-01-06T09:00:00Z update --from ', commands[0])
        self.assertTrue(commands[0].endswith('/journal/2023-01-06.ndjson'))
        self.assertTrue(commands[1].endswith('--as-of 2023-01-06 --recorded-at 2023-01-06T17:00:00Z weekly --publish'))
        self.assertIn('--recorded-at 2023-01-06T18:00:00Z baseline set plan-2023 --approved-by', commands[2])
        self.assertTrue(commands[-1].endswith('--as-of 2023-12-29 --recorded-at 2023-12-29T17:00:00Z weekly --publish'))
        rebaselined = [command for command in commands if 'baseline set' in command][1:]
        self.assertEqual(len(rebaselined), 1)
        self.assertIn('--as-of 2023-07-07 --recorded-at 2023-07-07T18:00:00Z baseline set mid-2023 huadu-peoples-hospital', rebaselined[0])
        self.assertEqual(len(done.stderr.splitlines()), 52)

    def test_weeks_and_reports(self):
        done, commands = self.year('--weeks', '3', '--reports', str(self.folder / 'reports'))
        self.assertEqual((done.returncode, len(commands)), (0, 7))
        kept = sorted((self.folder / 'reports').iterdir())
        self.assertEqual([path.name for path in kept], ['2023-01-06.txt', '2023-01-13.txt', '2023-01-20.txt'])
        self.assertEqual(kept[1].read_text(encoding='utf-8'), 'answer\n')

    def test_stops_at_the_first_failure_and_says_which(self):
        done, commands = self.year(bad='2023-01-20T17')
        self.assertEqual(done.returncode, 3)
        self.assertIn('2023-01-20T17', commands[-1])
        self.assertIn('week 3, 2023-01-20: exit 3 from', done.stderr.splitlines()[-1])
        self.assertIn('weekly --publish', done.stderr.splitlines()[-1])

    def test_a_store_that_is_there_is_left_alone(self):
        store = self.folder / 'old.db'
        store.write_text('old', encoding='utf-8')
        done, commands = self.year('--store', str(store))
        self.assertEqual((done.returncode, commands), (3, []))
        self.assertIn('old.db is there already', done.stderr)

    def test_wrong_usage(self):
        for words in (('--weeks',), ('--weeks', 'two'), ('--month', '3')):
            self.assertEqual(self.year(*words)[0].returncode, 2, words)


if __name__ == '__main__':
    unittest.main()

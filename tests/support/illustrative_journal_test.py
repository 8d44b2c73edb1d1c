#!/usr/bin/env python3
"""The judge of the journal finds what is wrong, so that its silence says something."""
import pathlib
import tempfile
import unittest

import illustrative_journal as journal

ACTIVITIES = {'a/works-start': True, 'a/structure': False, 'a/fit-out': False, 'a/completion': True}
LINKS = {'a/fit-out': ['a/structure']}


def judged(*rows, friday=journal.FRIDAYS[5], links=None):
    judge = journal.Judge(ACTIVITIES, {'a/fit-out'}, links or {}, {'land', 'funds'})
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / 'one.ndjson'
        end = '"by":"区住建局（演示）","source":"演示周报","provenance":"illustrative"}'
        path.write_text(''.join(row[:-1] + ',' + end + '\n' for row in rows), encoding='utf-8')
        judge.file(path, friday)
    return judge


class JournalTest(unittest.TestCase):
    def accepts(self, *rows):
        self.assertEqual(judged(*rows).problems, [])

    def refuses(self, *rows):
        """The last row, and only that one."""
        problems = judged(*rows).problems
        self.assertEqual([problem.split(':')[1] for problem in problems], [str(len(rows))], problems)

    def test_accepts_what_may_be_said(self):
        self.accepts('{"key":"a/structure","started":"2023-01-09","remaining":"20wd"}', '{"key":"a/structure","finished":"2023-02-10"}',
                     '{"key":"a/structure","withdrawn":"finished","reason":"x"}', '{"key":"a","suspended":"2023-02-01","reason":"x"}',
                     '{"key":"a","resumed":"2023-02-03"}', '{"key":"a/fit-out","resolved":"2023-02-03"}', '{"key":"a/fit-out","raised":"land"}',
                     '{"key":"a","spent":1.5,"rating":"red","delivered":"beds=5;seats=2.5"}')

    def test_refuses_unknown_things(self):
        self.refuses('{"key":"b/structure","note":"x"}')
        self.refuses('{"key":"a/structure","begun":"2023-01-09","note":"x"}')
        self.refuses('{"key":"a/structure"}')

    def test_refuses_the_future(self):
        self.refuses('{"key":"a/structure","started":"2023-02-11"}')
        self.refuses('{"key":"a/structure","started":"2023-2-1"}')
        self.refuses('{"key":"a/structure","started":"2023-02-01"}', '{"key":"a/structure","expected":"2023-02-09"}')

    def test_refuses_a_finish_before_the_start(self):
        self.refuses('{"key":"a/structure","started":"2023-02-01"}', '{"key":"a/structure","finished":"2023-01-31"}')

    def test_refuses_remaining_work_where_there_is_none(self):
        self.refuses('{"key":"a/structure","remaining":"5wd"}')
        self.refuses('{"key":"a/works-start","started":"2023-02-01","percent":5}')
        self.refuses('{"key":"a/structure","started":"2023-02-01","finished":"2023-02-02","remaining":"5wd"}')
        self.refuses('{"key":"a/structure","started":"2023-02-01","remaining":"5 wd"}')
        self.refuses('{"key":"a/structure","started":"2023-02-01","percent":100}')

    def test_refuses_stops_and_conditions_out_of_turn(self):
        self.refuses('{"key":"a","resumed":"2023-02-03"}')
        self.refuses('{"key":"a","suspended":"2023-02-03"}')
        self.refuses('{"key":"a/structure","suspended":"2023-02-03","reason":"x"}')
        self.refuses('{"key":"a/structure","resolved":"2023-02-03"}')
        self.refuses('{"key":"a/fit-out","raised":"land"}')
        self.refuses('{"key":"a/structure","raised":"weather"}')
        self.refuses('{"key":"a/structure","withdrawn":"finished","reason":"x"}')

    def test_refuses_what_belongs_elsewhere(self):
        self.refuses('{"key":"a","started":"2023-02-03"}')
        self.refuses('{"key":"a/structure","spent":1}')
        self.refuses('{"key":"a","spent":2}', '{"key":"a","spent":1}')

    def test_sees_what_is_out_of_sequence(self):
        start = '{"key":"a/fit-out","started":"2023-02-01"}'
        before = '{"key":"a/structure","started":"2023-01-09"}'
        self.assertEqual(judged(before, start, links=LINKS).out_of_sequence(), {('a', 'fit-out', 'structure')})
        over = '{"key":"a/structure","finished":"2023-01-31"}'
        self.assertEqual(judged(before, over, start, links=LINKS).out_of_sequence(), set())


if __name__ == '__main__':
    unittest.main()

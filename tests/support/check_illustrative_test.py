#!/usr/bin/env python3
"""The check of the year notices reports that contradict each other, bytes that differ, and explanations that do not sum."""
import unittest

import check_illustrative as check

DAYS = ['2023-01-06', '2023-01-13', '2023-01-20']
KEY = 'a/completion'
FORECASTS = {(KEY, DAYS[0]): '2024-03-01', (KEY, DAYS[1]): '2024-03-01', (KEY, DAYS[2]): '2024-03-11'}


class StandIn:
    """Answers as it is told to."""

    def __init__(self, **answers):
        self.answers, self.days, self.explained = answers, DAYS, 5

    def json(self, *words, **_):
        return self.answers[words[0]]


def difference(slip, **more):
    return {'kind': 'slipped', 'key': KEY, 'slip_cd': slip, **more}


def diff_of(rows, slip):
    year = StandIn(diff={'differences': rows, 'projects': [{'key': 'a', 'slip_cd': slip}]})
    return check.check_diff(year, [KEY], FORECASTS, DAYS[0], DAYS[2])


def why_of(move, *parts):
    year = StandIn(why={'move_cd': move, 'parts': [{'cd': cd, 'key': 'a/structure', 'project': 'a', 'agency_name': agency} for cd, agency in parts]})
    return check.check_why(year, KEY, DAYS[0], DAYS[2], 10)


def points(*steps):
    return {'points': [{'key': KEY, 'as_of': day, 'forecast': FORECASTS[KEY, day], 'change_cd': step} for day, step in zip(DAYS, steps)]}


class CheckTest(unittest.TestCase):
    def test_diff_and_trend_agree(self):
        self.assertEqual(diff_of([difference(10), difference(None, kind='re-baselined')], 10), [])

    def test_diff_and_trend_contradict_each_other(self):
        self.assertIn('diff [9] cd, trend 10 cd', diff_of([difference(9)], 10)[0])
        self.assertIn('diff [0] cd, trend 10 cd', diff_of([], 10)[0])
        self.assertIn('diff [9, 10] cd', diff_of([difference(10), difference(9)], 10)[0])
        self.assertIn('diff of the project 9 cd', diff_of([difference(10)], 9)[0])

    def test_the_parts_sum_to_the_move(self):
        self.assertEqual(why_of(10, (12, 'x'), (-2, 'y')), [])
        self.assertIn('parts that sum to 9', why_of(10, (9, 'x'))[0])
        self.assertIn('why says 9 cd', why_of(9, (10, 'x'))[0])
        self.assertIn('without project or agency', why_of(10, (10, None))[0])

    def test_the_steps_of_a_trend(self):
        self.assertEqual(check.trends(StandIn(trend=points(None, 0, 10)), [KEY]), FORECASTS)
        with self.assertRaisesRegex(check.Failed, 'says 9 cd on 2023-01-20'):
            check.trends(StandIn(trend=points(None, 0, 9)), [KEY])

    def test_moves_to_be_explained(self):
        pairs = [(DAYS[0], DAYS[1]), (DAYS[0], DAYS[2])]
        self.assertEqual(sorted(check.chosen_moves(StandIn(), [KEY], FORECASTS, pairs)), [(KEY, DAYS[0], DAYS[1], 0), (KEY, DAYS[0], DAYS[2], 10)])

    def test_a_milestone_without_forecast_is_not_compared(self):
        self.assertEqual(check.moved_in_trend([KEY], {**FORECASTS, (KEY, DAYS[0]): None}, DAYS[0], DAYS[2]), {})

    def test_bytes_that_differ(self):
        check.same(b'a\nb\n', b'a\nb\n', 'x')
        with self.assertRaisesRegex(check.Failed, 'x: differs in line 2'):
            check.same(b'a\nb\n', b'a\nc\n', 'x')
        with self.assertRaisesRegex(check.Failed, 'x: differs in line 2'):
            check.same(b'a\n', b'a\nc\n', 'x')
        with self.assertRaisesRegex(check.Failed, 'x: differs'):
            check.same(b'a\n', b'a', 'x')


if __name__ == '__main__':
    unittest.main()

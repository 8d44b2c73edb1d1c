#!/usr/bin/env python3
"""Makes the weekly journal of the illustrative year 2023: one file of observations for every Friday.

    generate.py [--seed N] [--records DIR] [--to DIR]

Needs Python 3.11, nothing else. The same seed and the same records give the same bytes. Nothing in the journal happened: truth.py plays
the year, cast.py says who takes part in what story, and this file says what the agencies tell of it: most of them weekly, from their own
idea of what is left, which they correct now and then.
"""

import argparse
import datetime
import json
import pathlib
import random
import sys

sys.dont_write_bytecode = True

from cast import CAST  # noqa: E402
from records import Records  # noqa: E402
from truth import Truth  # noqa: E402

HERE = pathlib.Path(__file__).resolve().parent
WEEK = datetime.timedelta(7)
FRIDAYS = [datetime.date(2023, 1, 6) + WEEK * number for number in range(52)]
SOURCE = "演示周报"


class Belief:
    """How long a reporter thinks that an activity takes in all; he sees what is done, not what is to come."""

    def __init__(self, likely, state, chance):
        self.total = likely * (0.95 + 0.15 * chance())
        self.chance = chance
        if state.done >= self.total:
            self.total = state.done + 0.7 * max(1, state.total - state.done)

    def left(self, state):
        """What he says is left. He counts it down, looks again one week in sixteen, and when it runs out without an end in sight."""
        left, true = self.total - state.done, max(1, state.total - state.done)
        if left < 0.1 * self.total and true > left + 5:
            self.total += (true - left) * (0.6 + 0.35 * self.chance())
        elif self.chance() < 0.06:
            self.total += (true - left) * (0.4 + 0.4 * self.chance())
        return max(1, round(self.total - state.done))


class Reporter:
    """What is said of one project, Friday after Friday. Whatever is said here, `said` remembers."""

    def __init__(self, project, role, calendar, seed):
        self.project, self.role, self.calendar = project, role, calendar
        self.chance = random.Random(f"{seed}/{project.key}").random
        self.truth = Truth(project, role, calendar, self.chance)
        self.by = role.by or project.agency + "（演示）"
        self.said = {}      # (activity, "started" | "finished") → the day that was said
        self.told = {}      # the same → the Friday on which it was said
        self.beliefs = {}
        self.last = {}      # activity → the last percentage or expected finish
        self.raised = set()  # events that were told of
        self.over = set()   # events whose end was told of
        self.wrong = {}     # (activity, "started" | "finished") → the Friday of a statement to be corrected
        self.delivered = 0
        self.premature = set(role.false_finish)
        self.rows = []

    def report(self, friday):
        """The rows of one week; none when nobody reports."""
        self.rows = []
        self.friday = friday
        while self.truth.day is None or self.truth.day < friday:
            self.truth.live(friday - 4 * datetime.timedelta(1) if self.truth.day is None else self.truth.day + datetime.timedelta(1))
        luck = self.chance()
        if any(since <= friday <= until for since, until in self.role.silent) or (luck >= self.role.keen and friday != FRIDAYS[0]):
            return []
        for event in self.role.events:
            self.tell_event(event)
        for key, work in self.project.works.items():
            self.tell_activity(key, work)
        self.tell_project()
        return self.rows

    def row(self, key="", **words):
        full = f"{self.project.key}/{key}" if key else self.project.key
        self.rows.append({"key": full, **words, "by": self.by, "source": SOURCE, "provenance": "illustrative"})

    # Stops, and what is waited for

    def tell_event(self, event):
        if event.since > self.friday or id(event) in self.over:
            return
        state = self.truth.states.get(event.key)
        if state and (state.finished or (event.key, "finished") in self.said):
            return
        if id(event) not in self.raised and not event.recorded:
            if event.kind != "suspended" and event.until and event.until <= self.friday:
                self.over.add(id(event))  # it came and went while nobody reported
                return
            if event.kind == "suspended":
                if state and not state.started:
                    return
                self.tell_start(event.key)
                self.row(event.key, suspended=event.since.isoformat(), reason=event.reason)
            else:
                self.row(event.key, raised=event.kind, reason=event.reason)
        self.raised.add(id(event))
        if event.until and event.until <= self.friday:
            self.over.add(id(event))
            if event.kind == "suspended":
                self.row(event.key, resumed=event.until.isoformat(), note="复工条件已具备，恢复施工")
            else:
                self.row(event.key, resolved=event.until.isoformat(), note="要素已落实")

    def stands_still(self, key):
        return any(event.kind == "suspended" and event.holds(key, self.friday) for event in self.role.events)

    # Activities

    def tell_activity(self, key, work):
        state = self.truth.states[key]
        if state.given or state.started is None:
            return
        if work.milestone:
            self.tell_finish(key)
            return
        if self.keeps_back(key, "started", state.started):
            return
        if (key, "finished") in self.said:
            self.correct_finish(key, state)
        elif state.finished:
            if not self.keeps_back(key, "finished", state.finished):
                self.tell_finish(key)
        else:
            self.tell_work(key, work, state)

    def keeps_back(self, key, what, day):
        """Told three weeks later than it happened."""
        return (key, what) in self.role.late and (key, what) not in self.said and self.friday < day + 3 * WEEK

    def tell_before(self, key):
        """Nobody reports an end, or a beginning after an end, before what it waited for."""
        for link in self.project.works[key].links:
            if (key, link.before) in self.role.ignored:
                continue
            if link.kind == "FS":
                self.tell_finish(link.before)
            if link.kind == "SS":
                self.tell_start(link.before)

    def tell_start(self, key):
        """Says that an activity began, in a row of its own, unless that was said."""
        state = self.truth.states.get(key)
        if state and state.started and not state.given and (key, "started") not in self.said:
            self.tell_before(key)
            self.row(key, **self.start(key, state))

    def start(self, key, state):
        """The words for a beginning, once; the corrected day when a wrong one was said a while ago."""
        if (key, "started") not in self.said:
            day = state.started
            if key in self.role.wrong_start:
                day = min(self.calendar.after(self.project.works[key].calendar, day, 8),
                          self.calendar.on_or_before(self.project.works[key].calendar, self.friday))
            if day != state.started:
                self.wrong[key, "started"] = self.friday
            self.remember(key, "started", day)
            return {"started": day.isoformat()}
        if (key, "started") in self.wrong and (self.friday >= self.wrong[key, "started"] + 3 * WEEK or state.finished):
            del self.wrong[key, "started"]
            self.remember(key, "started", state.started)
            return {"started": state.started.isoformat(), "note": "更正：以监理日志记载的开工日期为准"}
        return {}

    def remember(self, key, what, day):
        self.said[key, what] = day
        self.told[key, what] = self.friday

    def tell_finish(self, key):
        state = self.truth.states[key]
        if state.given or state.finished is None or (key, "finished") in self.said:
            return
        self.tell_before(key)
        for link in self.project.works[key].links:
            if link.kind == "FF" and (key, link.before) not in self.role.ignored:
                self.tell_finish(link.before)
        words = {} if self.project.works[key].milestone else self.start(key, state)
        self.remember(key, "finished", state.finished)
        words = {**words, "finished": state.finished.isoformat()}
        if state.finished + 2 * WEEK < self.friday and self.friday > FRIDAYS[0] and "note" not in words:
            words["note"] = "补报"
        self.row(key, **words)

    def correct_finish(self, key, state):
        if (key, "finished") not in self.wrong or self.friday < self.wrong[key, "finished"] + 2 * WEEK:
            return
        del self.wrong[key, "finished"]
        if state.finished:
            self.remember(key, "finished", state.finished)
            self.row(key, finished=state.finished.isoformat(), note="更正：现场核查后以实际完工日期为准")
        else:
            del self.said[key, "finished"]
            self.row(key, withdrawn="finished", reason="现场核查发现收尾工程未完成，撤回完工填报")

    def tell_work(self, key, work, state):
        """A beginning, and what is left."""
        if key in self.premature and 5 < state.total - state.done < 30 and self.truth.may_finish(work):
            self.premature.discard(key)
            self.tell_before(key)
            day = self.calendar.on_or_before(work.calendar, self.friday)
            self.row(key, **self.start(key, state), finished=day.isoformat())
            self.remember(key, "finished", day)
            self.wrong[key, "finished"] = self.friday
            return
        self.tell_before(key)
        words = self.start(key, state)
        if not self.stands_still(key) and not self.waits(key):
            words.update(self.what_is_left(key, work, state))
        if words:
            self.row(key, **words)

    def waits(self, key):
        return any(event.kind != "suspended" and event.holds(key, self.friday) for event in self.role.events)

    def what_is_left(self, key, work, state):
        if key not in self.beliefs:
            self.beliefs[key] = Belief(work.likely, state, self.chance)
        left = max(self.beliefs[key].left(state), self.behind_others(work))
        if self.role.style == "percent":
            share = max(self.last.get(key, 1), min(99, round(100 * state.done / (state.done + left))))
            words = {"percent": share} if share != self.last.get(key) else {}
            self.last[key] = share
            return words
        if self.role.style == "expected":
            day = self.calendar.after(work.calendar, self.friday, left)
            if key in self.last and abs((day - self.last[key]).days) < 7 and self.last[key] > self.friday + WEEK:
                return {}
            self.last[key] = day
            return {"expected": day.isoformat()}
        return {"remaining": f"{left}wd"}

    def behind_others(self, work):
        """What is left at the least, because it cannot end before others have."""
        least = 0
        for link in work.links:
            other = self.truth.states[link.before]
            if link.kind != "FF" or other.given or (work.key, link.before) in self.role.ignored:
                continue
            to_come = link.lag - self.truth.since(link.before, "finished") if other.finished else (
                link.lag + round(max(1, other.total - other.done) * 0.9))
            least = max(least, to_come)
        return least

    # The project as a whole

    def tell_project(self):
        for day, text in self.role.notes:
            if self.friday - WEEK < day <= self.friday:
                self.row(note=text)
        month_ends = (self.friday + WEEK).month != self.friday.month
        words = {}
        if month_ends and self.role.money:
            words["spent"] = round(self.role.money * self.truth.share() ** 1.2, 2)
        if month_ends and self.friday.month % 2 == 0:
            words["rating"], words["reason"] = self.judged()
        due = [amount for day, amount in self.role.delivered if day <= self.friday]
        if len(due) > self.delivered:
            self.delivered = len(due)
            words["delivered"] = due[-1]
        if words:
            self.row(**words)

    def judged(self):
        if self.role.rosy:
            return "green", "总体可控"
        now = [event for event in self.role.events if event.since <= self.friday and not (event.until and event.until <= self.friday)]
        if any(event.kind == "suspended" for event in now):
            return "red", "现场停工"
        if now:
            return "amber", "要素未落实"
        overrun = any(key in self.beliefs and belief.total > 1.2 * self.project.works[key].likely for key, belief in self.beliefs.items()
                      if (key, "finished") not in self.said)
        return ("amber", "关键工序慢于计划") if overrun else ("green", "按计划推进")


def journal(records, seed):
    """For every Friday the lines of its file."""
    reporters = [Reporter(records.project(role.key), role, records.calendar, seed) for role in sorted(CAST, key=lambda role: role.key)]
    for friday in FRIDAYS:
        rows = [row for reporter in reporters for row in reporter.report(friday)]
        yield friday, "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def main():
    options = argparse.ArgumentParser(description="the journal of the illustrative year 2023")
    options.add_argument("--seed", default="2023")
    options.add_argument("--records", type=pathlib.Path, default=HERE.parent, help="the folder of the records")
    options.add_argument("--to", type=pathlib.Path, default=HERE / "journal", help="the folder of the journal")
    chosen = options.parse_args()
    chosen.to.mkdir(parents=True, exist_ok=True)
    for friday, text in journal(Records(chosen.records), chosen.seed):
        (chosen.to / f"{friday}.ndjson").write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()

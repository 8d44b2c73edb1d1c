"""How the year really goes, day by day. It knows nothing of any forecast: works take as long as they take."""

import datetime
from dataclasses import dataclass

FIRST = datetime.date(2023, 1, 2)  # the Monday before the first Friday
LONG_AGO = datetime.date(2000, 1, 1)
ONE_DAY = datetime.timedelta(1)


@dataclass
class State:
    """What is true of one activity on the evening of a day."""
    total: float                # working days that it will have taken
    done: float = 0
    started: object = None      # the day
    finished: object = None
    given: bool = False         # a document says so: nobody reports it


def ancestors(works, key):
    found = set()
    pending = [key]
    while pending:
        for link in works[pending.pop()].links:
            if link.before not in found:
                found.add(link.before)
                pending.append(link.before)
    return found


class Truth:
    """One project. `role` is its part in the cast (cast.py)."""

    def __init__(self, project, role, calendar, chance):
        self.project, self.role, self.calendar = project, role, calendar
        self.works = project.works
        self.states = {key: State(self.true_duration(work, chance)) for key, work in self.works.items()}
        self.counts = {"office": 0, "site": 0}
        self.marks = {}  # (activity, "started" | "finished") → the counts on that day
        self.day = None
        for key in self.given():
            self.states[key] = State(0, 0, LONG_AGO, LONG_AGO, True)
        self.before_the_year()

    def true_duration(self, work, chance):
        """Around the likely one: most a little longer, a few much, some shorter."""
        luck = chance()
        factor = 0.85 + 0.4 * luck if luck < 0.9 else 1.25 + 0.5 * chance()
        return work.likely * factor * self.role.pace * self.role.slow.get(work.key, 1)

    def given(self):
        """What documents have said to be over: what comes before the works of a project that they call started."""
        if self.role.given is not None:
            return self.role.given
        if self.project.stage in ("started", "construction"):
            return ancestors(self.works, "works-start") | {"works-start"}
        return set()

    def before_the_year(self):
        """Runs until the anchor is as far as the cast says, on a week without holidays, then names the days."""
        anchor, share = self.role.anchor
        state = self.states[anchor]
        number = 0
        while number % 7 != 0 or state.started is None and share > 0 or state.done < share * state.total:
            self.step(number, number % 7 < 5, number % 7 < 6)
            number += 1
            assert number < 9000, f"{self.project.key}: {anchor} never gets that far"
        for key, state in self.states.items():
            if not state.given:
                state.started = self.named(self.works[key], state.started, number)
                state.finished = self.named(self.works[key], state.finished, number)

    def named(self, work, number, end):
        if number is None:
            return None
        return self.calendar.on_or_after(work.calendar, FIRST + (number - end) * ONE_DAY)

    def live(self, day):
        self.day = day
        self.step(day, self.calendar.works("office", day), self.calendar.works("site", day))

    def step(self, day, office, site):
        open_ = {"office": office, "site": site}
        self.counts["office"] += office
        self.counts["site"] += site
        for key, work in self.works.items():
            state = self.states[key]
            if state.finished is not None:
                continue
            if work.milestone:
                self.reach(work, state, day, office)
            elif open_[work.calendar] and not self.held(key, day):
                self.work_on(work, state, day)

    def reach(self, work, state, day, office):
        ready = self.may_start(work, day, at_once=work.milestone == "finish") and self.may_finish(work)
        if ready and office and not self.held(work.key, day):
            state.started = state.finished = day
            self.marks[work.key, "started"] = self.marks[work.key, "finished"] = dict(self.counts)

    def work_on(self, work, state, day):
        if state.started is None:
            if not self.may_start(work, day):
                return
            state.started = day
            self.marks[work.key, "started"] = dict(self.counts)
        state.done = min(state.total, state.done + 1)
        if state.done >= state.total and self.may_finish(work):
            state.finished = day
            self.marks[work.key, "finished"] = dict(self.counts)

    def held(self, key, day):
        """Whether it stands still: suspended, or waiting for a condition. Nothing is, before the year."""
        if self.role.not_before.get(key):
            if isinstance(day, int) or day < self.role.not_before[key]:
                return True
        return not isinstance(day, int) and any(one.holds(key, day) for one in self.role.events)

    def since(self, key, what):
        """Working days since it started or finished; more than any lag when that was given."""
        if self.states[key].given:
            return 10**6
        if (key, what) not in self.marks:
            return -1
        calendar = self.works[key].calendar
        return self.counts[calendar] - self.marks[key, what][calendar]

    def may_start(self, work, day, at_once=False):
        for link in work.links:
            if (work.key, link.before) in self.role.ignored:
                continue
            state = self.states[link.before]
            if link.kind == "FS":
                if state.finished is None or not state.given and not at_once and state.finished == day:
                    return False
                if link.lag > 0 and self.since(link.before, "finished") < link.lag:
                    return False
            if link.kind == "SS" and self.since(link.before, "started") < max(0, link.lag):
                return False
        return True

    def may_finish(self, work):
        for link in work.links:
            if link.kind != "FF" or (work.key, link.before) in self.role.ignored:
                continue
            if link.lag < 0 and self.states[link.before].started is not None:
                continue
            if self.since(link.before, "finished") < max(0, link.lag):
                return False
        return True

    def share(self):
        """How much of the project's work is done."""
        total = sum(work.likely for work in self.works.values())
        done = sum(work.likely * (1 if self.states[key].finished else self.states[key].done / max(1, self.states[key].total))
                   for key, work in self.works.items())
        return done / total

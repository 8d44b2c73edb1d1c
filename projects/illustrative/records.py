"""What the generator needs of the records: the works of a project, in order, with likely durations and relations.

A deliberately small reader of the TOML files (the program has its own): templates, a project's overrides, dropped activities.
Calendars are reduced to two: offices work five days a week and keep the statutory holidays, sites work six and stop for a while
around the Spring Festival.
"""

import csv
import datetime
import pathlib
import re
import tomllib
from dataclasses import dataclass, field

SITE_BREAK = (datetime.date(2023, 1, 12), datetime.date(2023, 2, 1))
DAYS = {"office": {"wd": 1, "w": 5, "mo": 21}, "site": {"wd": 1, "w": 6, "mo": 26}}


@dataclass
class Link:
    before: str
    kind: str = "FS"
    lag: int = 0


@dataclass
class Work:
    """An activity as planned: `likely` in working days of its own calendar."""
    key: str
    name: str
    milestone: str
    calendar: str
    likely: int
    links: list = field(default_factory=list)


@dataclass
class Project:
    key: str
    name: str
    agency: str
    stage: str
    works: dict  # in an order in which no activity comes before what it waits for


class Calendar:
    """Which days are worked, and how many of them lie between two."""

    def __init__(self, folder):
        self.off, self.on = set(), set()
        for path in sorted(folder.glob("cn-statutory-*.csv")):
            with path.open(encoding="utf-8") as lines:
                for row in csv.DictReader(lines):
                    (self.off if row["off_day"] == "true" else self.on).add(datetime.date.fromisoformat(row["date"]))

    def works(self, calendar, day):
        if calendar == "site":
            return day.weekday() < 6 and day not in self.off and not SITE_BREAK[0] <= day <= SITE_BREAK[1]
        return day in self.on or (day.weekday() < 5 and day not in self.off)

    def on_or_after(self, calendar, day):
        while not self.works(calendar, day):
            day += datetime.timedelta(1)
        return day

    def on_or_before(self, calendar, day):
        while not self.works(calendar, day):
            day -= datetime.timedelta(1)
        return day

    def after(self, calendar, day, count):
        """The count-th worked day after `day`."""
        while count > 0:
            day += datetime.timedelta(1)
            count -= self.works(calendar, day)
        return day


def working_days(words, calendar):
    text = words["likely"] if isinstance(words, dict) else words
    amount, unit = re.fullmatch(r"(-?\d+)(wd|w|mo)", text).groups()
    return int(amount) * DAYS[calendar][unit]


def link_of(words):
    match = re.fullmatch(r"(\S+?)(?: (FS|SS|FF|SF))?([+-]\d+(?:wd|w|mo))?", words)
    lag = working_days(match[3].lstrip("+"), "office") if match[3] else 0
    return Link(match[1], match[2] or "FS", lag)


def without(dropped, raw):
    """What waited for a dropped activity waits for what that waited for."""
    def stand_in(link):
        if link.before not in dropped:
            return [link]
        return [one for words in raw[link.before].get("after", []) for one in stand_in(link_of(words))]
    return stand_in


def works_of(project, template):
    raw = {key: dict(value) for key, value in template["activities"].items()}
    for key, value in project.get("activities", {}).items():
        raw.setdefault(key, {}).update(value)
    stand_in = without(set(project.get("drop", [])), raw)
    found = {}
    for key, value in raw.items():
        if key in project.get("drop", []):
            continue
        calendar = "office" if value.get("calendar", "cn") == "cn" else "site"
        likely = 0 if "milestone" in value else working_days(value["duration"], calendar)
        links = [one for words in value.get("after", []) for one in stand_in(link_of(words))]
        found[key] = Work(key, value["name"]["zh"], value.get("milestone", ""), calendar, likely, links)
    return in_order(found)


def in_order(works):
    ordered = {}
    while len(ordered) < len(works):
        for key, work in works.items():
            if key not in ordered and all(link.before in ordered for link in work.links):
                ordered[key] = work
    return ordered


class Records:
    def __init__(self, folder):
        self.projects, self.templates, self.agencies, self.parents = {}, {}, [], {}
        for path in sorted(pathlib.Path(folder).rglob("*.toml")):
            self.read(tomllib.loads(path.read_text(encoding="utf-8")))
        self.calendar = Calendar(pathlib.Path(folder) / "calendars")

    def read(self, document):
        self.projects.update((one["key"], one) for one in document.get("project", []))
        self.templates.update((one["key"], one) for one in document.get("template", []))
        self.agencies += document.get("agency", [])
        self.parents.update((one["key"], one.get("parent")) for one in document.get("district", []))

    def agency(self, project):
        district = project.get("district")
        while district:
            for one in self.agencies:
                if district in one.get("districts", []) and project["category"] in one.get("categories", []):
                    return one["name"]["zh"]
            district = self.parents.get(district)
        return "项目建设单位"

    def project(self, key):
        raw = self.projects[key]
        stages = raw.get("stage", {})
        stated = [one["value"] for one in (stages if isinstance(stages, list) else [stages]) if one.get("value", "unstated") != "unstated"]
        return Project(key, raw["name"]["zh"], self.agency(raw), stated[-1] if stated else "unstated",
                       works_of(raw, self.templates[raw["template"]]))

"""The cast: which of the shipped projects play a part, and what befalls them. All of it is made up.

`anchor` says how far one activity is on 2 January 2023; what comes before it follows from the relations. `pace` and `slow` stretch
true durations; whoever reports does not know that yet.
"""

import datetime
from dataclasses import dataclass, field

DAY = datetime.date.fromisoformat


@dataclass
class Event:
    """From `since` to `until` (left out: beyond the year) an activity, or the whole project, stands still."""
    kind: str            # "suspended", or the condition that it waits for
    key: str             # the activity; "" for the whole project
    since: datetime.date
    until: object
    reason: str
    recorded: bool = False  # the condition stands in the records: it is resolved, but not raised

    def holds(self, key, day):
        return self.key in ("", key) and self.since <= day and (self.until is None or day < self.until)


@dataclass
class Role:
    key: str
    anchor: tuple
    pace: float = 1.0
    slow: dict = field(default_factory=dict)
    given: object = None          # activities that documents have said to be over, where the stage does not tell
    not_before: dict = field(default_factory=dict)
    ignored: set = field(default_factory=set)   # (activity, predecessor): done out of sequence
    events: list = field(default_factory=list)
    silent: list = field(default_factory=list)  # (from, to): nobody reports
    keen: float = 0.9             # how likely a report is in any other week
    style: str = "remaining"      # or "percent", "expected": how they speak of what is left
    rosy: bool = False            # judges itself green, whatever happens
    money: float = 0              # 亿元 in all; 0: never reported
    delivered: list = field(default_factory=list)  # (day, "homes=300"): in total by then
    false_finish: set = field(default_factory=set)
    wrong_start: set = field(default_factory=set)
    late: set = field(default_factory=set)       # (activity, "started" | "finished"): told three weeks later
    notes: list = field(default_factory=list)    # (day, text)
    by: str = ""


def suspended(key, since, until, reason):
    return Event("suspended", key, DAY(since), until and DAY(until), reason)


def waits(kind, key, since, until, reason, recorded=False):
    return Event(kind, key, DAY(since), until and DAY(until), reason, recorded)


def silence(since, until):
    return (DAY(since), DAY(until))


def said(day, text):
    return (DAY(day), text)


CAST = [
    # Hospitals
    Role("huadu-peoples-hospital", ("demolition", 0.35), pace=1.05, slow={"demolition": 1.25, "foundation": 1.3}, money=14.6,
         given={"approval", "feasibility", "land", "design", "permit", "works-start"},
         not_before={"foundation": DAY("2023-03-13")},
         events=[waits("demolition", "demolition", "2023-08-01", "2023-08-21", "剩余12户签约后方可清场", recorded=True)],
         notes=[said("2023-03-17", "先行交付的东侧地块约40%面积进场试桩，西侧仍在拆迁，属分区施工"),
                said("2023-08-11", "剩余12户补偿协议待签，征收办每日调度")], keen=0.95),
    Role("huadu-maternal-child-hospital", ("approval", 0.0), pace=1.1, slow={"design": 1.2},
         not_before={"approval": DAY("2023-02-06"), "site-handover": DAY("2031-01-01"), "demolition": DAY("2031-01-01")},
         events=[waits("site", "demolition", "2023-05-15", None, "规划在区人民医院现址，现址未腾空，场地无法移交")],
         notes=[said("2023-01-06", "尚未立项；等待区人民医院新院区投用后移交现址"), said("2023-10-13", "初步设计同步开展，场地移交时间取决于区人民医院搬迁")]),
    Role("gwcmc-huadu", ("fit-out", 0.25), pace=0.97, style="percent", money=11.2,
         slow={"equipment": 1.2}, late={("equipment", "started")}),
    Role("sysu-renji-hospital", ("foundation", 0.3), pace=1.05, slow={"foundation": 1.35}, money=18.0,
         events=[suspended("foundation", "2023-06-12", "2023-07-10", "基坑监测预警，停工加固支护")],
         wrong_start={"structure"}),
    Role("huadu-second-peoples-hospital", ("land", 0.2), pace=1.15, slow={"land": 1.5},
         events=[waits("land-quota", "land", "2023-04-03", "2023-07-24", "新增建设用地指标不足，待市级统筹")],
         notes=[said("2023-08-04", "用地指标已下达，重新组卷报批")]),
    Role("huadu-autocity-hospital", ("design", 0.4), silent=[silence("2023-01-01", "2023-03-31"), silence("2023-08-14", "2023-11-05")],
         money=8.5, rosy=True),
    Role("huadu-brain-rehab-hospital", ("approval", 0.0), not_before={"approval": DAY("2023-03-06")}, slow={"site-selection": 1.6},
         events=[waits("approval", "site-selection", "2023-06-19", "2023-09-04", "控规调整未批，选址方案待市规委会审议")], keen=0.75,
         notes=[said("2023-01-06", "选址规划中，尚未立项")]),
    Role("jiangmen-central-hospital", ("structure", 0.55), pace=1.02, style="expected", money=22.5,
         by="江门市建设工程代建中心（演示）", false_finish={"structure"}),
    Role("chini-health-centre-inpatient", ("structure", 0.5), pace=0.7, slow={"fit-out": 0.7, "equipment": 0.7}, keen=0.7),
    # Public health
    Role("huadu-huacheng-chc", ("fit-out", 0.75), pace=0.85, money=0.62, slow={"acceptance": 0.9}, late={("acceptance", "finished"), ("certification", "started")}),
    Role("huadu-xiuquan-north-chc", ("structure", 0.8), pace=1.05, silent=[silence("2023-05-01", "2023-09-10")], keen=0.8),
    Role("jianghai-cdc", ("foundation", 0.1), pace=1.0, style="percent", slow={"foundation": 0.85}, money=1.3),
    # Schools and campuses
    Role("guangya-huadu", ("structure", 0.6), pace=0.9, money=6.8, wrong_start={"equipment"}),
    Role("jianghai-gateway-school", ("permit", 0.3), pace=1.0, ignored={("works-start", "permit")}, slow={"permit": 2.4},
         notes=[said("2023-04-14", "为保开学先行进场，施工许可证办理中")]),
    Role("jianghai-special-education-school", ("fit-out", 0.35), pace=0.85, style="expected", slow={"grounds": 1.2},
         delivered=[said("2023-10-27", "seats=270")]),
    Role("tsinghua-affiliated-bay", ("foundation", 0.6), pace=0.92, given={"approval", "site-selection", "feasibility", "land"}),
    Role("hkust-gz", ("fit-out", 0.65), pace=0.9, money=92.0, style="percent"),
    Role("gz-sci-edu-city", ("teaching", 0.75), pace=1.08, money=74.0, slow={"dormitories": 1.3}, rosy=True,
         delivered=[said("2023-02-17", "seats=9000"), said("2023-09-08", "seats=15000")],
         events=[waits("funds", "laboratories", "2023-09-18", "2023-11-20", "专项债额度未到位，实训设备暂缓采购")]),
    Role("gz-tourism-college", ("land", 0.7), pace=1.1, silent=[silence("2023-06-01", "2023-10-15")]),
    # Rail
    Role("metro-line-7-phase2", ("track", 0.3), pace=0.95, money=180.0, keen=0.97),
    Role("metro-line-10", ("stations", 0.55), pace=1.12, slow={"demolition": 1.2}, money=210.0,
         events=[suspended("stations", "2023-07-17", "2023-08-28", "台风过后基坑积水，排水检测合格前停工")]),
    Role("metro-line-11", ("tunnel", 0.85), pace=1.05, money=330.0, style="percent"),
    Role("metro-line-12", ("stations", 0.6), pace=1.05, slow={"tunnel": 1.25}, rosy=True,
         notes=[said("2023-09-08", "盾构穿越灰岩溶洞发育段，日掘进由10环降至4环")]),
    Role("metro-line-13-phase2", ("tunnel", 0.6), pace=1.02, keen=0.85),
    Role("metro-line-5-east", ("systems", 0.55), pace=0.9, slow={"acceptance": 0.8, "rolling-stock": 0.8}, money=60.0, keen=0.97),
    Role("metro-line-24", ("approval", 0.0), not_before={"approval": DAY("2023-02-13")}, pace=1.2, keen=0.6,
         silent=[silence("2023-04-10", "2023-08-20")], notes=[said("2023-01-06", "纳入新一轮建设规划申报，尚未批复")]),
    Role("gz-north-station-hub", ("structure", 0.7), pace=1.04, style="expected", money=48.0,
         events=[suspended("", "2023-09-01", "2023-09-18", "国铁集团联合检查，全线停工整改")]),
    # Roads
    Role("hongmian-avenue", ("subgrade", 0.5), pace=1.1, money=9.4, late={("pavement", "started")},
         events=[waits("demolition", "structures", "2023-03-20", "2023-06-26", "高压铁塔迁改未完成，桥梁下部无法施工")]),
    Role("yongjiu-expressway-phase2", ("land", 0.4), pace=1.15, slow={"land": 1.2},
         events=[waits("forest-land", "land", "2023-05-08", "2023-08-14", "林地使用手续待省林业局核准")]),
    # Housing and renewal
    Role("airport-phase3-resettlement", ("structure", 0.5), pace=0.9, money=56.0, keen=0.95, false_finish={"structure"}, style="remaining"),
    Role("huadu-hengtan-hexi-renewal", ("structure", 0.2), pace=1.1,
         events=[suspended("", "2023-04-17", "2023-10-30", "合作企业资金链紧张，总包停工")], silent=[silence("2023-06-05", "2023-09-24")]),
    Role("jianghai-renmei-community-renewal", ("fit-out", 0.5), pace=0.8, rosy=True, style="percent"),
    # Water and energy
    Role("gz-beijiang-diversion", ("pipelines", 0.7), pace=1.0, slow={"equipment": 1.2}, money=40.0, wrong_start={"wet-test"}),
    Role("huadu-yayao-pump-station", ("structures", 0.45), pace=0.7, slow={"river-works": 1.2},
         events=[waits("permit", "pipelines", "2023-02-20", "2023-04-17", "占道开挖许可未批")]),
    Role("gz-gas-utilisation-phase4", ("line", 0.65), pace=1.06, silent=[silence("2023-02-01", "2023-05-07")], rosy=True),
    # Culture and sport
    Role("huadu-library", ("commissioning", 0.3), pace=1.0, money=5.2, slow={"commissioning": 1.4, "move": 1.1}, keen=1.0, delivered=[said("2023-03-10", "books=300000")],
         notes=[said("2023-01-20", "消防验收意见整改完毕，恢复开馆筹备")]),
    Role("huadu-childrens-library", ("design", 0.5), pace=0.8, slow={"permit": 0.9}, not_before={"building-handover": DAY("2023-09-04")},
         notes=[said("2023-03-31", "旧馆未腾空前无法进场，设计先行")]),
    Role("huadu-grand-theatre", ("facade", 0.2), pace=1.08, late={("fit-out", "started")}, money=7.9),
    Role("gz-cantonese-opera-house", ("exhibition", 0.6), pace=0.9, keen=0.95),
    Role("guangdong-three-museums", ("fit-out", 0.7), pace=1.0, money=24.0, style="percent", slow={"exhibition": 1.3}),
    Role("gz-youth-football-base", ("structure", 0.75), pace=1.0, silent=[silence("2023-10-09", "2023-12-31")],
         ignored={("pitches", "structure")}),
    Role("jianghai-sports-centre", ("design", 0.35), pace=1.1,
         events=[waits("funds", "permit", "2023-07-03", "2023-10-09", "项目资本金未落实，招标暂缓")]),
    # Digital and industry
    Role("huadu-command-dispatch-platform", ("development", 0.4), pace=0.95, style="percent", money=0.9,
         notes=[said("2023-05-12", "镇街接口清单增加6项，工作量重估")], slow={"development": 1.4}),
    Role("huadu-gen3-semiconductor", ("workshops", 0.5), pace=1.05, money=30.0,
         events=[waits("energy", "utilities", "2023-06-05", "2023-08-07", "能评批复额度不足，动力站容量待核")]),
]

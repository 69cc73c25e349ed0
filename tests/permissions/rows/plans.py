"""Plans: every member has their own, of announced editions alone; a plan's calendar is open to who has its address."""

from __future__ import annotations

from permissions.row import OPEN, REFUSED, Answers, Row, answers, signed_in

HERE = {"festival": "pier-days", "edition": "2015"}
DRAFT = {"festival": "pier-days", "edition": "2016"}
MEMBERS: Answers = signed_in(200)
ACT: Answers = signed_in(302)
NOBODY: Answers = signed_in(404)
PAGES = ("plan", "plan-wishes", "plan-proposal", "plan-offline")
ACTS = {
    "plan-wish": {"wish": "0-3"},
    "plan-pick": {"unpick": "@screening of the edition"},
    "plan-take": {"screenings": ""},
    "plan-put-back": {},
    "plan-address": {},
}

ROWS = [
    *(Row(name, HERE, get=MEMBERS) for name in PAGES),
    *(Row(name, DRAFT, case="draft", get=NOBODY) for name in PAGES),
    Row("plan-hours", HERE, get=MEMBERS, post=ACT),
    Row("plan-hours", DRAFT, case="draft", get=NOBODY, post=NOBODY),
    Row("plan-clear", HERE, get=MEMBERS, post=ACT),
    Row("plan-clear", DRAFT, case="draft", get=NOBODY, post=NOBODY),
    *(Row(name, HERE, get=REFUSED, post=ACT, data=data) for name, data in ACTS.items()),
    *(Row(name, DRAFT, case="draft", get=REFUSED, post=NOBODY, data=data) for name, data in ACTS.items()),
    Row("plan-calendar", {"token": "calendar of a plan"}, get=OPEN),
    Row("plan-calendar", {"token": "00000000-0000-4000-8000-000000000000"}, case="none", get=answers(404)),
]

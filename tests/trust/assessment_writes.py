"""Every write about assessments, goals and citations, and the entries it must leave."""

from __future__ import annotations

from tests.trust.report_writes import post
from tests.web.scenes import confirm_all, make_document, shortcoming


def name_again(stage):
    things, chief = stage.things["own", "open"], stage.accounts["chief"]
    paper = make_document(things["body"], chief, (shortcoming("giám sát còn ít"),), unused="")
    confirm_all(paper, chief)
    other = paper.assessment_set.get().pk
    sent = {"other": other, "same": "1"}
    return lambda: post(stage, "chief", "office:assessment-pair", things["assessment"], **sent)


def said(kind, name, **data):
    return lambda stage: (
        lambda: post(stage, "chief", name, stage.things["own", "open"][kind], **data)
    )


ASSESSMENT_WRITES = {
    "office:assessment": (
        said("assessment", "office:assessment", state="mended", note="đã thành lập tổ"),
        ["mend"],
    ),
    "office:assessment-pair": (name_again, ["say_named_again"]),
    "office:goal-new": (
        lambda stage: (
            lambda: post(stage, "chief", "office:goal-new", content="Ngang bằng", time="năm 2030")
        ),
        ["make"],
    ),
    "office:goal-judge": (
        said("goal", "office:goal-judge", state="reached", note="theo báo cáo"),
        ["judge"],
    ),
    "office:citation-say": (
        said("cited", "office:citation-say", state="replaced", by_paper="Nghị định mới"),
        ["say_validity"],
    ),
}

"""Every write about forms, rounds, reports and targets, and the entries it must leave."""

from __future__ import annotations

from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import load_workbook

from phoihop.intake.models import Proposal
from phoihop.records.report_entry import approve, fill, send
from phoihop.registry.models import Body
from phoihop.reports.past_sheet import write_past_sheet
from phoihop.reports.report_sheet import template


def post(stage, who, name, /, *things, **data):
    keys = [thing.pk for thing in things]
    answer = stage.clients[who].post(reverse(name, args=keys), data)
    assert answer.status_code in (200, 302), name
    return answer


def on(kind, name, state="open", **data):
    return lambda stage: (
        lambda: post(stage, "chief", name, stage.things["own", state][kind], **data)
    )


def ask_for_reports(stage):
    things = stage.things["own", "open"]
    body = things["body"].pk
    sent = {
        "form": things["form"].pk,
        "body": body,
        "period": "quy-2",
        "year": "2026",
        "regime": "calendar",
        "last_day": "2026-07-05",
        "senders": Body.objects.get(parent=body).pk,
        "open": "1",
    }
    return lambda: post(stage, "chief", "office:round-new", **sent)


def remind_somebody(stage):
    stage.accounts["officer"].email = "canbo@example.vn"
    stage.accounts["officer"].save()
    return on("round", "office:round-remind")(stage)


def when_sent(name, **data):
    def prepare(stage):
        report = stage.things["own", "open"]["report"]
        fill(report, {"qua": "1"}, account=stage.accounts["chief"])
        send(report, account=stage.accounts["chief"])
        return lambda: post(stage, "chief", name, report, **data)

    return prepare


def fill_by_sheet(stage):
    report = stage.things["own", "open"]["report"]
    book = load_workbook(BytesIO(template(report)))
    book.active["D4"] = 12
    out = BytesIO()
    book.save(out)
    file = SimpleUploadedFile("bao-cao.xlsx", out.getvalue())
    return lambda: post(stage, "chief", "office:report-import", report, file=file, take="1")


def read_figure(stage):
    """The document of the stage tells of twelve presents."""
    things = stage.things["own", "open"]
    document = things["document"]
    fields = {
        name: {"value": value, "evidence": [[0, 5]], "note": ""}
        for name, value in (("value", "12"), ("unit", "suất"), ("compare", "="))
    }
    fields["what"] = {"value": things["form"].versions.get().lines[0]["label"]}
    return Proposal.objects.create(
        document=document,
        run=document.runs.first(),
        number="SL-77",
        kind=Proposal.Kind.FIGURE,
        start=0,
        end=5,
        quote="12 suất quà",
        fields=fields,
    )


def land_a_paper(stage):
    things = stage.things["own", "open"]
    pk = read_figure(stage).pk
    return lambda: post(
        stage,
        "chief",
        "office:report-landing",
        things["report"],
        things["document"],
        **{"chon-qua": pk},
    )


def take_a_paper(stage):
    land_a_paper(stage)()
    return on("report", "office:report-take")(stage)


def take_figures_of_before(stage):
    things = stage.things["own", "open"]
    body = things["body"]
    version = things["form"].versions.get()
    sender = Body.objects.get(parent=body)
    data = write_past_sheet(version, [(sender.name, [12])])
    sent = {
        "form": things["form"].pk,
        "body": body.pk,
        "period": "quy-2",
        "year": "2025",
        "regime": "calendar",
        "take": "1",
    }
    file = SimpleUploadedFile("ky-truoc.xlsx", data)
    return lambda: post(stage, "chief", "office:round-past", file=file, **sent)


def put_on_the_desk(stage):
    report = stage.things["own", "open"]["report"]
    fill(report, {"qua": "1"}, account=stage.accounts["chief"])
    send(report, account=stage.accounts["chief"])
    approve(report, account=stage.accounts["chief"])
    version = report.round.version
    version.texts = [{"key": "phan-1", "label": "Kiến nghị"}]
    version.save()
    type(report).objects.filter(pk=report.pk).update(texts={"phan-1": "Đề nghị cấp thêm quà."})
    return on("report", "office:report-paper")(stage)


def make_a_form(stage):
    body = stage.things["own", "open"]["body"].pk
    sent = {"name": "Biểu mới", "body": body, "lines": "Suất quà | suất", "make": "1"}
    return lambda: post(stage, "chief", "office:report-form-new", **sent)


def targets_with(name, **data):
    def prepare(stage):
        kept = stage.things["own", "open"]["targets"]
        result = {f"kq-{kept.targets.get().pk}": "7"}
        sent = {
            "title": "Chỉ tiêu",
            "assigner": "above",
            "body": kept.body_id,
            "year": "2026",
            "lines": "Suất quà | suất | 9",
        }
        things = () if name == "office:targets-new" else (kept,)
        return lambda: post(stage, "chief", name, *things, **sent, **result, **data)

    return prepare


REPORT_WRITES = {
    "office:targets-new": (targets_with("office:targets-new"), ["make"]),
    "office:targets-change": (targets_with("office:targets-change"), ["make"]),
    "office:targets-results": (targets_with("office:targets-results"), ["fill"]),
    "office:round-new": (ask_for_reports, ["open"]),
    "office:round-past": (take_figures_of_before, ["take_past"]),
    "office:round-remind": (remind_somebody, ["remind"]),
    "office:round-close": (on("round", "office:round-close", reason="chốt"), ["close"]),
    "office:consolidation": (
        on("round", "office:consolidation", do="save", version="0"),
        ["keep_choices"],
    ),
    "office:round-reopen": (
        on("round", "office:round-reopen", state="closed", reason="sót đơn vị"),
        ["reopen"],
    ),
    "office:report": (on("report", "office:report", **{"o-qua": "5", "save": "1"}), ["fill"]),
    "office:report-line": (on("report", "office:report-line", **{"o-qua": "5"}), ["fill"]),
    "office:report-return": (when_sent("office:report-return", reason="xem lại"), ["return"]),
    "office:report-approve": (when_sent("office:report-approve"), ["approve"]),
    "office:report-excuse": (on("report", "office:report-excuse", reason="mới"), ["excuse"]),
    "office:report-remark": (
        on("report", "office:report-remark", key="qua", text="Tính cả Tết?"),
        ["remark"],
    ),
    "office:rollup-overlap": (
        on("overlap", "office:rollup-overlap", choice="both"),
        ["decide_overlap"],
    ),
    "office:report-import": (fill_by_sheet, ["fill"]),
    "office:report-landing": (land_a_paper, ["land"]),
    "office:report-take": (take_a_paper, ["send"]),
    "office:report-paper": (put_on_the_desk, ["receive"]),
    "office:report-form-new": (make_a_form, ["make"]),
    "office:report-form": (
        on("form", "office:report-form", lines="Suất quà | suất", make="1"),
        ["make"],
    ),
}

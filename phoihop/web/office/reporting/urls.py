"""Địa chỉ của báo cáo kỳ; they stand under the office's own."""

from __future__ import annotations

from django.urls import path

from phoihop.web.office.reporting.consolidation import (
    consolidation,
    consolidation_passage,
    round_figure,
)
from phoihop.web.office.reporting.forms import report_form, report_form_new, report_forms
from phoihop.web.office.reporting.history import report_figure
from phoihop.web.office.reporting.landing import report_landing, report_paper, report_take
from phoihop.web.office.reporting.past import round_past
from phoihop.web.office.reporting.reports import (
    report,
    report_approve,
    report_import,
    report_line,
    report_print,
    report_remark,
    report_return,
    report_sheet,
)
from phoihop.web.office.reporting.rounds import (
    report_excuse,
    round_board,
    round_close,
    round_new,
    round_remind,
    round_reopen,
    rounds,
)
from phoihop.web.office.reporting.targets import (
    targets,
    targets_change,
    targets_new,
    targets_of,
    targets_results,
)

urlpatterns = [
    path("dot-bao-cao/", rounds, name="rounds"),
    path("dot-bao-cao/moi/", round_new, name="round-new"),
    path("dot-bao-cao/ky-truoc/", round_past, name="round-past"),
    path("dot-bao-cao/<int:pk>/", round_board, name="round"),
    path("dot-bao-cao/<int:pk>/nhac/", round_remind, name="round-remind"),
    path("dot-bao-cao/<int:pk>/chot/", round_close, name="round-close"),
    path("dot-bao-cao/<int:pk>/mo-lai/", round_reopen, name="round-reopen"),
    path("dot-bao-cao/<int:pk>/tong-hop/", consolidation, name="consolidation"),
    path("dot-bao-cao/<int:pk>/so-lieu/<int:place>/", round_figure, name="round-figure"),
    path(
        "tong-hop/<int:pk>/doan/<int:number>/",
        consolidation_passage,
        name="consolidation-passage",
    ),
    path("bao-cao-ky/<int:pk>/", report, name="report"),
    path("bao-cao-ky/<int:pk>/o/", report_line, name="report-line"),
    path("bao-cao-ky/<int:pk>/tra-lai/", report_return, name="report-return"),
    path("bao-cao-ky/<int:pk>/duyet/", report_approve, name="report-approve"),
    path("bao-cao-ky/<int:pk>/trao-doi/", report_remark, name="report-remark"),
    path("bao-cao-ky/<int:pk>/khong-phai-gui/", report_excuse, name="report-excuse"),
    path("bao-cao-ky/<int:pk>/bang-tinh/", report_sheet, name="report-sheet"),
    path("bao-cao-ky/<int:pk>/nhap/", report_import, name="report-import"),
    path(
        "bao-cao-ky/<int:pk>/van-ban/<int:document>/",
        report_landing,
        name="report-landing",
    ),
    path("bao-cao-ky/<int:pk>/dong/<str:key>/", report_figure, name="report-figure"),
    path("bao-cao-ky/<int:pk>/ghi-nhan/", report_take, name="report-take"),
    path("bao-cao-ky/<int:pk>/len-ban/", report_paper, name="report-paper"),
    path("bao-cao-ky/<int:pk>/ban-in/", report_print, name="report-print"),
    path("bieu-mau/", report_forms, name="report-forms"),
    path("bieu-mau/moi/", report_form_new, name="report-form-new"),
    path("bieu-mau/<int:pk>/", report_form, name="report-form"),
    path("chi-tieu/", targets, name="targets"),
    path("chi-tieu/moi/", targets_new, name="targets-new"),
    path("chi-tieu/<int:pk>/", targets_of, name="targets-of"),
    path("chi-tieu/<int:pk>/sua/", targets_change, name="targets-change"),
    path("chi-tieu/<int:pk>/ket-qua/", targets_results, name="targets-results"),
]

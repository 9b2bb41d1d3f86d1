"""Quyền về hồ sơ đã xác nhận."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from phoihop.records.models import (
    Appearance,
    Assessment,
    Assignment,
    CitedDocument,
    Code,
    DueRollUp,
    Figure,
    FigureRemark,
    FigureSource,
    Form,
    FormVersion,
    Meeting,
    Movement,
    Overlap,
    Programme,
    Recommendation,
    Report,
    ReportStep,
    Round,
    Statement,
    Tally,
    Target,
    TargetSet,
)
from phoihop.records.publish import carry_out_publish
from phoihop.records.rounds import carry_out_reopen
from phoihop.registry.models import Account, Role
from phoihop.registry.rights import (
    has_role,
    office_of_body,
    register,
    register_scope,
    sees,
    sees_body_of,
)
from phoihop.registry.two_persons import register_act

RECORDS = (
    Appearance,
    Assessment,
    Assignment,
    CitedDocument,
    Figure,
    Meeting,
    Movement,
    Programme,
    Recommendation,
    Statement,
    Tally,
)

_SEE = _("Ai có vai trò ở đơn vị, hoặc ở đơn vị lãnh đạo trực tiếp, thì xem được hồ sơ.")

for _model in RECORDS:
    register_scope(_model, "body")
    register(_model, "view", _SEE, sees_body_of)
register_scope(Code, "body")


def _sees_task(account: Account, task: Assignment) -> bool:
    return (
        sees_body_of(account, task)
        or sees(account, task.lead)
        or _is_addressed(account, task)
        or any(sees(account, body) for body in task.co_operators.all())
    )


def _sees_request(account: Account, request: Recommendation) -> bool:
    return (
        sees_body_of(account, request)
        or sees(account, request.addressee)
        or sees(account, request.lead)
        or sees(account, request.asked_by_body)
        or _is_addressed(account, request)
    )


def _is_addressed(account: Account, record: Assignment | Recommendation) -> bool:
    """One of the bodies of the class that the words name."""
    return any(sees(account, body) for body in record.addressees.all())


_SEE_TASK = _(
    "Ai có vai trò ở đơn vị ghi nhận, ở đơn vị chủ trì, đơn vị phối hợp, hoặc ở cấp trên của "
    "các đơn vị ấy, thì xem được nhiệm vụ."
)
_SEE_REQUEST = _(
    "Ai có vai trò ở đơn vị ghi nhận, đơn vị kiến nghị, đơn vị được kiến nghị, đơn vị trả lời, "
    "hoặc ở cấp trên của các đơn vị ấy, thì xem được kiến nghị."
)
register_scope(Assignment, "body", "lead", "addressees", "co_operators")
register_scope(Recommendation, "body", "addressee", "addressees", "lead", "asked_by_body")
register(Assignment, "view", _SEE_TASK, _sees_task)
register(Recommendation, "view", _SEE_REQUEST, _sees_request)
_ADDRESS = _("Chỉ văn phòng và Chánh Văn phòng của đơn vị ghi nhận được nói nhóm gồm đơn vị nào.")
register(Assignment, "address", _ADDRESS, office_of_body)
register(Recommendation, "address", _ADDRESS, office_of_body)


def _leads_its_body(account: Account, meeting: Meeting) -> bool:
    return has_role(account, meeting.body, Role.Name.LEADER, Role.Name.CHIEF)


_PUBLISH = _("Chỉ lãnh đạo và Chánh Văn phòng của đơn vị được công khai hội nghị.")
register(Meeting, "publish", _PUBLISH, _leads_its_body)
register_act(Meeting, "publish", _("Công khai"), carry_out_publish)

register_scope(Form, "body")
register_scope(FormVersion, "form__body")
register_scope(Round, "body")
register_scope(Report, "body", "round__body")
register_scope(DueRollUp, "body")
register_scope(Overlap, "body")
register_scope(TargetSet, "body")
register_scope(Target, "set__body")
for _part in (FigureRemark, FigureSource, ReportStep):
    register_scope(_part, "report__body", "report__round__body")


def _fills(account: Account, report: Report | TargetSet) -> bool:
    names = (Role.Name.OFFICER, Role.Name.HEAD, Role.Name.CLERK, Role.Name.CHIEF)
    return has_role(account, report.body, *names)


def _sees_report(account: Account, report: Report) -> bool:
    return sees_body_of(account, report) or sees(account, report.round.body)


def _judges(account: Account, report: Report) -> bool:
    return office_of_body(account, report.round)


def _lands(account: Account, report: Report) -> bool:
    return _fills(account, report) or _judges(account, report)


def _leads(account: Account, closed: Round) -> bool:
    return has_role(account, closed.body, Role.Name.LEADER, Role.Name.CHIEF)


_OFFICE = _("Chỉ văn phòng và Chánh Văn phòng của đơn vị được làm việc này.")
register(Form, "view", _SEE, sees_body_of)
register(Form, "make", _OFFICE, office_of_body)
register(Round, "view", _SEE, sees_body_of)
register(Round, "open", _OFFICE, office_of_body)
register(Overlap, "view", _SEE, sees_body_of)
register(Overlap, "decide", _OFFICE, office_of_body)
register(Round, "close", _OFFICE, office_of_body)
register(
    Round,
    "reopen",
    _("Chỉ lãnh đạo và Chánh Văn phòng của đơn vị được mở lại đợt đã chốt."),
    _leads,
)
register_act(Round, "reopen", _("Mở lại đợt báo cáo"), carry_out_reopen)
register(
    Report,
    "view",
    _("Đơn vị gửi, đơn vị yêu cầu báo cáo và cấp trên của hai đơn vị ấy xem được báo cáo."),
    _sees_report,
)
register(
    Report,
    "fill",
    _("Chỉ cán bộ phụ trách, thủ trưởng và văn phòng của đơn vị gửi được nhập và gửi báo cáo."),
    _fills,
)
register(
    Report,
    "land",
    _(
        "Chỉ người được nhập báo cáo của đơn vị gửi, hoặc văn phòng của đơn vị yêu cầu, được đưa "
        "số liệu từ văn bản vào báo cáo."
    ),
    _lands,
)
register(
    Report,
    "judge",
    _("Chỉ văn phòng của đơn vị yêu cầu được trả lại, duyệt báo cáo, ghi không phải gửi."),
    _judges,
)
register(TargetSet, "view", _SEE, sees_body_of)
register(
    TargetSet,
    "make",
    _("Chỉ cán bộ phụ trách, thủ trưởng và văn phòng của đơn vị được lập chỉ tiêu, ghi kết quả."),
    _fills,
)

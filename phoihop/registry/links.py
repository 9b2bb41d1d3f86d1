"""Liên kết tới đơn vị trong sổ đăng ký: what of the register goes to the heir, and what stays."""

from __future__ import annotations

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from phoihop.registry.handover import hand_over_link, keep_link
from phoihop.registry.models import (
    Body,
    BodyAddress,
    BodySuccession,
    Consent,
    FormerName,
    FormerParent,
    HandedOver,
    HandOver,
    Membership,
    Notice,
    OfficeDay,
    OnePerson,
    PostHeld,
    Role,
    TrailEntry,
)

_HISTORY = _("Ghi việc đã xảy ra; sửa đi thì mất lịch sử.")


def _new_parent(child: Body, giver: Body, receiver: Body) -> None:
    if giver.valid_to is not None:
        FormerParent.objects.create(body=child, parent=giver, until=giver.valid_to)
    child.parent = receiver
    child.save()


def _new_line(child: Body, giver: Body, receiver: Body) -> None:
    child.line = receiver
    child.save()


def _new_member(membership: Membership, giver: Body, receiver: Body) -> None:
    """The ended body leaves the group on its last day; its heir joins the day after."""
    last_day = giver.valid_to
    membership.valid_to = last_day
    membership.save()
    group = membership.group
    if last_day and not group.members.filter(member=receiver, valid_to=None).exists():
        joined = last_day + timedelta(days=1)
        Membership.objects.create(group=group, member=receiver, valid_from=joined)


def _new_group(membership: Membership, giver: Body, receiver: Body) -> None:
    last_day = giver.valid_to
    membership.valid_to = last_day
    membership.save()
    member = membership.member
    if last_day and not receiver.members.filter(member=member, valid_to=None).exists():
        joined = last_day + timedelta(days=1)
        Membership.objects.create(group=receiver, member=member, valid_from=joined)


hand_over_link(
    Body,
    "parent",
    _("đơn vị cấp dưới"),
    open_rows=lambda rows: rows.filter(valid_to=None),
    move=_new_parent,
)
hand_over_link(
    Body,
    "line",
    _("đơn vị cùng hệ thống ở cấp dưới"),
    open_rows=lambda rows: rows.filter(valid_to=None),
    move=_new_line,
)
hand_over_link(
    Membership,
    "member",
    _("chân trong khối, cụm"),
    open_rows=lambda rows: rows.filter(valid_to=None),
    move=_new_member,
)
hand_over_link(
    Membership,
    "group",
    _("thành viên của khối, cụm"),
    open_rows=lambda rows: rows.filter(valid_to=None, member__valid_to=None),
    move=_new_group,
)
hand_over_link(
    HandOver, "keeper", _("hồ sơ nhận từ đơn vị trước"), open_rows=lambda rows: rows.all()
)
keep_link(HandOver, "body", _HISTORY)
keep_link(HandedOver, "giver", _HISTORY)
keep_link(HandedOver, "receiver", _HISTORY)
keep_link(BodyAddress, "body", _("Trang của đơn vị cũ vẫn mở được và chỉ tới đơn vị kế thừa."))
keep_link(BodySuccession, "predecessor", _HISTORY)
keep_link(BodySuccession, "heir", _HISTORY)
keep_link(FormerName, "body", _HISTORY)
keep_link(FormerParent, "body", _HISTORY)
keep_link(FormerParent, "parent", _HISTORY)
keep_link(
    Role,
    "body",
    _("Quyền ở đơn vị mới do quản trị giao; vai trò cũ còn đến khi quản trị kết thúc."),
)
keep_link(
    PostHeld,
    "body",
    _("Chức vụ thôi giữ khi đơn vị kết thúc; ở đơn vị mới phải có quyết định mới."),
)
keep_link(PostHeld, "known_to", _("Ghi ai đã xác nhận; đơn vị nhận hồ sơ vẫn đọc được."))
keep_link(OfficeDay, "body", _("Ngày đã đếm bằng lịch của đơn vị cũ; đơn vị mới tự ghi."))
keep_link(Consent, "body", _("Đề nghị cũ giữ tên đơn vị đã đề nghị."))
keep_link(OnePerson, "body", _("Mỗi đơn vị tự chọn quy tắc hai người."))
keep_link(TrailEntry, "acting_for", _("Nhật ký không bao giờ sửa."))
keep_link(TrailEntry, "body", _("Nhật ký không bao giờ sửa."))
keep_link(Notice, "body", _("Thông báo đã gửi giữ tên đơn vị được báo lúc ấy."))

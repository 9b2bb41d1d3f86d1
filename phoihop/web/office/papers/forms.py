"""Biểu mẫu soạn văn bản."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from phoihop.records.models import Conference, Meeting, Report
from phoihop.registry.models import Account, Body, Delegation, PostHeld
from phoihop.registry.rights import reach, scope
from phoihop.reports.cell_links import BETWEEN, table_text
from phoihop.reports.drafts import (
    EDITED,
    MAX_PARTNERS,
    Signing,
    possible_mandates,
    possible_signers,
)
from phoihop.reports.models import Draft, Signer
from phoihop.reports.official.paper_kinds import KINDS
from phoihop.reports.papers import signers_of
from phoihop.reports.rights import issuers_of, writing_bodies
from phoihop.web.office.styled import SeveralField, StyledForm


def known_bodies(account: Account, offices: list[Body]) -> QuerySet[Body]:
    """Return whom one may write to or issue with: whom one sees, and who stands beside them."""
    places = {office.place for office in offices if office.place}
    beside = Q(place__in=places) | Q(pk__in=[one.parent_id for one in offices if one.parent_id])
    seen = reach(account).order_by().values("pk")
    today = timezone.localdate()
    return Body.objects.at(today).filter(beside | Q(pk__in=seen))


class NewDraftForm(StyledForm):
    """Soạn văn bản mới: kind, issuer, from which meeting, to whom, with whom."""

    kind = forms.ChoiceField(
        choices=[(kind.id, kind.label) for kind in KINDS.values()],
        label=gettext_lazy("Loại văn bản"),
    )
    issuer = forms.ChoiceField(label=gettext_lazy("Nơi ban hành"))
    meeting = forms.ModelChoiceField(
        Meeting.objects.none(),
        required=False,
        label=gettext_lazy("Từ hội nghị"),
        empty_label=gettext_lazy("(không từ hội nghị nào)"),
    )
    report = forms.ModelChoiceField(
        Report.objects.none(),
        required=False,
        label=gettext_lazy("Từ báo cáo kỳ đã gửi"),
        empty_label=gettext_lazy("(không từ báo cáo kỳ nào)"),
    )
    conference = forms.ModelChoiceField(
        Conference.objects.none(),
        required=False,
        label=gettext_lazy("Cho hội nghị đang chuẩn bị (giấy mời)"),
        empty_label=gettext_lazy("(không)"),
    )
    to = forms.ModelChoiceField(
        Body.objects.none(),
        required=False,
        label=gettext_lazy("Gửi tới, đôn đốc đơn vị"),
        empty_label=gettext_lazy("(tất cả)"),
    )
    partners = SeveralField[Body](
        Body.objects.none(),
        required=False,
        label=gettext_lazy("Đơn vị cùng ban hành (chương trình phối hợp, nhiều nhất 2)"),
    )

    def __init__(self, account: Account, *arguments: Any, **more: Any) -> None:
        super().__init__(*arguments, **more)
        self.offices = writing_bodies(account)
        pairs = [(office, issuer) for office in self.offices for issuer in issuers_of(office)]
        self._pairs = {f"{office.pk}-{issuer.pk}": (office, issuer) for office, issuer in pairs}
        issuer = self.fields["issuer"]
        if isinstance(issuer, forms.ChoiceField):
            issuer.choices = [
                (key, one.name if office == one else f"{one.name} ({_('soạn:')} {office})")
                for key, (office, one) in self._pairs.items()
            ]
        self._limit("meeting", scope(account, Meeting.objects.select_related("document")))
        sent = scope(account, Report.objects.filter(state__in=Report.HERE))
        self._limit("report", sent.select_related("round", "body"))
        off = Conference.State.CALLED_OFF
        self._limit("conference", scope(account, Conference.objects.exclude(state=off)))
        bodies = known_bodies(account, self.offices)
        self._limit("to", bodies)
        self._limit("partners", bodies)

    def clean_partners(self) -> list[Body]:
        chosen = list(self.cleaned_data["partners"])
        if len(chosen) > MAX_PARTNERS:
            raise forms.ValidationError(_("Một văn bản có nhiều nhất ba đơn vị cùng ban hành."))
        return chosen

    @property
    def pair(self) -> tuple[Body, Body]:
        """The office that writes and the body that issues."""
        return self._pairs[self.cleaned_data["issuer"]]

    def _limit(self, name: str, rows: Any) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ModelChoiceField):
            field.queryset = rows


class DraftForm(StyledForm):
    """Sửa dự thảo: one line of each list a row; signers at the end."""

    dated_on = forms.DateField(label=gettext_lazy("Ngày văn bản"), required=False)
    symbol = forms.CharField(label=gettext_lazy("Ký hiệu"), max_length=80, required=False)
    place = forms.CharField(label=gettext_lazy("Địa danh"), max_length=120, required=False)
    superior = forms.CharField(
        label=gettext_lazy("Cơ quan chủ quản"), required=False, widget=forms.Textarea({"rows": 1})
    )
    heading = forms.CharField(
        label=gettext_lazy("Tên cơ quan ban hành"),
        required=False,
        widget=forms.Textarea({"rows": 2}),
    )
    summary = forms.CharField(
        label=gettext_lazy("Trích yếu"),
        max_length=500,
        required=False,
        widget=forms.Textarea({"rows": 2}),
    )
    addressees = forms.CharField(
        label=gettext_lazy("Kính gửi (mỗi nơi một dòng)"),
        required=False,
        widget=forms.Textarea({"rows": 2}),
    )
    bases = forms.CharField(
        label=gettext_lazy("Căn cứ (mỗi căn cứ một dòng)"),
        required=False,
        widget=forms.Textarea({"rows": 2}),
    )
    text = forms.CharField(
        label=gettext_lazy("Nội dung (mỗi đoạn một dòng)"),
        max_length=200_000,
        required=False,
        widget=forms.Textarea({"rows": 18}),
    )
    recipients = forms.CharField(
        label=gettext_lazy("Nơi nhận (mỗi nơi một dòng)"),
        required=False,
        widget=forms.Textarea({"rows": 3}),
    )
    archive = forms.CharField(label=gettext_lazy("Đơn vị lưu"), max_length=60, required=False)
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, draft: Draft, account: Account, *arguments: Any, **more: Any) -> None:
        signers = signers_of(draft)
        more.setdefault("initial", self._first(draft, signers))
        super().__init__(*arguments, **more)
        self.tables = [f"table_{place}" for place in range(1, len(draft.tables) + 1)]
        for place, (name, table) in enumerate(zip(self.tables, draft.tables, strict=True), 1):
            self._add_table(name, place, table)
        self.places = max(1, len(signers))
        posts = possible_signers(draft, account)
        mandates = possible_mandates(draft)
        for place in range(1, self.places + 1):
            self._add_signer(place, posts, mandates)

    @property
    def values(self) -> dict[str, Any]:
        said = self.cleaned_data
        return {name: said[name] for name in EDITED} | {
            "tables": [said[name] for name in self.tables]
        }

    @property
    def signings(self) -> list[Signing]:
        said = self.cleaned_data
        return [
            Signing(
                post=self._posts.get(said[f"post_{place}"]),
                mandate=self._mandates.get(said[f"mandate_{place}"]),
                lines=said[f"lines_{place}"],
                name=said[f"name_{place}"],
            )
            for place in range(1, self.places + 1)
        ]

    def _add_table(self, name: str, place: int, table: dict[str, Any]) -> None:
        told = {"place": place, "heads": BETWEEN.join(table["header"])}
        made = forms.CharField(
            label=_("Bảng %(place)s, mỗi hàng một dòng: %(heads)s") % told,
            max_length=200_000,
            required=False,
            initial=table_text(table),
            widget=forms.Textarea({"rows": 8, "class": "in"}),
        )
        self.fields[name] = made

    def _add_signer(self, place: int, posts: list[PostHeld], mandates: list[Delegation]) -> None:
        self._posts = {str(post.pk): post for post in posts}
        self._mandates = {str(one.pk): one for one in mandates}
        which = f" {place}" if self.places > 1 else ""
        empty = ("", _("(ghi tay ở dưới)"))
        more: dict[str, forms.Field] = {
            f"post_{place}": forms.ChoiceField(
                choices=[empty, *((key, str(post)) for key, post in self._posts.items())],
                required=False,
                label=_("Người ký") + which,
            ),
            f"mandate_{place}": forms.ChoiceField(
                choices=[("", _("(không)")), *((k, str(v)) for k, v in self._mandates.items())],
                required=False,
                label=_("Theo ủy quyền") + which,
            ),
            f"lines_{place}": forms.CharField(
                required=False,
                label=_("Quyền hạn, chức vụ ghi tay") + which,
                widget=forms.Textarea({"rows": 2}),
            ),
            f"name_{place}": forms.CharField(
                required=False, max_length=100, label=_("Họ và tên ghi tay") + which
            ),
        }
        for name, made in more.items():
            made.widget.attrs["class"] = "in"
            self.fields[name] = made

    @staticmethod
    def _first(draft: Draft, signers: list[Signer]) -> dict[str, Any]:
        first: dict[str, Any] = {name: getattr(draft, name) for name in EDITED}
        first["version"] = draft.version
        for place, signer in enumerate(signers, start=1):
            first[f"post_{place}"] = str(signer.post_id or "")
            first[f"mandate_{place}"] = str(signer.mandate_id or "")
            first[f"lines_{place}"], first[f"name_{place}"] = signer.lines, signer.name
        return first


class NumberForm(StyledForm):
    """Lấy số cho văn bản soạn ngoài hệ thống."""

    kind = forms.ChoiceField(
        choices=[(kind.id, kind.label) for kind in KINDS.values()],
        label=gettext_lazy("Loại văn bản"),
    )
    issuer = forms.ChoiceField(label=gettext_lazy("Nơi ban hành"))
    symbol = forms.CharField(label=gettext_lazy("Ký hiệu, ví dụ TB-UBND"), max_length=80)
    summary = forms.CharField(label=gettext_lazy("Trích yếu"), max_length=500)
    dated_on = forms.DateField(label=gettext_lazy("Ngày văn bản"))

    def __init__(self, account: Account, *arguments: Any, **more: Any) -> None:
        super().__init__(*arguments, **more)
        self._pairs = {
            f"{office.pk}-{issuer.pk}": (office, issuer)
            for office in writing_bodies(account)
            for issuer in issuers_of(office)
        }
        issuer = self.fields["issuer"]
        if isinstance(issuer, forms.ChoiceField):
            issuer.choices = [(key, pair[1].name) for key, pair in self._pairs.items()]

    @property
    def pair(self) -> tuple[Body, Body]:
        return self._pairs[self.cleaned_data["issuer"]]

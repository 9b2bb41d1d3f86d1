"""Dự thảo chương trình phối hợp: begun from a yearly plan, issued by the parties together."""

from __future__ import annotations

from django.utils.translation import gettext as _

from phoihop.records.models import Plan
from phoihop.registry.models import Account, Body
from phoihop.registry.rights import demand
from phoihop.reports.drafting.programmes import programme_of
from phoihop.reports.drafts import MAX_PARTNERS, start_draft
from phoihop.reports.errors import PaperError
from phoihop.reports.models import Draft
from phoihop.reports.rights import issuers_of, writing_bodies


def draft_programme(plan: Plan, *, account: Account) -> Draft:
    """Begin the joint programme of a plan's year, issued by the signatories of its agreement.

    The one of them for which the account writes stands first; without an agreement the body of
    the plan issues it alone. Raises PaperError when the account writes for none of them,
    NotAllowed.
    """
    demand(account, "view", plan)
    parties = _parties(plan)
    for office in writing_bodies(account):
        issuers = {body.pk for body in issuers_of(office)}
        own = [body for body in parties if body.pk in issuers]
        if own:
            partners = [body for body in parties if body != own[0]][:MAX_PARTNERS]
            return start_draft(
                office,
                own[0],
                "programme",
                account=account,
                partners=partners,
                content=programme_of(plan, account),
            )
    raise PaperError(
        _("Văn phòng của bạn không soạn văn bản thay cho bên nào của chương trình này.")
    )


def _parties(plan: Plan) -> list[Body]:
    if plan.agreement is None:
        bodies = [plan.body]
        return [*bodies, plan.body.parent] if plan.body.parent else bodies
    return [one.body for one in plan.agreement.signatories.select_related("body")]

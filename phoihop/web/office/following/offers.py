"""Việc làm được lúc này: which forms the page of an item shows to this account."""

from __future__ import annotations

from typing import Any

from phoihop.followup.answer_templates import filled
from phoihop.followup.answers import bodies_to_ask
from phoihop.followup.asked_again import confirmed_with, likely_again
from phoihop.followup.ladder import A as ACT
from phoihop.followup.ladder import possible_acts
from phoihop.followup.models import Answer, AnswerTemplate
from phoihop.followup.proof import asked_proof, proof_of
from phoihop.followup.rights import acts_for, leads_of
from phoihop.followup.tasks import asked_extension, silent_bodies
from phoihop.followup.work import Item, Work
from phoihop.records.models import Assignment, Recommendation
from phoihop.registry.models import Account, Body
from phoihop.registry.rights import acting_body, may, scope
from phoihop.web.office.following.facts import answers_of
from phoihop.web.office.following.sentences import sentences_for


def offers_of(
    record: Work, item: Item, account: Account, *, template: str = "", sentence: str = ""
) -> dict[str, Any]:
    """Return what the templates of an item's forms need; a form not offered is not there.

    `template` is the key of the answer template with whose words the answer begins, `sentence`
    that of the document's sentence that a person takes for the answer.
    """
    if isinstance(record, Assignment):
        return _task_offers(record, item, account)
    return _request_offers(record, item, account, template, sentence)


def _task_offers(task: Assignment, item: Item, account: Account) -> dict[str, Any]:
    acts = set(possible_acts(task, item.state))
    judges = may(account, "judge", task)
    reports = ACT.REPORT in acts and may(account, "report", task)
    for_unit = acts_for(account, task)
    silent = silent_bodies(task) if item.state == "running" else set()
    return {
        "may_report": reports,
        "may_accept": reports and _not_taken_on(task, for_unit),
        "may_note": ACT.PROGRESS in acts and (reports or may(account, "note", task)),
        "is_standing": task.time_kind == Assignment.TimeKind.STANDING,
        "for_unit": for_unit,
        "proof_words": asked_proof(task),
        "may_ask_time": reports and task.due_on is not None,
        "may_judge": judges,
        "may_confirm": judges and ACT.CONFIRM in acts,
        "asked": asked_extension(task) if judges and ACT.GRANT_EXTENSION in acts else None,
        "may_grant": judges and ACT.GRANT_EXTENSION in acts,
        "may_mark_done": ACT.MARK_DONE in acts and may(account, "mark_done", task),
        "may_supersede": judges and ACT.SUPERSEDE in acts,
        "may_reopen": judges and ACT.REOPEN in acts,
        "reported": task.changes.filter(act=ACT.REPORT).order_by("-id").first()
        if ACT.CONFIRM in acts
        else None,
        "proofs": Assignment.Proof.choices,
        "proof_now": task.proof,
        "proof_by_words": proof_of(task),
        "silent": [body for body in leads_of(task) if body.pk in silent],
    }


def _not_taken_on(task: Assignment, unit: Body | None) -> bool:
    """Whether the unit has let nothing hear of the task yet: only then it has to say so."""
    return unit is not None and not task.changes.filter(body=unit).exists()


def _request_offers(
    request: Recommendation, item: Item, account: Account, template: str, sentence: str
) -> dict[str, Any]:
    acts = set(possible_acts(request, item.state))
    receives = may(account, "receive", request)
    replies = receives or may(account, "answer", request)
    judges = may(account, "judge", request)
    verifies = bool(acts & {ACT.VERIFY, ACT.DISPUTE}) and may(account, "verify", request)
    answers = answers_of(request)
    assigns = receives and ACT.ASSIGN in acts
    templates = templates_for(request, account) if replies and ACT.ANSWER in acts else []
    used = next((one for one in templates if str(one.pk) == template), None)
    return {
        "was_answered": item.state == "answered",
        "answer_templates": templates,
        "template_used": used.pk if used else None,
        "kind_used": used.kind if used else "",
        **_first_words(request, account, used, sentence, offered=replies and ACT.ANSWER in acts),
        "same_matter": confirmed_with(account, request),
        "likely": likely_again(account, request),
        "may_compare": may(account, "compare", request),
        "answers": answers,
        "text_missing": bool(answers) and not any(one.counts for one in answers),
        "may_receive": receives and ACT.RECEIVE in acts,
        "may_assign": assigns,
        "bodies": bodies_for(request, account) if assigns else [],
        "may_answer": replies and ACT.ANSWER in acts,
        "answer_kinds": Answer.Kind.choices,
        "may_blanket": judges and ACT.BLANKET in acts,
        "may_carry_out": replies and ACT.CARRY_OUT in acts,
        "may_verify": verifies,
        "may_approve": verifies and ACT.VERIFY in acts,
        "may_judge": judges,
        "may_close": judges and ACT.CLOSE in acts,
        "may_reopen": judges and ACT.REOPEN in acts,
    }


def _first_words(
    request: Recommendation,
    account: Account,
    template: AnswerTemplate | None,
    sentence: str,
    *,
    offered: bool,
) -> dict[str, Any]:
    """The words with which the box of the answer begins: a sentence's, else a template's."""
    found = sentences_for(request, account) if offered else []
    taken = next((one for one in found if str(one.proposal) == sentence), None)
    text = filled(template, request) if template else ""
    return {
        "sentences": found,
        "sentence_used": taken,
        "template_text": taken.text if taken else text,
    }


def bodies_for(request: Recommendation, account: Account) -> list[Body]:
    """Return who may be told to answer."""
    return bodies_to_ask(account, near=request.body)


def templates_for(request: Recommendation, account: Account) -> list[AnswerTemplate]:
    """Return the answer templates of the office that wrote it down and of the one acted for."""
    own = acting_body(account)
    bodies = {request.body_id, *([own.pk] if own else [])}
    return list(scope(account, AnswerTemplate.objects.filter(body__in=bodies, retired=False)))

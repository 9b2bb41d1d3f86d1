from __future__ import annotations

from phoihop.records.models.agreements import Agreement, Signatory
from phoihop.records.models.assessments import Assessment
from phoihop.records.models.assignments import Assignment, AssignmentQuerySet
from phoihop.records.models.base import Record
from phoihop.records.models.citations import Validity
from phoihop.records.models.codes import Code
from phoihop.records.models.conferences import AgendaItem, Conference, Invitation, MinuteLine
from phoihop.records.models.figures import Figure, Tally
from phoihop.records.models.goals import Goal
from phoihop.records.models.indicators import Indicator
from phoihop.records.models.ledgers import (
    LedgerLine,
    OpinionTheme,
    PresentGroup,
    Reception,
    Resource,
)
from phoihop.records.models.meetings import Appearance, Meeting, Statement
from phoihop.records.models.overlaps import Overlap
from phoihop.records.models.plan_rounds import PlanEntry, PlanRound
from phoihop.records.models.plans import Plan, PlanItem
from phoihop.records.models.programmes import CitedDocument, Movement, Programme
from phoihop.records.models.public import PageView, PublicComment, PublicLink, StarCount
from phoihop.records.models.recommendations import Recommendation
from phoihop.records.models.reports import FigureRemark, FigureSource, Report, ReportStep
from phoihop.records.models.roll_ups_due import DueRollUp
from phoihop.records.models.rounds import Form, FormVersion, Round
from phoihop.records.models.targets import Target, TargetSet

__all__ = [
    "AgendaItem",
    "Agreement",
    "Appearance",
    "Assessment",
    "Assignment",
    "AssignmentQuerySet",
    "CitedDocument",
    "Code",
    "Conference",
    "DueRollUp",
    "Figure",
    "FigureRemark",
    "FigureSource",
    "Form",
    "FormVersion",
    "Goal",
    "Indicator",
    "Invitation",
    "LedgerLine",
    "Meeting",
    "MinuteLine",
    "Movement",
    "OpinionTheme",
    "Overlap",
    "PageView",
    "Plan",
    "PlanEntry",
    "PlanItem",
    "PlanRound",
    "PresentGroup",
    "Programme",
    "PublicComment",
    "PublicLink",
    "Reception",
    "Recommendation",
    "Record",
    "Report",
    "ReportStep",
    "Resource",
    "Round",
    "Signatory",
    "StarCount",
    "Statement",
    "Tally",
    "Target",
    "TargetSet",
    "Validity",
]

"""Hồ sơ của phòng theo dõi: what happens to a promise after it was confirmed."""

from phoihop.followup.models.answers import Answer, AnswerTemplate
from phoihop.followup.models.asked_again import AskedAgain
from phoihop.followup.models.bulk import BulkAct
from phoihop.followup.models.changes import Change
from phoihop.followup.models.feeds import Feed
from phoihop.followup.models.pairs import DecidedPair
from phoihop.followup.models.reminders import Message, Reminder, ReminderSetting
from phoihop.followup.models.shortcomings import Mending, NamedAgain

__all__ = [
    "Answer",
    "AnswerTemplate",
    "AskedAgain",
    "BulkAct",
    "Change",
    "DecidedPair",
    "Feed",
    "Mending",
    "Message",
    "NamedAgain",
    "Reminder",
    "ReminderSetting",
]

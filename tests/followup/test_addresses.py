"""Letters point at pages that are there."""

from django.conf import settings
from django.urls import reverse


def test_the_addresses_in_letters_are_those_of_the_pages():
    assert settings.ANSWER_PATH.format(token="x") == reverse("office:answer", args=["x"])
    assert reverse("office:my-work") == settings.MY_WORK_PATH
    assert settings.REPORT_PATH.format(pk=5) == reverse("office:report", args=[5])
    assert settings.CONFERENCE_PATH.format(pk=5) == reverse("office:conference", args=[5])
    assert settings.MEETING_PATH.format(pk=5) == reverse("office:meeting", args=[5])
    assert settings.PUBLISHED_PATH.format(pk=5) == reverse("portal:meeting", args=[5])
    assert settings.TASK_PATH.format(pk=5) == reverse("office:assignment", args=[5])
    assert settings.REQUEST_PATH.format(pk=5) == reverse("office:recommendation", args=[5])
    assert settings.ROUND_PATH.format(pk=5) == reverse("office:round", args=[5])
    assert settings.PLAN_ENTRY_PATH.format(pk=5) == reverse("office:plan-entry", args=[5])
    assert settings.PLAN_ROUND_PATH.format(pk=5) == reverse("office:plan-round", args=[5])

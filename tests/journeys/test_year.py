"""One year of the demonstration unit, played through as its people would.

Plans are sent, put together, decided and paid for; a letter asks; a conference hears, concludes
and gives work; units answer; the half-year is reported; the yearly review opens with what is left,
and next year begins with it.
"""

from __future__ import annotations

import pytest

from tests.journeys import year_conferences as conferences
from tests.journeys import year_plans as plans
from tests.journeys import year_reports as reports
from tests.journeys import year_review as review
from tests.journeys import year_work as work
from tests.journeys.town import Town

pytestmark = pytest.mark.browser


@pytest.fixture
def town(transactional_db, page, live_server, monkeypatch):
    return Town(page, live_server, monkeypatch)


def test_a_year_from_plans_to_the_yearly_review(town):
    plans.the_programme_is_written_down(town)
    plans.plans_are_sent_put_together_decided_and_paid_for(town)
    conferences.a_letter_asks_for_something(town)
    conferences.a_briefing_is_prepared(town)
    conferences.it_is_held_and_written_down(town)
    conferences.its_conclusion_becomes_work_and_a_notice(town)
    conferences.what_was_said_is_confirmed(town)
    work.a_request_is_answered_in_writing(town)
    work.another_was_answered_there_without_words(town)
    work.units_answer(town)
    work.a_shortcoming_is_mended(town)
    reports.the_half_year_is_reported(town)
    work.what_was_promised_is_done_and_verified(town)
    review.the_yearly_review_opens_with_what_is_left(town)
    review.it_hears_the_same_request_again(town)
    review.next_year_begins_with_what_is_unfinished(town)
    review.everybody_reads_what_came_of_the_conclusion(town)
    assert town.faults == []

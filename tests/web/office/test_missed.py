"""Unused sentences that ask or tell are listed; what only tells of the weather is not."""

import pytest
from django.urls import reverse

from phoihop.intake.missed import SHOWN, missed_phrases
from phoihop.intake.models import Remainder


def rest(words):
    return Remainder(document_id=7, start=0, end=len(words), quote=words)


def test_a_sentence_with_words_of_asking_is_listed_with_them():
    (found,) = missed_phrases([rest("Trời đẹp."), rest("Bà con đề nghị mở rộng chợ.")])
    assert (found.document, found.quote) == (7, "Bà con đề nghị mở rộng chợ.")
    assert "đề nghị" in found.words


def test_the_list_ends():
    assert len(missed_phrases([rest("Bà con đề nghị mở chợ.")] * (SHOWN + 9))) == SHOWN


@pytest.mark.django_db
def test_the_page_lists_it_until_somebody_looked_at_it(clerk_client, document):
    words = "Bà con đề nghị mở rộng chợ."
    kept = Remainder.objects.create(document=document, start=0, end=len(words), quote=words)
    url = reverse("office:accuracy")
    assert words in clerk_client.get(url).content.decode()
    kept.dismissed_at = document.received_at
    kept.save()
    assert words not in clerk_client.get(url).content.decode()

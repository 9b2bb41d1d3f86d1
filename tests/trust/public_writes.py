"""Every write about the public page, and the entry it must leave."""

from __future__ import annotations

from django.core import signing
from django.test import Client
from django.urls import reverse

from phoihop.web.portal.captcha import _SALT as SALT
from tests.trust.report_writes import post


def comment(stage):
    """A visitor writes under a published meeting."""
    meeting = stage.things["own", "published"]["meeting"]
    sent = {"text": "Rất rõ ràng.", "token": signing.dumps([2, 3], salt=SALT), "answer": "5"}
    address = reverse("portal:comment", args=[meeting.pk])
    return lambda: Client().post(address, sent)


def said(kind, name, **data):
    return lambda stage: (
        lambda: post(stage, "chief", name, stage.things["own", "open"][kind], **data)
    )


def add_link(stage):
    body = stage.things["own", "open"]["body"].pk
    sent = {"body": body, "kind": "site", "title": "Cổng tỉnh", "url": "https://example.vn/a"}
    return lambda: post(stage, "chief", "office:public-links", **sent)


def end_link(stage):
    link = stage.things["own", "open"]["public_link"]
    link.ended_at = None
    link.save()
    return lambda: post(stage, "chief", "office:public-link-end", link)


PUBLIC_WRITES = {
    "portal:comment": (comment, ["take_comment"]),
    "office:comment-decide": (said("comment", "office:comment-decide", act="show"), ["moderate"]),
    "office:public-links": (add_link, ["add_link"]),
    "office:public-link-end": (end_link, ["end_link"]),
}

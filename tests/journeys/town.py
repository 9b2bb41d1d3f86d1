"""The demonstration unit in one browser window: its people take turns, and its days go by.

Whoever acts next signs in without typing, and the clock of the house is moved on. What one sees
is read from the page; nothing is written but through the forms.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from phoihop.config.demonstration_unit import load_unit, read_unit
from phoihop.followup.models import Message
from phoihop.followup.outbox import send_waiting
from phoihop.followup.remind import plan_digests
from phoihop.intake.worker import work_off

NOON = 12
TWO_YEARS = 730 * 24 * 3600


class Town:
    """Xã Suối Ngàn: bodies and accounts by their names in the demonstration's file."""

    def __init__(self, page, live_server, monkeypatch) -> None:
        register = load_unit(read_unit(), password="khong-dung-den")
        self.bodies, self.accounts = register.bodies, register.accounts
        for name, account in self.accounts.items():
            account.email = f"{name}@suoingan.example.vn"
            account.save()
        self.page, self.server = page, live_server
        self.faults: list[str] = []
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        page.on("console", self._listen)
        self._really_now, self._ahead = timezone.now, timedelta(0)
        self._cookies = {name: _session_of(one) for name, one in self.accounts.items()}
        monkeypatch.setattr(timezone, "now", lambda: self._really_now() + self._ahead)

    def on(self, day: str, hour: int = NOON) -> Town:
        """Let it be this day."""
        wanted = datetime.combine(date.fromisoformat(day), time(hour))
        self._ahead = timezone.make_aware(wanted) - self._really_now()
        return self

    def sign_in(self, name: str) -> Town:
        cookie = {"name": settings.SESSION_COOKIE_NAME, "value": self._cookies[name]}
        self.page.context.add_cookies([cookie | {"url": self.server.url}])
        return self

    def sign_out(self) -> Town:
        self.page.context.clear_cookies()
        return self

    def work_off(self) -> Town:
        """Let the queue be worked off, with no page asking for anything meanwhile."""
        self.page.goto("about:blank")
        work_off()
        return self

    def hears(self, name: str, words: str, about: str) -> Town:
        """One of the people opens the newest notice: it says what was done, and leads there."""
        self.sign_in(name).open("office:notices", query="?loc=chua-doc").says(words)
        return self.press(about, exact=False, first=True).says(about)

    def post_of_the_day(self) -> list[Message]:
        """What the clock writes on this day, sent off."""
        self.page.goto("about:blank")
        known = set(Message.objects.values_list("pk", flat=True))
        plan_digests()
        send_waiting()
        return list(Message.objects.exclude(pk__in=known).order_by("pk"))

    def open(self, name: str, *args: int, query: str = "") -> Town:
        self.page.goto(f"{self.server.url}{reverse(name, args=args)}{query}")
        return self

    def press(self, words: str, *, within: str = "main", exact: bool = True, first: bool = False):
        """Press a button, or follow a link, and wait for the page it leads to."""
        place = self.page.locator(within)
        found = place.get_by_role("button", name=words, exact=exact).or_(
            place.get_by_role("link", name=words, exact=exact)
        )
        with self.page.expect_navigation():
            (found.first if first else found).click()
        return self

    def fill(self, values: dict[str, str], *, within: str = "main") -> Town:
        """Fill boxes and lists by their labels."""
        place = self.page.locator(within)
        for label, value in values.items():
            box = place.get_by_label(label, exact=True)
            if box.evaluate("box => box.tagName") == "SELECT":
                box.select_option(label=value)
            else:
                box.fill(value)
        return self

    def unfold(self, words: str) -> Town:
        self.page.locator("main summary", has_text=words).click()
        return self

    def says(self, *sentences: str) -> Town:
        for words in sentences:
            expect(self.page.locator("main")).to_contain_text(
                words, ignore_case=True, timeout=10_000
            )
        return self

    def says_not(self, words: str) -> Town:
        expect(self.page.locator("main")).not_to_contain_text(words)
        return self

    def _listen(self, message) -> None:
        if message.type in ("error", "warning"):
            self.faults.append(message.text)


def _session_of(account) -> str:
    """Open a session that outlasts the story, before the server has anything to do."""
    client = Client()
    client.force_login(account)
    session = client.session
    session.set_expiry(TWO_YEARS)
    session.save()
    return session.session_key

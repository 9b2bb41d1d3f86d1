"""Địa chỉ của văn bản hành chính; they stand under the office's own."""

from __future__ import annotations

from django.urls import path

from phoihop.web.office.papers.books import (
    book,
    book_print,
    book_sheet,
    document_enter,
    number_cancel,
)
from phoihop.web.office.papers.drafts import (
    draft,
    draft_drop,
    draft_file,
    draft_issue,
    drafts,
)
from phoihop.web.office.papers.layouts import layout_check, layouts
from phoihop.web.office.papers.packs import meeting_pack, year_file
from phoihop.web.office.papers.templates import template_drop, template_starter, templates

urlpatterns = [
    path("du-thao/", drafts, name="drafts"),
    path("du-thao/<int:pk>/", draft, name="draft"),
    path("du-thao/<int:pk>/tep/", draft_file, name="draft-file"),
    path("du-thao/<int:pk>/ban-hanh/", draft_issue, name="draft-issue"),
    path("du-thao/<int:pk>/bo/", draft_drop, name="draft-drop"),
    path("so-van-ban/", book, name="book"),
    path("so-van-ban/ban-in/", book_print, name="book-print"),
    path("so-van-ban/bang-tinh/", book_sheet, name="book-sheet"),
    path("so-van-ban/<int:pk>/huy/", number_cancel, name="number-cancel"),
    path("van-ban/<int:pk>/vao-so/", document_enter, name="document-enter"),
    path("soat-the-thuc/", layout_check, name="layout-check"),
    path("the-thuc/", layouts, name="layouts"),
    path("mau-van-ban/", templates, name="templates"),
    path("mau-van-ban/mau-trong/<slug:kind>/", template_starter, name="template-starter"),
    path("mau-van-ban/<int:pk>/bo/", template_drop, name="template-drop"),
    path("hoi-nghi/<int:pk>/tron-bo/", meeting_pack, name="meeting-pack"),
    path("ho-so-nam/", year_file, name="year-file"),
]

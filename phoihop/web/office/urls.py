from __future__ import annotations

from django.urls import path

from phoihop.web.office.desk import (
    document,
    document_close,
    document_original,
    document_reopen,
    remainder_dismiss,
)
from phoihop.web.office.documents import documents
from phoihop.web.office.home import home
from phoihop.web.office.item import assignment, proof, recommendation
from phoihop.web.office.meetings import meeting, meeting_publish, meeting_withdraw, meetings
from phoihop.web.office.proposals import (
    proposal_confirm,
    proposal_later,
    proposal_reject,
    proposal_undo,
)
from phoihop.web.office.work import work, work_print, work_sheet

app_name = "office"

urlpatterns = [
    path("", home, name="home"),
    path("van-ban/", documents, name="documents"),
    path("van-ban/<int:pk>/", document, name="document"),
    path("van-ban/<int:pk>/dong/", document_close, name="document-close"),
    path("van-ban/<int:pk>/mo-lai/", document_reopen, name="document-reopen"),
    path("van-ban/<int:pk>/ban-goc/", document_original, name="document-original"),
    path("van-ban/<int:pk>/chua-dung/<int:rest>/", remainder_dismiss, name="remainder-dismiss"),
    path(
        "van-ban/<int:pk>/de-xuat/<int:proposal>/xac-nhan/",
        proposal_confirm,
        name="proposal-confirm",
    ),
    path("van-ban/<int:pk>/de-xuat/<int:proposal>/bo/", proposal_reject, name="proposal-reject"),
    path("van-ban/<int:pk>/de-xuat/<int:proposal>/de-sau/", proposal_later, name="proposal-later"),
    path("van-ban/<int:pk>/de-xuat/<int:proposal>/hoan-tac/", proposal_undo, name="proposal-undo"),
    path("cong-viec/", work, name="work"),
    path("cong-viec/ban-in/", work_print, name="work-print"),
    path("cong-viec/bang-tinh/", work_sheet, name="work-sheet"),
    path("nhiem-vu/<int:pk>/", assignment, name="assignment"),
    path("kien-nghi/<int:pk>/", recommendation, name="recommendation"),
    path("minh-chung/<int:pk>/", proof, name="proof"),
    path("hoi-nghi/", meetings, name="meetings"),
    path("hoi-nghi/<int:pk>/", meeting, name="meeting"),
    path("hoi-nghi/<int:pk>/cong-khai/", meeting_publish, name="meeting-publish"),
    path("hoi-nghi/<int:pk>/thoi-cong-khai/", meeting_withdraw, name="meeting-withdraw"),
]

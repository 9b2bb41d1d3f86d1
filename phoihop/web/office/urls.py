from __future__ import annotations

from django.urls import path

from phoihop.web.office.accounts import (
    account,
    account_active,
    account_import,
    account_link,
    account_new,
    account_renew,
    accounts,
    role_end,
    two_persons,
)
from phoihop.web.office.acting import acting
from phoihop.web.office.assessing.urls import urlpatterns as assessing_urls
from phoihop.web.office.batches import batch
from phoihop.web.office.conferences.urls import urlpatterns as conference_urls
from phoihop.web.office.consents import consent, consents
from phoihop.web.office.days.urls import urlpatterns as days_urls
from phoihop.web.office.delegations import delegation_end, delegations
from phoihop.web.office.desk import (
    document,
    document_close,
    document_original,
    document_reopen,
    remainder_dismiss,
)
from phoihop.web.office.documents import documents
from phoihop.web.office.following.urls import urlpatterns as following_urls
from phoihop.web.office.heads import document_sender, tie_answer
from phoihop.web.office.home import home
from phoihop.web.office.leader import leader
from phoihop.web.office.learning import accuracy, spelling, spellings
from phoihop.web.office.ledgers.urls import urlpatterns as ledger_urls
from phoihop.web.office.lists.urls import urlpatterns as lists_urls
from phoihop.web.office.meetings import meeting, meeting_publish, meeting_withdraw, meetings
from phoihop.web.office.notices import notice, notices, notices_read
from phoihop.web.office.papers.urls import urlpatterns as papers_urls
from phoihop.web.office.programmes.urls import urlpatterns as programmes_urls
from phoihop.web.office.proposals import (
    proposal_confirm,
    proposal_later,
    proposal_reject,
    proposal_undo,
)
from phoihop.web.office.public.urls import urlpatterns as public_urls
from phoihop.web.office.queue import job_retry, job_stop, queue
from phoihop.web.office.register.urls import urlpatterns as register_urls
from phoihop.web.office.reminding.urls import urlpatterns as reminding_urls
from phoihop.web.office.reporting.urls import urlpatterns as reporting_urls
from phoihop.web.office.rollup.urls import urlpatterns as rollup_urls
from phoihop.web.office.together import (
    accept_all,
    document_page,
    document_reread,
    presence,
    proposal_new,
)
from phoihop.web.office.trail import trail, trail_sheet
from phoihop.web.office.why import proposal_why
from phoihop.web.office.work import work, work_print, work_sheet

app_name = "office"

urlpatterns = [
    path("", home, name="home"),
    path("van-ban/", documents, name="documents"),
    path("lanh-dao/", leader, name="leader"),
    path("van-ban/dot/<int:pk>/", batch, name="batch"),
    path("do-chinh-xac/", accuracy, name="accuracy"),
    path("cach-goi/", spellings, name="spellings"),
    path("cach-goi/<int:pk>/", spelling, name="spelling"),
    path("hang-doi/", queue, name="queue"),
    path("hang-doi/<int:pk>/chay-lai/", job_retry, name="job-retry"),
    path("hang-doi/<int:pk>/dung/", job_stop, name="job-stop"),
    path("van-ban/<int:pk>/", document, name="document"),
    path("van-ban/<int:pk>/nhan-het/", accept_all, name="accept-all"),
    path("van-ban/<int:pk>/de-xuat/moi/", proposal_new, name="proposal-new"),
    path("van-ban/<int:pk>/doc-lai/", document_reread, name="document-reread"),
    path("van-ban/<int:pk>/co-mat/", presence, name="presence"),
    path("van-ban/<int:pk>/trang/<int:page>/", document_page, name="document-page"),
    path("van-ban/<int:pk>/don-vi-gui/", document_sender, name="document-sender"),
    path("trung-hop/<int:pk>/", tie_answer, name="tie-answer"),
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
    path("van-ban/<int:pk>/de-xuat/<int:proposal>/vi-sao/", proposal_why, name="proposal-why"),
    path("cong-viec/", work, name="work"),
    path("cong-viec/ban-in/", work_print, name="work-print"),
    path("cong-viec/bang-tinh/", work_sheet, name="work-sheet"),
    path("vai-tro-dang-dung/", acting, name="acting"),
    path("tai-khoan/", accounts, name="accounts"),
    path("tai-khoan/moi/", account_new, name="account-new"),
    path("tai-khoan/nhap/", account_import, name="account-import"),
    path("tai-khoan/<int:pk>/", account, name="account"),
    path("tai-khoan/<int:pk>/tinh-trang/", account_active, name="account-active"),
    path("tai-khoan/<int:pk>/duong-dan/", account_link, name="account-link"),
    path("tai-khoan/<int:pk>/cap-lai/", account_renew, name="account-renew"),
    path("vai-tro/<int:pk>/thoi/", role_end, name="role-end"),
    path("don-vi/<int:pk>/hai-nguoi/", two_persons, name="two-persons"),
    path("uy-quyen/", delegations, name="delegations"),
    path("uy-quyen/<int:pk>/cham-dut/", delegation_end, name="delegation-end"),
    path("nhat-ky/", trail, name="trail"),
    path("nhat-ky/bang-tinh/", trail_sheet, name="trail-sheet"),
    path("thong-bao/", notices, name="notices"),
    path("thong-bao/da-doc/", notices_read, name="notices-read"),
    path("thong-bao/<int:pk>/", notice, name="notice"),
    path("dong-y/", consents, name="consents"),
    path("dong-y/<int:pk>/", consent, name="consent"),
    path("hoi-nghi/", meetings, name="meetings"),
    path("hoi-nghi/<int:pk>/", meeting, name="meeting"),
    path("hoi-nghi/<int:pk>/cong-khai/", meeting_publish, name="meeting-publish"),
    path("hoi-nghi/<int:pk>/thoi-cong-khai/", meeting_withdraw, name="meeting-withdraw"),
    *conference_urls,
    *following_urls,
    *days_urls,
    *lists_urls,
    *papers_urls,
    *programmes_urls,
    *assessing_urls,
    *ledger_urls,
    *public_urls,
    *register_urls,
    *reminding_urls,
    *reporting_urls,
    *rollup_urls,
]

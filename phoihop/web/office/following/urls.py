"""Địa chỉ của việc theo dõi; they stand under the office's own."""

from __future__ import annotations

from django.urls import path

from phoihop.web.office.following.again import asked_again, request_again
from phoihop.web.office.following.bulk import bulk_act, work_bulk
from phoihop.web.office.following.reply_templates import reply_template_retire, reply_templates
from phoihop.web.office.following.request_acts import (
    request_answer,
    request_judge,
    request_receive,
    request_verify,
)
from phoihop.web.office.following.task_acts import task_answer, task_judge
from phoihop.web.office.following.work_page import assignment, proof, recommendation

urlpatterns = [
    path("nhiem-vu/<int:pk>/", assignment, name="assignment"),
    path("kien-nghi/<int:pk>/", recommendation, name="recommendation"),
    path("minh-chung/<int:pk>/", proof, name="proof"),
    path("nhiem-vu/<int:pk>/tra-loi/", task_answer, name="task-answer"),
    path("nhiem-vu/<int:pk>/xu-ly/", task_judge, name="task-judge"),
    path("kien-nghi/<int:pk>/tiep-nhan/", request_receive, name="request-receive"),
    path("kien-nghi/<int:pk>/tra-loi/", request_answer, name="request-answer"),
    path("kien-nghi/<int:pk>/xac-nhan/", request_verify, name="request-verify"),
    path("kien-nghi/<int:pk>/xu-ly/", request_judge, name="request-judge"),
    path("kien-nghi/<int:pk>/lap-lai/", request_again, name="request-again"),
    path("kien-nghi-lap-lai/", asked_again, name="asked-again"),
    path("cong-viec/hang-loat/", work_bulk, name="work-bulk"),
    path("cong-viec/hang-loat/<int:pk>/", bulk_act, name="bulk-act"),
    path("mau-tra-loi/", reply_templates, name="reply-templates"),
    path("mau-tra-loi/<int:pk>/thoi/", reply_template_retire, name="reply-template-retire"),
]

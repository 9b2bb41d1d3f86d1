"""Địa chỉ của đánh giá; they stand under the office's own."""

from __future__ import annotations

from django.urls import path

from phoihop.web.office.assessing.assessments import assessment, assessment_pair, assessments
from phoihop.web.office.assessing.citations import citation_say, citations
from phoihop.web.office.assessing.goals import goal_judge, goal_new

urlpatterns = [
    path("danh-gia/", assessments, name="assessments"),
    path("danh-gia/<int:pk>/", assessment, name="assessment"),
    path("danh-gia/<int:pk>/neu-lai/", assessment_pair, name="assessment-pair"),
    path("muc-tieu/moi/", goal_new, name="goal-new"),
    path("muc-tieu/<int:pk>/", goal_judge, name="goal-judge"),
    path("van-ban-dan/", citations, name="citations"),
    path("van-ban-dan/<int:pk>/", citation_say, name="citation-say"),
]

"""Báo cáo kỳ: the pages of forms, rounds and reports."""

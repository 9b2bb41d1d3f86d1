"""Tổng hợp số liệu: from the reports of those beneath to the totals of those above."""

"""Tổng hợp: the totals of one body, and one of its lines over time and by unit."""

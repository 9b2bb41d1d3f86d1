"""Ngày làm việc: the office's calendar of working days, and counting on it."""

"""Bàn làm việc: the pages of those who sign in."""

"""Danh sách bằng Excel: every list out, and in where something can be said by it."""

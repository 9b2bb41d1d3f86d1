"""Hội nghị: prepared, held, written down, concluded."""

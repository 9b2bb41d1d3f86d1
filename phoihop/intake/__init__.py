"""Tiếp nhận văn bản: documents, their readings, and what the reader proposes."""

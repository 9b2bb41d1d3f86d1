"""Màn hình: what people and programs see, in three wings that do not know each other."""

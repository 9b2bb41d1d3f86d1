"""Danh mục: the pages of the register."""

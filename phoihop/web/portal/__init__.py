"""Cổng công khai: what anyone may read without signing in."""

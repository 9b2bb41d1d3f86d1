"""Theo dõi: open work, its due days, and how it came to its end."""

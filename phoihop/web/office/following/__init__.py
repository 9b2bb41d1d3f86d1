"""Theo dõi: what may be done with one task or recommendation, and with many at once."""

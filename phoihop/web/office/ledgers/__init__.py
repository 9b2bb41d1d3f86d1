"""Sổ theo dõi: themes of opinion, resources, days of reception, groups at a meeting."""

"""Kho chung: what every room may use and what knows nothing of the domain."""

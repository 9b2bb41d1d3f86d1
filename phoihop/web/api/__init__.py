"""Giao diện lập trình: the same public facts for programs, shape first."""

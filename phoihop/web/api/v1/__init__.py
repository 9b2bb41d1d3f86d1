"""Phiên bản 1: fields are added, never renamed."""

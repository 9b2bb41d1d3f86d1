"""Hồ sơ đã xác nhận: what a person confirmed, each tied to its sentence."""

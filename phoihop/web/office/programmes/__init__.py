"""Chương trình phối hợp: agreements, their yearly plans, the round in which plans are made."""

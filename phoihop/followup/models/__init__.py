"""Hồ sơ của phòng theo dõi: what happens to a promise after it was confirmed."""

from phoihop.followup.models.changes import Change

__all__ = ["Change"]

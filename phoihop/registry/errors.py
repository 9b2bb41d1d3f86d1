from __future__ import annotations


class RegisterError(Exception):
    """Không làm được trong sổ đăng ký; `message` says to people what is wrong and what to do."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message

from __future__ import annotations

from django.db import models


class Guess(models.Model):
    """Lần thử mật khẩu: how often one machine tried one name wrongly, and until when it waits.

    Kept in the database so that all processes of the server count together and a restart
    forgets nothing. `key` is a hash: neither the name nor the address can be read from it.
    Times are seconds since 1970.
    """

    key = models.CharField(max_length=64, primary_key=True)
    tries = models.PositiveIntegerField(default=0)
    waits_until = models.FloatField(default=0.0)
    last_at = models.FloatField(db_index=True)

    class Meta:
        verbose_name = "lần thử mật khẩu"
        verbose_name_plural = "lần thử mật khẩu"

    def __str__(self) -> str:
        return f"{self.key[:12]}: {self.tries}"

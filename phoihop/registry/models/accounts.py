from __future__ import annotations

from datetime import date
from typing import Any, ClassVar, Self

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import PermissionsMixin, UserManager
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class AccountManager(UserManager["Account"]):
    """Makes accounts. A superuser has no power here; rights come from roles only."""


class Account(AbstractBaseUser, PermissionsMixin):
    """Tài khoản: someone who signs in.

    What an account may do comes only from its roles in bodies (`Role`, `registry.rights`).
    A Vietnamese name is one field: the given name stands last, there is nothing to split.
    """

    username = models.CharField(
        "tên đăng nhập",
        max_length=150,
        unique=True,
        validators=[UnicodeUsernameValidator()],
        error_messages={"unique": _("Tên đăng nhập này đã có người dùng.")},
    )
    full_name = models.CharField("họ và tên", max_length=100, blank=True)
    email = models.EmailField("thư điện tử", blank=True)
    is_staff = models.BooleanField("vào được trang quản trị", default=False)
    is_active = models.BooleanField("đang dùng", default=True)
    date_joined = models.DateTimeField("ngày tạo", default=timezone.now)

    objects: ClassVar[AccountManager] = AccountManager()

    EMAIL_FIELD = "email"
    USERNAME_FIELD = "username"
    REQUIRED_FIELDS = ["email"]

    class Meta:
        verbose_name = "tài khoản"
        verbose_name_plural = "tài khoản"
        ordering = ["username"]

    def __str__(self) -> str:
        return self.full_name or self.username

    def clean(self) -> None:
        super().clean()
        self.email = type(self).objects.normalize_email(self.email)
        self.full_name = " ".join(self.full_name.split())

    def get_full_name(self) -> str:
        return self.full_name

    def get_short_name(self) -> str:
        return self.full_name.split()[-1] if self.full_name else self.username

    def email_user(self, subject: str, message: str, **kwargs: Any) -> None:
        from django.core.mail import send_mail

        send_mail(subject, message, kwargs.pop("from_email", None), [self.email], **kwargs)


class RoleQuerySet(models.QuerySet["Role"]):
    def at(self, day: date) -> Self:
        """Return the roles in force on `day`."""
        return self.filter(
            Q(valid_from=None) | Q(valid_from__lte=day),
            Q(valid_to=None) | Q(valid_to__gte=day),
        )


class Role(models.Model):
    """Vai trò: what one account is in one body, for a time.

    Born when an administrator grants it, ended by its last day. An account with several
    roles has what any of them allows.
    """

    class Name(models.TextChoices):
        OFFICER = "officer", _("cán bộ phụ trách")
        HEAD = "head", _("thủ trưởng đơn vị")
        CLERK = "clerk", _("văn phòng")
        CHIEF = "chief", _("Chánh Văn phòng")
        LEADER = "leader", _("lãnh đạo")
        VIEWER = "viewer", _("cấp trên theo dõi")
        EDITOR = "editor", _("biên tập")
        AUDITOR = "auditor", _("kiểm tra nhật ký")
        ADMINISTRATOR = "administrator", _("quản trị")

    account = models.ForeignKey(
        Account, on_delete=models.CASCADE, related_name="roles", verbose_name="tài khoản"
    )
    body = models.ForeignKey(
        "registry.Body", on_delete=models.PROTECT, related_name="roles", verbose_name="đơn vị"
    )
    role = models.CharField("vai trò", max_length=20, choices=Name)
    valid_from = models.DateField("từ ngày", null=True, blank=True)
    valid_to = models.DateField("đến hết ngày", null=True, blank=True)

    objects = RoleQuerySet.as_manager()

    class Meta:
        verbose_name = "vai trò"
        verbose_name_plural = "vai trò"
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_from=None) | Q(valid_to=None) | Q(valid_to__gte=F("valid_from")),
                name="role_does_not_end_before_it_begins",
                violation_error_message="Ngày thôi vai trò không thể trước ngày bắt đầu.",
            ),
            models.UniqueConstraint(
                fields=["account", "body", "role"],
                condition=Q(valid_to=None),
                name="account_has_a_lasting_role_in_a_body_once",
                violation_error_message="Tài khoản này đã có vai trò đó ở đơn vị này.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.account}: {self.get_role_display()}, {self.body}"

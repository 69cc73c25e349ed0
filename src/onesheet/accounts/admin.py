"""Members in the admin: accounts, roles and passwords."""

from __future__ import annotations

from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin

from onesheet.accounts.models import Member


@admin.register(Member)
class MemberAdmin(UserAdmin):  # type: ignore[type-arg]
    """Django's own page for users, with the name that is shown."""

    list_display = ("username", "display_name", "is_active", "last_login")
    list_filter = ("is_active", "groups", "is_superuser")
    search_fields = ("username", "display_name", "email")
    fieldsets = (
        (None, {"fields": ("username", "password", "display_name", "email")}),
        ("Roles", {"fields": ("is_active", "is_staff", "is_superuser", "groups")}),
        ("Dates", {"fields": ("last_login", "date_joined")}),
    )
    filter_horizontal = ("groups",)


admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign]
"""The admin has no sign-in of its own: that of the site asks for the second step too."""

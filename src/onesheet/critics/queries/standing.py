"""Which reviews count and are shown. Whoever asks for critics' reviews takes this condition, and no other."""

from __future__ import annotations

from django.db.models import Q


def standing(prefix: str = "") -> Q:
    """Return the condition for reviews that are neither held back nor withdrawn.

    A review is held back until a service cleared `held_until`: the clock alone releases nothing. `prefix` leads from
    another model to the review, `critic_reviews__`.
    """
    return Q(**{f"{prefix}held_until__isnull": True, f"{prefix}withdrawn_at__isnull": True})

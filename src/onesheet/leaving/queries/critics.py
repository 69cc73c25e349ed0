"""The sheets of what an editor did for critics and scores."""

from __future__ import annotations

from django.db.models import Q

from onesheet.critics.models import (
    Consensus,
    CriticReview,
    CriticReviewChange,
    ReviewTable,
    ScoreHold,
    Weight,
)
from onesheet.leaving.queries.sheets import Sheet, same
from onesheet.scorebook.models import BadgeAward, Band, RuleInForce

CRITICS_WORK = (
    Sheet(
        "critics_reviews.jsonl",
        lambda member: CriticReview.objects.filter(made_by=member).order_by("pk"),
        {
            "review": "id",
            "critic": "critic__name",
            "outlet": "outlet__name",
            **same("date", "sort_date", "address", "quote", "language", "licence", "printed", "scale", "mark", "value"),
            **same("table", "unread", "verdict", "verdict_by", "verdict_name"),
            "document": "document__title",
            "file": "table_of__name",
            **same("line", "said", "made_at", "changed_at", "held_until", "withdrawn_at", "withdrawn_reason"),
        },
        film="film",
    ),
    Sheet(
        "critics_reviews_changed.jsonl",
        lambda member: CriticReviewChange.objects.filter(by=member).order_by("pk"),
        {"review": "review_id", **same("before", "reason", "at")},
        film="review__film",
    ),
    Sheet(
        "review_files.jsonl",
        lambda member: ReviewTable.objects.filter(by=member).order_by("pk"),
        {
            "file": "name",
            "source": "source__name",
            **same("sha256", "format", "licence", "rows", "made", "same", "refused", "at", "undone_at"),
        },
    ),
    Sheet(
        "weights.jsonl",
        lambda member: Weight.objects.filter(by=member).order_by("pk"),
        {"outlet": "outlet__name", "critic": "critic__name", **same("weight", "reason", "at")},
    ),
    Sheet(
        "consensus.jsonl",
        lambda member: Consensus.objects.filter(by=member).order_by("pk"),
        same("text", "reviews", "reason", "at"),
        film="film",
    ),
    Sheet(
        "scores_held.jsonl",
        lambda member: ScoreHold.objects.filter(Q(by=member) | Q(lifted_by=member)).order_by("pk"),
        {
            **same("until", "reason"),
            "by": "by__username",
            **same("at", "lifted_at"),
            "lifted_by": "lifted_by__username",
        },
        film="film",
    ),
    Sheet(
        "rules.jsonl",
        lambda member: RuleInForce.objects.filter(by=member).order_by("pk"),
        same("rule", "version", "parameters", "since", "reason"),
    ),
    Sheet(
        "bands.jsonl",
        lambda member: Band.objects.filter(by=member).order_by("pk"),
        same("rule", "low", "high", "label", "since", "until", "reason"),
    ),
    Sheet(
        "badges.jsonl",
        lambda member: BadgeAward.objects.filter(Q(by=member) | Q(revoked_by=member)).order_by("pk"),
        {
            "badge": "badge__name",
            "by": "by__username",
            **same("at", "reason", "met", "revoked_at"),
            "revoked_by": "revoked_by__username",
            "revoked_reason": "revoked_reason",
        },
        film="film",
    ),
)

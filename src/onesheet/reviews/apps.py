"""Members' reviews as Django knows them."""

from __future__ import annotations

from django.apps import AppConfig


class ReviewsConfig(AppConfig):
    name = "onesheet.reviews"

    def ready(self) -> None:
        """Tell the scorebook where the counts of members' ratings are."""
        # Models can be imported only now.
        from onesheet.reviews.queries.site import site_counts  # noqa: PLC0415
        from onesheet.reviews.queries.tallies import counts_of  # noqa: PLC0415
        from onesheet.scorebook.services.sources import Source, counts_come_from  # noqa: PLC0415
        from onesheet.scores.members import member_scores  # noqa: PLC0415
        from onesheet.scores.rules import MEMBERS  # noqa: PLC0415

        tally = self.get_model("FilmTally")
        counts_come_from(MEMBERS, Source(tally, counts_of, member_scores, total=site_counts))

"""What stays of an audit log's details when a member leaves."""

from __future__ import annotations

from onesheet.leaving.pure.scrubbing import without_member, without_words

LEFT = "2024-05-04T12:00:00+00:00"


def test_without_words_keeps_numbers_moments_and_shapes():
    details = {
        "said": "Dull.",
        "ids": [1, 2],
        "on": True,
        "until": LEFT,
        "day": "2024-05-04",
        "more": [{"a": "b"}, None],
    }

    assert without_words(details) == details | {"said": "", "more": [{"a": ""}, None]}


def test_kept_rows_lose_what_the_member_wrote_and_keep_what_others_did():
    theirs = {"id": 2, "member_id": 8, "text": "Mine.", "html": "<p>Mine.</p>", "made_at": LEFT, "erased_at": None}
    rows = {
        "reviews.Review": [{"id": 1, "member_id": 8, "text": "Mine."}],
        "reviews.Comment": [{"id": 1, "member_id": 7, "text": "Yours.", "html": "y", "made_at": LEFT}, theirs],
        "reviews.ReviewLike": [{"id": 1, "member_id": 7}, {"id": 2, "member_id": 8}],
        "lists.ListItem": [{"id": 1, "added_by_id": 7, "note": "Wet."}, {"id": 2, "added_by_id": 8, "note": "Dry."}],
    }

    assert without_member(rows, 7, LEFT) == {
        "reviews.Review": [{"id": 1, "member_id": 8, "text": "Mine."}],
        "reviews.Comment": [{"id": 1, "member_id": 7, "text": "", "html": "", "made_at": LEFT}, theirs],
        "reviews.ReviewLike": [{"id": 2, "member_id": 8}],
        "lists.ListItem": [{"id": 1, "added_by_id": None, "note": "Wet."}, {"id": 2, "added_by_id": 8, "note": "Dry."}],
    }
    assert without_member(rows, 9, LEFT) == rows
    assert without_member({"reviews.Comment": [theirs]}, 8, LEFT)["reviews.Comment"][0]["erased_at"] == LEFT

"""A member's feed from Letterboxd, `letterboxd.com/<member>/rss/`: the newest entries of the diary, reviews and lists.

Elements as seen in real feeds of 2024 to 2026.
"""

from onesheet.exchange.formats.letterboxd_feed.feed import LETTERBOXD_FEED

__all__ = ["LETTERBOXD_FEED"]

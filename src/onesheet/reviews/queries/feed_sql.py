"""The two queries of the feed that Django's own language cannot say: one step for each of many, and joins by kind.

Parameters stand as `%s`; nothing but whole numbers of ours is written into the texts.
"""

# ruff: noqa: S608 - the texts are joined of constants alone
from __future__ import annotations

from functools import lru_cache

# As the partial index `activity_in_feed` has it, to the letter.
_THEIRS = "AND x.id < %s AND NOT (x.visibility = 'me') AND x.shown ORDER BY x.id DESC"

# A join with the members would be answered by reading all of them, however few one follows; the subquery is not.
_LATELY = f"""
WITH lately AS (
  SELECT f.of_id AS member_id,
    (SELECT x.id FROM reviews_activity x WHERE x.member_id = f.of_id {_THEIRS} LIMIT 1) AS last
  FROM accounts_follow f
  WHERE f.by_id = %s
    AND (SELECT m.is_active FROM accounts_member m WHERE m.id = f.of_id)
    AND NOT EXISTS (SELECT 1 FROM accounts_mute u WHERE u.by_id = f.by_id AND u.of_id = f.of_id)
  ORDER BY last DESC NULLS LAST LIMIT {{most}}
)
"""
_OF_EACH = f"SELECT x.id FROM reviews_activity x WHERE x.member_id = t.member_id {_THEIRS} LIMIT {{most}}"
_BY_MEMBER = {
    "sqlite": f"{_LATELY} SELECT a.id FROM lately t CROSS JOIN reviews_activity a"
    f" WHERE t.last IS NOT NULL AND a.id IN ({_OF_EACH}) ORDER BY a.id DESC LIMIT {{most}}",
    "postgresql": f"{_LATELY} SELECT a.id FROM lately t CROSS JOIN LATERAL ({_OF_EACH}) a"
    " WHERE t.last IS NOT NULL ORDER BY a.id DESC LIMIT {most}",
}

VIEWERS_IN_ITEMS = 7
"""How often the viewer's number stands among the parameters of `items`, after the entries' numbers."""

_ITEMS = """
SELECT a.id, a.kind, a.ref, a.at, m.username, m.display_name, coalesce(f.slug, ''), coalesce(f.title, ''), f.year,
  coalesce(v.id, r.viewing_id), coalesce(v.date, rv.date, ''), coalesce(v.rating, r.rating),
  coalesce(v.liked, r.liked), coalesce(v.rewatch, rv.rewatch), r.id, coalesce(r.excerpt, ''), r.spoilers,
  coalesce(w.username, ''), coalesce(w.display_name, '')
FROM reviews_activity a
JOIN accounts_member m ON m.id = a.member_id AND m.is_active
LEFT JOIN reviews_viewing v ON a.kind = 'viewing' AND v.id = a.ref AND NOT (v.visibility = 'me')
LEFT JOIN reviews_review r ON a.kind IN ('review', 'like') AND r.id = a.ref
LEFT JOIN reviews_viewing rv ON a.kind = 'review' AND rv.id = r.viewing_id AND NOT (rv.visibility = 'me')
LEFT JOIN accounts_member w ON a.kind = 'like' AND w.id = r.member_id
LEFT JOIN films_film f ON f.id = coalesce(a.film_id, r.film_id)
WHERE a.id IN ({places})
  AND NOT EXISTS (SELECT 1 FROM accounts_block b WHERE b.by_id = %s AND b.of_id = a.member_id)
  AND NOT EXISTS (SELECT 1 FROM accounts_block b WHERE b.of_id = %s AND b.by_id = a.member_id)
  AND (f.id IS NULL OR f.shown)
  AND (a.kind <> 'viewing' OR v.id IS NOT NULL)
  AND (a.kind NOT IN ('review', 'like') OR (
    r.state = 'published' AND r.hidden_at IS NULL AND r.erased_at IS NULL AND NOT (r.visibility = 'me')))
  AND (a.kind <> 'like' OR (
    w.is_active
    AND (r.visibility <> 'followers' OR r.member_id = %s
      OR EXISTS (SELECT 1 FROM accounts_follow o WHERE o.by_id = %s AND o.of_id = r.member_id))
    AND NOT EXISTS (SELECT 1 FROM accounts_mute u WHERE u.by_id = %s AND u.of_id = r.member_id)
    AND NOT EXISTS (SELECT 1 FROM accounts_block b WHERE b.by_id = %s AND b.of_id = r.member_id)
    AND NOT EXISTS (SELECT 1 FROM accounts_block b WHERE b.of_id = %s AND b.by_id = r.member_id)))
ORDER BY a.id DESC
"""


@lru_cache(maxsize=4)
def by_member(vendor: str, most: int) -> str:
    """Return the query for the newest `most` entries found from the members one follows.

    It takes the cursor, the viewer's number and the cursor again.
    """
    return _BY_MEMBER[vendor].replace("{most}", str(most))


@lru_cache(maxsize=64)
def items(count: int) -> str:
    """Return the query for what `count` entries tell. It takes their numbers, then the viewer's `VIEWERS_IN_ITEMS` times.

    What the viewer may no longer see is left out, whatever was noted with the entry.
    """
    return _ITEMS.replace("{places}", ", ".join(["%s"] * count))

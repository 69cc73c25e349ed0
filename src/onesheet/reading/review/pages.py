"""Headlines that head no single review: those of a site's own pages, of lists, and of pieces on films in general."""

from __future__ import annotations

import re

_OWN = re.compile(
    r"(?:about(?: (?:me|us|this (?:blog|site|page)|the (?:author|blog|site)))?|contact us|home ?page|faq|site ?map|search results\b.*"
    r"|(?:(?:list|index|archive) of )?(?:all|latest|recent|my|our|more|past|older|other) (?:(?:film|movie) )?reviews"
    r"|(?:list|index|archive) of (?:(?:film|movie) )?reviews|(?:film|movie)? ?reviews?(?: (?:archive|index|page|list)s?)?"
    r"|(?:how (?:i|we) rate\b.*|(?:(?:the|my|our) )?(?:star )?(?:ratings?|scoring|grading|review)s? (?:system|scale|guide|criteria|policy|key|explained)s?)"
    r"|(?:tags?|category|archives?|posts tagged|browsing|label|author|month) ?: ?.*|showing posts\b.*)",
    re.IGNORECASE,
)
_THINGS = (
    r"(?:films|movies|documentaries|pictures|sequels|remakes|adaptations|shorts|cartoons|westerns|comedies|thrillers|shows|series|sitcoms|episodes|seasons|novels|books|comics|games|songs|albums|soundtracks|scores|"
    r"actors|actress(?:es)?|directors|filmmakers|stars|performances|characters|villains|heroes|scenes|moments|quotes|posters|trailers|endings|twists|directorial debuts)"
)
_LIST = re.compile(
    rf"(?:(?:my|our|the) )?(?:(?:all-time|personal|current) )?(?:(?:top|best|worst|greatest|favou?rite|coolest|scariest|funniest) )?(?:\d{{1,3}}|five|ten|twenty) (?:(?!of\b|from\b)[\w'’-]+ ){{0,6}}?{_THINGS}\b"
    rf"|(?:(?:my|our|the) )?(?:top|best|worst|greatest|favou?rite) (?:(?!of\b)[\w'’-]+ ){{0,4}}?{_THINGS} (?:of|from|in|to|that|so far|you|for)\b"
    rf"|(?:[\w'’-]+ ){{0,3}}?{_THINGS} (?:that (?:were|are|will|would|should|became|made|didn|deserve|got|never|have|had|you|we|i)\b|you (?:should|must|need|can|may|might)\b|which (?:were|are)\b|(?:with|based on) (?:an? )?movie\b|made into\b)"
    r"|(?:the )?(?:18[89]|19\d|20\d)\ds? (?:in|at the) (?:films?|movies|cinema|review|television)\b|films of (?:the )?(?:18[89]|19\d|20\d)\d",
    re.IGNORECASE,
)


def is_own_page(headline: str) -> bool:
    """Whether a headline is that of a site's own page: `About`, `Tag: western`, `Rating system`, `All reviews`."""
    return _OWN.fullmatch(_bare(headline)) is not None


def heads_list(headline: str) -> bool:
    """Whether a headline heads a list or a survey: `My top 5 actresses of 2016`, `Books with a movie tie-in`, `1974 in film`."""
    return _LIST.match(_bare(headline)) is not None


def _bare(headline: str) -> str:
    return " ".join(headline.strip(" #*_|:–—-").split())

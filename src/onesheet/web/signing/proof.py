"""Proof of work: what a visitor's browser computes before an account is made, so that a thousand accounts cost a lot.

The challenge is signed, expires, and is good for one account. `static/sign-up.js` finds its answer: a counter whose
SHA-256 with the challenge's salt and nonce begins as the challenge says, 40,000 to 120,000 tries.
"""

from __future__ import annotations

import json
import secrets
from datetime import datetime, timedelta
from enum import Enum

import altcha
from django.utils.crypto import salted_hmac

from onesheet.accounts import services
from onesheet.accounts.limits import Limit

LASTS = timedelta(minutes=30)
_LEAST, _SPREAD = 40_000, 80_000
_LARGEST = 4_000
_ONCE = Limit("proof", 1, LASTS * 2, "This answer was given before.")


class Proof(Enum):
    """What came with a form."""

    GOOD = "good"
    NONE = "none"
    """No answer: a browser without script."""
    BAD = "bad"
    """Expired, given before, or not the answer."""


def challenge(now: datetime) -> str:
    """Return a new challenge, as JSON for the page's script."""
    made = altcha.create_challenge(
        "SHA-256", 1, counter=_LEAST + secrets.randbelow(_SPREAD), expires_at=now + LASTS, hmac_secret=_key()
    )
    return json.dumps(made.to_dict())


def check(given: str, now: datetime) -> Proof:
    """Check an answer; a good one is good once."""
    if not given:
        return Proof.NONE
    if len(given) > _LARGEST or not altcha.verify_solution(given, _key()).verified:
        return Proof.BAD
    try:
        signature = altcha.Payload.from_base64(given).challenge.signature or ""
        services.attempt(limit=_ONCE, address=f"proof:{signature}", now=now)
    except services.Refusal:
        return Proof.BAD
    return Proof.GOOD


def _key() -> str:
    return salted_hmac("onesheet.proof", "challenge", algorithm="sha256").hexdigest()

"""Templates that print amounts: money, measures, running times, marks."""

from __future__ import annotations

import re
from collections.abc import Callable

from onesheet.reading.forms.wikitext.parameters import Call
from onesheet.reading.forms.wikitext.pieces import Bits, made, words_of

Rule = Callable[[Call], Bits]

_SIGNS = {
    "us$": "US$", "usd": "US$", "$": "$", "us dollar": "US$", "inr": "₹", "indian rupee": "₹", "rupee": "₹", "rs": "₹", "rs.": "₹", "indian rupees": "₹", "₹": "₹", "£": "£", "gbp": "£", "pound sterling": "£", "pound": "£", "€": "€", "eur": "€",
    "euro": "€", "¥": "¥", "jpy": "¥", "yen": "¥", "japanese yen": "¥", "rmb": "CN¥", "cny": "CN¥", "cn¥": "CN¥", "yuan": "CN¥", "renminbi": "CN¥", "₩": "₩", "krw": "₩", "won sign": "₩", "south korean won": "₩", "a$": "A$", "au$": "A$", "aud": "A$",
    "c$": "C$", "ca$": "C$", "cad": "C$", "nz$": "NZ$", "nzd": "NZ$", "hk$": "HK$", "hkd": "HK$", "nt$": "NT$", "twd": "NT$", "₱": "₱", "php": "₱", "phil$": "₱", "฿": "฿", "thb": "฿", "₺": "₺", "try": "₺", "₽": "₽", "rub": "₽", "rur": "₽",
    "ruble": "₽", "₴": "₴", "uah": "₴", "₦": "₦", "ngn": "₦", "naira": "₦", "myr": "RM", "rm": "RM", "idr": "Rp", "rp.": "Rp", "sgd": "S$", "s$": "S$", "brl": "R$", "r$": "R$", "mxn": "MX$", "mex$": "MX$", "ars": "AR$", "pkr": "PKR ",
    "bdt": "৳", "৳": "৳", "taka": "৳", "sek": "SEK ", "nok": "NOK ", "dkk": "DKK ", "chf": "CHF ", "pln": "PLN ", "huf": "HUF ", "czk": "CZK ", "itl": "ITL ", "frf": "FRF ", "dem": "DEM ", "esp": "ESP ", "ils": "₪", "₪": "₪", "nis": "₪",
    "lkr": "LKR ", "npr": "NPR ", "irr": "IRR ", "vnd": "₫", "₫": "₫", "egp": "E£", "sfr": "CHF ", "dm": "DM ", "₤": "₤",
}  # fmt: skip
"""What each currency's template, or its code, prints before the amount."""
_SCALES = {
    "m": "million",
    "b": "billion",
    "t": "trillion",
    "k": "thousand",
    "c": "crore",
    "l": "lakh",
    "lc": "lakh crore",
}
_UNITS = {
    "mi": "miles", "km": "km", "m": "m", "ft": "ft", "in": "in", "cm": "cm", "mm": "mm", "kg": "kg", "lb": "lb", "lbs": "lb", "acre": "acres", "ha": "ha", "mph": "mph", "kph": "km/h", "km/h": "km/h", "yd": "yd",
    "sqmi": "sq mi", "sqft": "sq ft", "sqkm": "km2", "m2": "m2", "km2": "km2", "c": "°C", "f": "°F", "usgal": "US gallons", "l": "L", "nmi": "nautical miles", "t": "tonnes", "oz": "oz", "st": "stone", "hp": "hp",
}  # fmt: skip
_JOINS = {"-": "–", "–": "–", "to": " to ", "and": " and ", "by": " by ", "x": " × ", "or": " or ", "to(-)": " to "}
_NUMBER = re.compile(r"[-−]?[\d.,]+")


def money(call: Call) -> Bits:
    """`{{INR|50}}` prints `₹50`; without a value the sign alone."""
    sign = _SIGNS[call.name]
    start, end = call.span
    bits = call.bits(0)
    shown = words_of(bits)
    if not call.text(0):
        return [made(sign, start, end)]
    if not any(sign.isdigit() for sign in shown):
        # The number is taken from elsewhere or computed, and is lost here.
        return []
    return bits if shown.startswith(sign.strip()) else [made(sign, start, start + 2), *bits]


def currency(call: Call) -> Bits:
    """`{{currency|1000|USD}}` prints `US$1000`."""
    code = (call.text(1) or call.named_text("type", "code", "currency")).lower()
    sign = _SIGNS.get(code, f"{code.upper()} " if code else "")
    start = call.span[0]
    bits = call.bits(0) or call.named_bits("amount")
    return [made(sign, start, start + 2), *bits] if words_of(bits) else []


def converted(call: Call) -> Bits:
    """`{{INRConvert|350|m}}` prints `₹350 million`; what that is in another currency is computed and left out."""
    code = call.name.removesuffix("convert").removesuffix(" conv").strip()
    sign = _SIGNS.get(code, f"{code.upper()} ")
    bits = call.bits(0)
    if not words_of(bits):
        return []
    scale = _SCALES.get(call.text(1).lower(), "")
    start = call.span[0]
    return [
        made(sign, start, start + 2),
        *bits,
        *([made(f" {scale}", bits[-1].end, bits[-1].end + 2)] if scale else []),
    ]


def measure(call: Call) -> Bits:
    """`{{convert|10|mi|km}}` prints `10 miles`, `{{convert|5|to|6|mi}}` `5 to 6 miles`; what is computed is left out."""
    out: Bits = []
    for place in range(len(call.listed)):
        text = call.text(place)
        bits = call.bits(place)
        if not bits:
            break
        start, end = bits[0].start, bits[-1].end
        if _NUMBER.match(text):
            out += bits
        elif text.lower() in _JOINS and out:
            out.append(made(_JOINS[text.lower()], start, end))
        else:
            return [*out, made(f" {_UNITS.get(text.lower(), text)}", start, end)] if out else []
    return out


def duration(call: Call) -> Bits:
    """`{{duration|h=1|m=36}}` prints `1 hour 36 minutes`."""
    values = dict(zip("hms", (call.text(place) for place in range(3)), strict=False))
    told = []
    for sign, unit in (("h", "hour"), ("m", "minute"), ("s", "second")):
        value = call.named_text(sign) or values.get(sign, "")
        if value.isdecimal() and int(value):
            told.append(f"{int(value)} {unit}{'' if int(value) == 1 else 's'}")
    return [made(" ".join(told), *call.span)] if told else []


def estimate(call: Call) -> Bits:
    """`{{estimation}}` prints `est. ` before an amount."""
    return [made("est. ", *call.span)]


def mark(call: Call) -> Bits:
    """`{{Rating|4.5|5}}` prints `4.5/5`."""
    value, scale = call.text(0), call.text(1) or "5"
    return [made(f"{value}/{scale}", *call.span)] if _NUMBER.fullmatch(value) and _NUMBER.fullmatch(scale) else []


def fraction(call: Call) -> Bits:
    """`{{frac|1|2}}` prints `1/2`, `{{frac|3|1|2}}` `3 1/2`."""
    parts = [call.text(place) for place in range(len(call.listed))]
    shown = {1: "1/{0}", 2: "{0}/{1}", 3: "{0} {1}/{2}"}.get(len(parts))
    return [made(shown.format(*parts), *call.span)] if shown and all(part.isdecimal() for part in parts) else []


RULES: dict[str, Rule] = {
    **dict.fromkeys(_SIGNS, money),
    **dict.fromkeys(("currency", "iso4217", "format price", "formatprice", "price"), currency),
    **dict.fromkeys(("inrconvert", "usdconvert", "gbpconvert", "jpyconvert", "cnyconvert", "krwconvert", "audconvert", "eurconvert", "pkrconvert"), converted),
    **dict.fromkeys(("convert", "cvt", "conv", "height"), measure),
    **dict.fromkeys(("duration", "runtime", "film runtime", "length", "hms"), duration),
    **dict.fromkeys(("estimation", "est.", "est", "estimated"), estimate),
    **dict.fromkeys(("rating", "stars", "rating stars", "star rating"), mark),
    **dict.fromkeys(("frac", "fraction", "sfrac"), fraction),
}  # fmt: skip
"""The rule for each template's name."""

"""Items of Wikidata that are codes more than names: countries, languages, currencies, kinds of film, marks of boards.

An entry gives the numbers alone. Those here are understood without their labels; any other item is named only where the
entry names it.
"""

from __future__ import annotations


def _table(lines: str) -> dict[str, str]:
    found = {}
    for entry in lines.replace("\n", "|").split("|"):
        number, _, meaning = entry.strip().partition(" ")
        if number:
            found[number] = meaning
    return found


COUNTRIES = _table("""
Q30 US|Q145 GB|Q142 FR|Q183 DE|Q38 IT|Q29 ES|Q45 PT|Q55 NL|Q29999 NL|Q31 BE|Q39 CH|Q40 AT|Q34 SE|Q35 DK|Q756617 DK
Q20 NO|Q33 FI|Q189 IS|Q27 IE|Q36 PL|Q213 CZ|Q214 SK|Q28 HU|Q218 RO|Q219 BG|Q41 GR|Q43 TR|Q159 RU|Q212 UA|Q184 BY
Q17 JP|Q148 CN|Q884 KR|Q423 KP|Q668 IN|Q843 PK|Q902 BD|Q854 LK|Q865 TW|Q8646 HK|Q334 SG|Q833 MY|Q869 TH|Q881 VN
Q252 ID|Q928 PH|Q408 AU|Q664 NZ|Q16 CA|Q96 MX|Q155 BR|Q414 AR|Q298 CL|Q739 CO|Q419 PE|Q717 VE|Q77 UY|Q241 CU|Q801 IL
Q79 EG|Q794 IR|Q796 IQ|Q258 ZA|Q1033 NG|Q1028 MA|Q262 DZ|Q948 TN|Q1041 SN|Q114 KE|Q117 GH|Q224 HR|Q403 RS|Q215 SI
Q225 BA|Q221 MK|Q236 ME|Q222 AL|Q191 EE|Q211 LV|Q37 LT|Q32 LU|Q233 MT|Q229 CY|Q230 GE|Q399 AM|Q227 AZ|Q232 KZ|Q878 AE
Q851 SA|Q822 LB|Q810 JO|Q858 SY|Q846 QA|Q889 AF|Q711 MN|Q424 KH|Q836 MM|Q837 NP|Q736 EC|Q750 BO|Q733 PY|Q786 DO
Q800 CR|Q804 PA|Q15180 SU|Q16957 DD|Q713750 DE|Q36704 YU|Q33946 CS|Q7318 DE|Q41304 DE|Q43287 DE|Q172579 IT|Q174193 GB
Q912 ML|Q965 BF|Q1008 CI|Q1009 CM|Q115 ET|Q916 AO|Q1030 NA|Q954 ZW|Q924 TZ|Q1036 UG|Q1037 RW|Q228 AD|Q235 MC|Q347 LI
Q783 HN|Q774 GT|Q792 SV|Q811 NI|Q766 JM|Q790 HT|Q1183 PR|Q817 KW|Q398 BH|Q842 OM|Q805 YE|Q813 KG|Q265 UZ|Q863 TJ
Q874 TM|Q917 BT|Q819 LA|Q1246 XK|Q219060 PS|Q217 MD|Q1016 LY|Q1049 SD
""")
LANGUAGES = _table("""
Q1860 en|Q7976 en|Q7979 en|Q150 fr|Q188 de|Q652 it|Q1321 es|Q5146 pt|Q750553 pt|Q7411 nl|Q9027 sv|Q9035 da|Q9043 no
Q25167 nb|Q1412 fi|Q294 is|Q7737 ru|Q8798 uk|Q9091 be|Q809 pl|Q9056 cs|Q9058 sk|Q9067 hu|Q7913 ro|Q7918 bg|Q9129 el
Q256 tr|Q5287 ja|Q7850 zh|Q9192 zh|Q727694 zh|Q9186 yue|Q9176 ko|Q1568 hi|Q9610 bn|Q5885 ta|Q8097 te|Q36236 ml
Q33673 kn|Q1571 mr|Q58635 pa|Q1617 ur|Q5137 gu|Q13955 ar|Q29919 ar|Q9288 he|Q9168 fa|Q9217 th|Q9199 vi|Q9240 id
Q9237 ms|Q34057 fil|Q33298 fil|Q7026 ca|Q8752 eu|Q9307 gl|Q9299 sr|Q6654 hr|Q9301 sh|Q9063 sl|Q9303 bs|Q9296 mk
Q8748 sq|Q9072 et|Q9078 lv|Q9083 lt|Q9142 ga|Q9314 gd|Q9309 cy|Q397 la|Q14196 af|Q10179 zu|Q13218 xh|Q7838 sw|Q8641 yi
Q143 eo|Q8785 hy|Q8108 ka|Q9292 az|Q9246 mn|Q9252 kk|Q36368 ku|Q28244 am|Q34268 wo|Q9228 my|Q9205 km|Q13267 so
""")
"""Q7976 and Q7979 are American and British English, Q750553 Brazilian Portuguese, Q29919 Egyptian Arabic."""
CURRENCIES = _table("""
Q4917 USD|Q4916 EUR|Q25224 GBP|Q8146 JPY|Q80524 INR|Q1104069 CAD|Q259502 AUD|Q202040 KRW|Q39099 CNY|Q41044 RUB
Q122922 SEK|Q25417 DKK|Q132643 NOK|Q25344 CHF|Q173117 BRL|Q4730 MXN|Q16068 DEM|Q184172 FRF|Q31015 HKD|Q208526 TWD
Q123213 PLN|Q131016 CZK|Q47190 HUF|Q172872 TRY
""")
GENRES = _table("""
Q188473 action|Q471839 science fiction|Q319221 adventure|Q130232 drama|Q157443 comedy|Q200092 horror|Q1054574 romance
Q860626 romantic comedy|Q2484376 thriller|Q157394 fantasy|Q959790 crime|Q172980 western|Q185867 film noir|Q369747 war
Q645928 biographical|Q842256 musical|Q93204 documentary|Q202866 animated|Q859369 comedy drama|Q496523 heist
Q1535153 superhero|Q1146335 teen|Q1200678 mystery|Q226730 silent|Q2421031 neo-noir|Q1361932 family|Q2143665 children's
Q182415 psychological thriller|Q459435 mockumentary|Q52207399 based on a novel
""")
NO_GENRES = frozenset({"Q11424", "Q24862", "Q24869", "Q506240", "Q52207399", "Q52162262", "Q226730"})
"""Items that are used as genres and tell no kind of story: film, short film, silent film, film based on a novel."""

FILM_KINDS = _table("""
Q11424 film|Q24862 short film|Q24869 feature film|Q506240 television film|Q93204 documentary film|Q202866 animated film
Q29168811 animated feature film|Q17517379 animated short film|Q20650540 anime film|Q226730 silent film|Q229390 3D film
Q459435 mockumentary|Q1361932 family film|Q18011172 film project|Q52207399 film based on a novel
Q52162262 film based on literature
""")
NO_FILMS = _table("""
Q5398426 a television series|Q1259759 a miniseries|Q117467246 an animated television series|Q581714 an animated series
Q63952888 an anime television series|Q21191270 an episode of a television series|Q3464665 a season of a television series
Q15416 a television program|Q24856 a series of films|Q196600 a media franchise|Q5 a person|Q25379 a play
Q7725634 a literary work|Q571 a book|Q8261 a novel|Q47461344 a written work|Q7366 a song|Q482994 an album
Q134556 a single|Q7889 a video game|Q4167410 a page that tells names apart|Q95074 a character|Q15632617 a character
Q15773347 a film character|Q220898 a film festival|Q27787439 an edition of a film festival|Q618779 an award
""")

WORLDWIDE = "Q13780930"
MINUTE, SECOND, HOUR = "Q7727", "Q11574", "Q25235"
JULIAN = "Q1985786"
VERSIONS = {"Q26225765": ""}
"""Parts of a film that a running time is told of. The theatrical version is the film itself."""

SCORES_BY = _table("Q105584 Rotten Tomatoes|Q150248 Metacritic|Q37312 IMDb")
METHODS = _table("Q108403393 percent positive|Q108403540 average|Q106515043 weighted average")
MARKS = _table(
    "Q18665330 G|Q18665334 PG|Q18665339 PG-13|Q18665344 R|Q18665349 NC-17|Q47274658 X|Q23301856 12A"
    "|Q20644794 0|Q20644795 6|Q20644796 12|Q20644797 16|Q20644798 18"
)
CARRIERS = _table(
    "Q723685 digital|Q47770 physical Blu-ray|Q5294 physical DVD|Q183976 physical VHS|Q41253 theatrical|Q289 broadcast"
)
"""How a film was published, as the kind of release and its format."""
PLACES = _table("Q84 London|Q90 Paris|Q60 New York City|Q65 Los Angeles|Q64 Berlin|Q220 Rome|Q99 California")

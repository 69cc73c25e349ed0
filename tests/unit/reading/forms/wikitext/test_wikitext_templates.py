"""What templates print."""

from __future__ import annotations

import pytest

from onesheet.reading.forms.wikitext import open_wikitext


@pytest.mark.parametrize(
    ("source", "prose"),
    [
        ("on {{Film date|2001|3|4}}", "on March 4, 2001"),
        ("on {{film date|df=yes|2001|3|4|[[Spain]]|2001|05|||2002}}", "on 4 March 2001 (Spain)\nMay 2001\n2002"),
        ("{{Use dmy dates|date=May 2020}}on {{start date|2001|3|4}}", "on 4 March 2001"),
        ("on {{start-date|April 8, 1990}}", "on April 8, 1990"),
        ("{{as of|2015|3}} and {{as of|lc=y|2016}}, {{circa|1920}}", "As of March 2015 and as of 2016, c. 1920"),
        ("{{birth date and age|1934|1|2|mf=y}}", "January 2, 1934"),
        ("cost {{US$|16–18 million}}, or {{INR}}40 crore, {{£|3}}", "cost US$16–18 million, or ₹40 crore, £3"),
        ("cost {{currency|300|USD}}, {{INRConvert|350|m}}", "cost US$300, ₹350 million"),
        ("made {{US$|{{To USD|600|JPN}} million}}.", "made ."),
        ("{{convert|10|mi|km}} and {{convert|5|to|6|kg|lb}} of {{frac|1|2}}", "10 miles and 5 to 6 kg of 1/2"),
        ("lasts {{duration|h=1|m=36}}, {{duration|2|5|0}}", "lasts 1 hour 36 minutes, 2 hours 5 minutes"),
        ("{{nowrap|Jo {{small|(voice)}}}} {{abbr|No.|number}} 5", "Jo (voice) No. 5"),
        ("{{nihongo|Salt|塩|Shio}} {{ill|Bo Ek|sv|Bo Ek}} {{sortname|Ann|Lee|dab=x}}", "Salt (塩, Shio) Bo Ek Ann Lee"),
        ("{{transl|ja|Shio}} {{native name|es|Sal}} {{resize|90%|small}}", "Shio Sal small"),
        ("a{{snd}}b{{ndash}}c{{'}}d", "a – b–c'd"),
        ("with {{ubl|A|B}}", "with\nA\nB"),
        ("with {{hlist|A|B}}.", "with A · B."),
        ("{{flatlist|\n* A\n* B\n}}", "A\nB"),
        ("{{Cast listing|* A as B\n* C as D}}", "A as B\nC as D"),
        ("{{div col}}\n* A\n{{div col end}}\n{{Reflist}}", "A"),
        ("{{based on|''Salt''|[[Ann Lee]]|Bo Ek}}", "Salt by Ann Lee and Bo Ek"),
        ("score {{RT data|score}} based on {{RT data|count}} reviews", "score based on reviews"),
        (
            "{{RT prose|40|3.80|15|Too long.}}",
            (
                "On Rotten Tomatoes, the film holds an approval rating of 40% based on 15 reviews, with an average rating of "
                '3.80/10. The website\'s critics consensus reads, "Too long."'
            ),
        ),
        ("{{MC film|score=45|count=12}}", "Metacritic assigned the film a weighted average score of 45 out of 100, based on 12 critics."),
        ("{{Rating|4.5|5}} {{sfn|Lee|2001}}{{efn|A note.}}{{citation needed|date=May 2020}}word", "4.5/5 word"),
        ("{{About||the song|Salt}}\nWords {{unheard of|in line|2}}.", "Words in line."),
        ("Words.\n\n{{Some navigation|of films}}\n\nMore.", "Words.\n\nMore."),
        ("{{blockquote|It was cold.|Ann Lee}}", "It was cold.\n— Ann Lee"),
        ("{{#if:a|b}}{{formatnum:1234}}{{DEFAULTSORT:Salt}}", "1234"),
        ("January 2001 ({{flagicon|ESP}} [[Spain]])", "January 2001 (Spain)"),
        ("{{flag|Spain}} {{flagicon|Spain}} {{USA}}", "Spain United States"),
        ("{{Film date|TBA|||India}} {{film date|TBA|2021|May}}", "May 2021"),
        ("{{ill|Bo Ek (actor)|sv|Bo Ek|lt=Bo Ek}} {{div col|2}}\nend", "Bo Ek\nend"),
        ("Salt ({{IPA-fr|a}}; {{lang-fr|Sel}}) or ({{IPA-fr|a}}) cost ({{US$|{{To USD|1}}}}).", "Salt (French: Sel) or cost."),
        ("On Rotten Tomatoes, {{RT data|prose}} It ran.", "On Rotten Tomatoes,\nIt ran."),
        ("{{plainlist|1=\n* A\n* B}}", "A\nB"),
    ],
)  # fmt: skip
def test_templates_print(source: str, prose: str) -> None:
    assert open_wikitext(source).prose.strip() == prose


def test_a_date_leads_back_to_its_own_values() -> None:
    source = "{{Film date|2001|3|4|Spain|2002|5|6|France}}"
    document = open_wikitext(source)
    start = document.prose.index("May 6, 2002 (France)")

    left, right = document.span(start, start + len("May 6, 2002"))

    assert source[left:right] == "2002|5|6"

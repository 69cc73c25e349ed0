"""Names of people, companies, films, festivals and places: folded, restored and compared, in this one place.

`fold` makes a text comparable; `restore_*` give back the capitals and accents that a text lost; `same_*` tell whether two
names can mean one thing, and `compare_*` how surely; `*_key` and `*_keys` are what such names are found by. A `Roster` knows whom
a surname alone means. All take names as they are printed, in any script, and none raises.
"""

from onesheet.values.folding import fold, letters, name_keys, plain, same_name, slug
from onesheet.values.names.companies import company_key, same_company
from onesheet.values.names.festivals import (
    festival_key,
    festival_number,
    festival_ordinal,
    festival_year,
    same_festival,
)
from onesheet.values.names.persons import (
    Persons,
    comes_family_first,
    compare_persons,
    person_keys,
    person_sort_key,
    same_person,
    surname,
)
from onesheet.values.names.places import same_place
from onesheet.values.names.restoring import PARTICLES, is_damaged, restore_company, restore_person, restore_title
from onesheet.values.names.roster import Roster
from onesheet.values.names.titles import (
    Titles,
    compare_titles,
    printed_titles,
    same_film_title,
    search_keys,
    title_and_year,
    title_key,
    title_sort_key,
    title_words,
    with_article_first,
)
from onesheet.values.scripts import to_latin

__all__ = [
    "PARTICLES",
    "Persons",
    "Roster",
    "Titles",
    "comes_family_first",
    "company_key",
    "compare_persons",
    "compare_titles",
    "festival_key",
    "festival_number",
    "festival_ordinal",
    "festival_year",
    "fold",
    "is_damaged",
    "letters",
    "name_keys",
    "person_keys",
    "person_sort_key",
    "plain",
    "printed_titles",
    "restore_company",
    "restore_person",
    "restore_title",
    "same_company",
    "same_festival",
    "same_film_title",
    "same_name",
    "same_person",
    "same_place",
    "search_keys",
    "slug",
    "surname",
    "title_and_year",
    "title_key",
    "title_sort_key",
    "title_words",
    "to_latin",
    "with_article_first",
]

"""Countries as programmes print them: in the language of the house, and by their letters (`NOR`, `DE`)."""

from __future__ import annotations

from functools import cache, lru_cache

from onesheet.values.countries import COUNTRY_NAMES, country_code
from onesheet.values.folding import fold

_WORDS = """
AR|argentinien argentine argentinie argentinien
AT|österreich autriche oostenrijk österrike østrig østerrike áustria
AU|australien australie australië
BE|belgien belgique bélgica belgio belgië belgia
BG|bulgarien bulgarie bulgarije
BA|bosnien-herzegowina bosnie-herzégovine bosnia-erzegovina bosnien
BR|brasilien brésil brasil brasile brazilië
CA|kanada
CH|schweiz suisse suiza svizzera zwitserland suíça sveits
CL|chili cile
CN|volksrepublik_china chine cina kina
CO|kolumbien colombie
CS|tschechoslowakei tchécoslovaquie checoslovaquia cecoslovacchia tsjechoslowakije tjeckoslovakien
CU|kuba
CZ|tschechien tschechische_republik république_tchèque tchéquie república_checa chequia repubblica_ceca tsjechië tjeckien česko
DD|ddr rda
DE|deutschland allemagne alemania germania alemanha duitsland tyskland brd rfa bundesrepublik_deutschland saksa niemcy
DK|dänemark danemark dinamarca danimarca denemarken danmark
DZ|algerien algérie argelia argélia
EE|estland estonie eesti viro
EG|ägypten égypte egipto egitto egypte
ES|spanien espagne españa spagna espanha spanje
FI|finnland finlande finlandia finlândia suomi
FR|frankreich francia frança frankrijk frankrike frankrig ranska francja
GB|großbritannien grossbritannien vereinigtes_königreich grande-bretagne royaume-uni gran_bretaña reino_unido gran_bretagna regno_unito groot-brittannië verenigd_koninkrijk storbritannien storbritannia
GE|georgien géorgie
GR|griechenland grèce grecia grécia griekenland grekland hellas
HR|kroatien croatie croacia croazia kroatië hrvatska
HU|ungarn hongrie hungría ungheria hongarije ungern magyarország
IE|irland irlande irlanda ierland
IN|indien inde índia
IR|iran
IS|island islande islandia islanda ijsland
IT|italien italie italia itália italië
JP|japon japón giappone japão
KR|südkorea corée_du_sud corea_del_sur corea_del_sud zuid-korea sydkorea
LB|libanon liban líbano libano
LT|litauen lituanie lituania lietuva litouwen
LV|lettland lettonie letonia lettonia latvija letland
LU|luxemburg luxembourg
MA|marokko maroc marruecos marocco
MX|mexiko mexique méxico messico
NL|niederlande pays-bas países_bajos paesi_bassi nederland nederländerna holland
NO|norwegen norvège noruega norvegia noorwegen norge norja
NZ|neuseeland nouvelle-zélande nueva_zelanda nuova_zelanda
PE|pérou perú
PH|philippinen philippines filipinas filippine
PL|polen pologne polonia polska puola
PS|palästina palestine palestina
PT|portogallo
RO|rumänien roumanie rumania românia roemenië
RS|serbien serbie servië srbija
RU|russland russie rusia russia rusland ryssland
SE|schweden suède suecia svezia suécia zweden sverige ruotsi szwecja
SI|slowenien slovénie eslovenia slovenië slovenija
SK|slowakei slovaquie eslovaquia slovacchia slowakije
SN|senegal sénégal
SU|udssr urss sowjetunion union_soviétique unión_soviética unione_sovietica sovjetunionen
TN|tunesien tunisie túnez
TR|türkei turquie turquía turchia turkije turkiet türkiye
TW|taïwan
UA|ukraine ucrania ucraina oekraïne
US|vereinigte_staaten états-unis etats-unis estados_unidos eeuu ee._uu. stati_uniti verenigde_staten eua
XK|kosovo
YU|jugoslawien yougoslavie jugoslavia joegoslavië jugoslavien
ZA|südafrika afrique_du_sud sudáfrica sudafrica zuid-afrika
"""
_CODE, _LETTERS = 2, 3


@cache
def _words() -> dict[str, str]:
    found: dict[str, str] = {}
    for line in _WORDS.strip().splitlines():
        code, _, words = line.partition("|")
        found |= {fold(word.replace("_", " ")): code for word in words.split()}
    return found


@cache
def _by_letters() -> dict[str, str]:
    import pycountry  # noqa: PLC0415 (as in values.countries: only those pay for it who ask)

    return {one.alpha_3: one.alpha_2 for one in pycountry.countries}


@lru_cache(maxsize=4096)
def country_of(words: str) -> str | None:
    """The code of the country that words name where a country is certainly meant: `Suède`, `NOR`, `DE`; None for any other words."""
    bare = words.strip(" .\u00a0")
    if not bare or not bare[0].isupper():
        return None
    found = country_code(bare) or _words().get(fold(bare))
    if found is not None or not bare.isupper() or not bare.isascii() or not bare.isalpha():
        return found
    if len(bare) == _LETTERS:
        return _by_letters().get(bare)
    return bare if len(bare) == _CODE and bare in COUNTRY_NAMES else None

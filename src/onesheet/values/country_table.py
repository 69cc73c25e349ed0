"""What texts call countries beyond what ISO 3166 does: code | names | words for what is from there.

The names of ISO 3166 are the library's; `=` marks one here that is printed instead of those. Countries that are gone
keep the code ISO 3166-3 gives them. `~` before a name, or alone for the library's, marks one that is more often something
else (Georgia the state, Jersey): it is understood where a country is certainly meant, and never looked for in prose; nor are
the names of countries and territories that are not listed here.
"""

TABLE = """
AD||Andorran
AE|UAE,Dubai|Emirati
AF||Afghan,Afghani
AG||Antiguan
AL||Albanian
AM||Armenian
AO||Angolan
AR||Argentine,Argentinian,Argentinean
AT||Austrian
AU||Australian
AW||Aruban
AZ||Azerbaijani
BA|Bosnia|Bosnian,Bosnian-Herzegovinian
BB||Barbadian
BD||Bangladeshi
BE||Belgian
BF||Burkinabe,Burkinabé
BG||Bulgarian
BH||Bahraini
BI||Burundian
BJ||Beninese
BM||Bermudian
BN|=Brunei|Bruneian
BO||Bolivian
BR||Brazilian
BS|The Bahamas|Bahamian
BT||Bhutanese
BW||Botswanan,Motswana
BY||Belarusian,Belarussian
BZ||Belizean
CA||Canadian
CD|=Democratic Republic of the Congo,DR Congo,Zaire|Congolese
CF||Central African
CG|~,=Republic of the Congo|
CH||Swiss
CI|=Ivory Coast|Ivorian
CL||Chilean
CM||Cameroonian
CN|Mainland China|Chinese
CO||Colombian
CR||Costa Rican
CU||Cuban
CV|=Cape Verde|Cape Verdean
CY||Cypriot
CZ|=Czech Republic|Czech
DD|=East Germany,German Democratic Republic|East German
DE|West Germany|German,West German
DJ||Djiboutian
DK||Danish
DM|~|
DO||Dominican
DZ||Algerian
EC||Ecuadorian
EE||Estonian
EG||Egyptian
ER||Eritrean
ES||Spanish
ET||Ethiopian
FI||Finnish
FJ||Fijian
FO||Faroese
FR||French
GA||Gabonese
GB|UK,U.K.,Great Britain,Britain,England,Scotland,Wales,Northern Ireland|British,English,Scottish,Welsh,Northern Irish
GE|~|Georgian
GH||Ghanaian
GL||Greenlandic
GM|The Gambia|Gambian
GN||Guinean
GR||Greek
GT||Guatemalan
GW||Bissau-Guinean
GY||Guyanese
HK||Hong Kong
HN||Honduran
HR||Croatian
HT||Haitian
HU||Hungarian
ID||Indonesian
IE|Republic of Ireland|Irish
IL||Israeli
IN||Indian,Bollywood
IQ||Iraqi
IR||Iranian,Persian
IS||Icelandic
IT||Italian
JM||Jamaican
JO|~|Jordanian
JP||Japanese
KE||Kenyan
KG||Kyrgyz,Kyrgyzstani
KH||Cambodian
KM||Comorian
KP||North Korean
KR|Republic of Korea,Korea|South Korean,Korean
KW||Kuwaiti
KZ||Kazakh,Kazakhstani
LA||Laotian,Lao
LB||Lebanese
LI||Liechtensteiner
LK|Ceylon|Sri Lankan
LR||Liberian
LS||Basotho
LT||Lithuanian
LU||Luxembourgish,Luxembourgian
LV||Latvian
LY||Libyan
MA||Moroccan
MC||Monegasque
MD||Moldovan
ME||Montenegrin
MG||Malagasy
MK|Macedonia|Macedonian,North Macedonian
ML|~|Malian
MM|Burma|Burmese
MN||Mongolian
MO|=Macau|Macanese
MR||Mauritanian
MT||Maltese
MU||Mauritian
MV||Maldivian
MW||Malawian
MX||Mexican
MY|Malaya|Malaysian
MZ||Mozambican
NA||Namibian
NE|~|Nigerien
NG||Nigerian
NI||Nicaraguan
NL|The Netherlands,Holland|Dutch
NO||Norwegian
NP||Nepalese,Nepali
NZ||New Zealand
OM||Omani
PA||Panamanian
PE||Peruvian
PG||Papua New Guinean
PH|The Philippines|Filipino,Philippine
PK||Pakistani
PL||Polish
PR||Puerto Rican
PS|=Palestine,Palestinian Territories|Palestinian
PT||Portuguese
PY||Paraguayan
QA||Qatari
RO||Romanian
RS||Serbian
RU|=Russia|Russian
RW||Rwandan
SA||Saudi,Saudi Arabian
SC||Seychellois
SD||Sudanese
SE||Swedish
SG||Singaporean
SI||Slovene,Slovenian
SK||Slovak,Slovakian
SL||Sierra Leonean
SM||Sammarinese
SN||Senegalese
SO||Somali,Somalian
SR||Surinamese
SS||South Sudanese
SV||Salvadoran
SY||Syrian
SZ|Swaziland|Swazi
TD|~|Chadian
TG|~|Togolese
TH||Thai
TJ||Tajik,Tajikistani
TL|=East Timor|East Timorese
TM||Turkmen
TN||Tunisian
TR|=Turkey|Turkish
TT||Trinidadian
TW||Taiwanese
TZ||Tanzanian
UA||Ukrainian
UG||Ugandan
US|USA,U.S.,US,U.S.A.,America|American
UY||Uruguayan
UZ||Uzbek,Uzbekistani
VA|=Vatican City,Vatican|
VE||Venezuelan
VN||Vietnamese
VU||Ni-Vanuatu
WS|~|Samoan
XK|=Kosovo|Kosovan,Kosovar
YE||Yemeni
ZA||South African
ZM||Zambian
ZW||Zimbabwean
SU|=Soviet Union,USSR,U.S.S.R.|Soviet
CS|=Czechoslovakia|Czechoslovak,Czechoslovakian
YU|=Yugoslavia|Yugoslav,Yugoslavian
TO|~|Tongan
PW|~|Palauan
GD|~|Grenadian
CW|~|Curaçaoan
FM|=~Micronesia|Micronesian
MF|=~Saint Martin|
VG|=~British Virgin Islands|
VI|=~U.S. Virgin Islands,~US Virgin Islands|
FK|=~Falkland Islands|
VD|=~North Vietnam|North Vietnamese
YD|=~South Yemen|South Yemeni
"""

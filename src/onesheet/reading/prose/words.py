"""Words that are no part of a person's name, for texts where capitals do not tell."""

from __future__ import annotations

AFTER_NAMES = frozenset(
    """
a about above across acted acting adapted add added adding addition afraid after again against ago all almost alone along alongside
already also although always am among an and announced another any anyone appeared appearing appears appear are area around arrived
arrives as asked assisted at attached attempts away back based be became because become becomes been before began begin beginning
begins being believed below between both bought briefly bring brings brought but by called came can case cast co-directed
co-produced co-starred co-starring co-stars co-wrote co-written come comes comprised concerning considered contained contains
contributed could created credited critics cut dealing decided decides depicting depicts described describes despite developed did
died discovers distributed do does doing done down dropped dubbed due during each earlier earned edited eight either eleven else
ended ending ends entered episode especially even eventually ever every except explores failed featured features featuring few film
film's filmed films finally finished five focuses followed following follows for former formerly found four from fully gave gained gets
given gives go goes going good got had hailed has have having he held helped her here him himself his how however i if in included
includes including initially inspired instead into involved is it its itself join joined joins just kept known last late later leading
learns least led left less like likewise lived living longer made mainly make makes making man many married marries may me mean meanwhile
meets met mixed more most mostly movie much must my named nearly neither never new next nine no nominated nor not notable noted notes
now of off often old on once one only onto opened opening opens opposite or original originally other others our out over own
part performed perhaps picture plans play played playing plays plot plus portrayed portraying portrays positive praised premiered
premieres previously primarily produced prior production provided provides published put ran rather re-released read received
receives recorded released releasing remained replaced reported reportedly required respectively returned returning reunited returns revealed
revolves role roles said same saw says scheduled scored screened screenplay script second sees seen selected serves serving served set
seven several she shortly shot should show showed shown shows since six small so sold some someone soon stand-in star starred
starring stars started starts states still stood story subsequently such suggested supporting surrounding take taken takes telling
tells ten than that the their them themselves then there therefore these they third this those though thought three through
throughout thus till titled to together told tone too took toward towards tries two under unless unlike until up upon us
used using usually various version very via voiced wanted was we well went were what when where whereas whether which while who whom
whose widely will with within without won work worked working works would write writer-director writes written wrote yet you your
screenplays co-directing directing directed director's directs writing producing marking loosely theatrically worldwide
commenced wrapped debuted grossed grossing garnered tells chronicling chronicles concerns centers centres depicted stated explained
recalled declined accepted agreed signed hired approached auditioned offered chose chosen assigned commissioned resulting respective
per minutes minute million billion percent reviews review award awards academy oscar best nominee january february april june july
august september october november december monday tuesday wednesday thursday friday saturday sunday
talents voices lasted acts concentrating struggling film-makers filmmakers paid thought felt knew sent heard spent kept sang rewrote audiences cinemas theaters theatres weekend budget release
""".split()
)
"""Words after which, or before which, no name goes on."""

DESCRIPTORS = frozenset(
    """
actor actors actress actresses director directors co-director writer writers screenwriter screenwriters co-writer novelist author authors
playwright producer producers co-producer composer composers cinematographer cinematographers editor editors photographer
comedian comedians comedienne singer singers musician rapper newcomer newcomers filmmaker filmmakers dancer star stars wrestler
model child veteran uncredited unknown then-unknown debutant debutante first-time first-timer brothers siblings sisters duo
the an a both award-winning acclaimed british american english french italian german australian canadian irish indian
scottish welsh chinese japanese spanish swedish danish norwegian polish russian mexican korean songwriter lyricist journalist
frequent collaborator longtime long-time regular legendary fellow screenwriting team his her its their husband-and-wife mononymous
conductor pianist poet painter sculptor animator animators documentarian choreographer co-star co-stars performer performers cast members
including with by real-life professional then late un-credited top-billed creator series
""".split()
)
"""Words before a name that tell who the person is."""

KIN = frozenset(
    """
brother sister wife husband son daughter father mother cousin nephew niece uncle aunt grandson granddaughter friend partner
colleague collaborator protege ex-wife ex-husband twin stepson stepdaughter fiance fiancee girlfriend boyfriend half-brother
half-sister grandfather grandmother widow
""".split()
)

COMPANY_WORDS = frozenset(
    """
pictures picture studios studio films film productions production entertainment company corporation corp inc ltd llc gmbh
international distribution distributors releasing media cinema cinemas cinematografica broadcasting television tv network networks
bros brothers group releases features video records music international-pictures animation communications enterprises
partners capital association council institute foundation agency collection service ventures associates channel pathe
gaumont filmverleih filmproduktion kino artists fox goldwyn-mayer republic lionsgate netflix disney ufa
forces army navy features harvest zoetrope filmworks movies creations orchestra symphony philharmonic choir cinecom toei toho shochiku nikkatsu daiei mosfilm lenfilm limited organisation organization press label cie
""".split()
) - {"brothers"}
"""Words that end the name of a company."""

TITLES_OF_PERSONS = frozenset(
    "mr mrs ms dr sir dame lord lady st capt captain col colonel gen general lt sgt sergeant cpl pvt maj major prof "
    "professor rev fr inspector sheriff judge officer detective agent chief jr sr".split()
)
"""Forms of address; their full stop does not end a name."""

TRADES = frozenset(
    "director directors co-director writer writers writer-director filmmaker filmmakers screenwriter screenwriters composer composers "
    "cinematographer cinematographers editor producer producers actor actors actress actresses star stars novelist author".split()
)
"""Words before a name that only tell the trade; with one name after them they make no full name."""

COMMON_WORDS = frozenset(
    """
able agree agrees alive angry arm army arrested attack attacks baby bad bar bed begs believe best better big birth blood boat body book books boss
boy break breaks brings brother building business buys calls camp captain captured care careful catch catches caught century change changes child
children city claims class clear close club cold come company confesses confronts control convinces country couple court cover crew crime cry cut
danger dark date daughter day days dead deal death decide deep demands desert die different dinner discover distance doctor dog door doors dream drive
drives drunk early earth east easy eat employer end enemy england english escape escapes evening event events evil eye eyes face fact fails fall falls family
far farm fast father fear feel feels feet fellow few fight fights find finds fire floor fly food foot force forced forces forest free friend
friends front full future game gang gather german girl girls give glass god gold great green ground group guard guards guest guests guilty gun guns
half hand hands happy hard head hear hears heart heavy help helps hero hidden hide hides high hill holds home hope horse hospital hotel hour hours house
human hundred hurt husband idea ill information injured innocent inside island job journey judge keep kid kidnapped kids kill killed kills kind king kiss know
knows lady land language large law lawyer leader leave leaves left letter letters lie life light line little live lives local lonely long look looks lose loses lost
loud love loves low main man men message middle miles mind miss mob moment money month months moon morning mother mountain mouth move moves murder name
natural near need needs neighbors new news nice night nobody north nothing notices now number offers office officer officers old open orders outside owner pain paper
parents park part party past pay peace people person persuades phone photo pick picks piece place plan plane planet plans point police poor power
pregnant president pretty prevent priest prison prisoner private promise promises prove pull public pursue quickly quiet quite race rain reach reaches read ready real realises
realizes reason red refuses reluctant remember remembers rest restaurant return reunite reveal rich ride right ring river road robbery rock room run runs sad safe save
saves say scene school sea search secret seek seeks sell send sends sense sent serious shares ship shock shoot shoots shop short shots sick
side sign simple sing single sister sit sleep slow small snow social soldier soldiers son song sons sorry soul sound south speak speaks
spend spends stand stands start state station stay stays steal steals step stone stop stops store stories strange street strong student students suicide
suddenly sun surprise survive suspects suspicious talk talks tank teach teacher team tell thing things think thinks threatens throw throws time
times tired today tomorrow town train travel travels tree trial trip troops trouble truck true trust truth try turn turned turns uncle
understand university use village violent visit visits voice wait waiting wake wakes walk walks wall wants war warns watch watches water wealthy
weapon wear wedding week weeks west white wife wild win wind window wine winter wish woman women wonder wood word words
world worried worse wounded wrong yard year years young happily still back just even ever never now here everyone everything something
both despite once upon during since because unable unbeknownst believing realizing seeing hearing finding learning fearing knowing having being
german french english american italian russian british japanese christmas god
""".split()
)
"""Everyday words of plots, which no character's name is read from where capitals do not tell."""

CHARACTER_TRADES = frozenset(
    """
accountant adventurer agent ambassador archaeologist architect artist assassin attorney banker barmaid bartender bouncer boxer bodyguard butler cashier
chauffeur chef clerk collector columnist con-man conman convict cop counselor cowboy criminal crook dancer dealer deputy deserter detective
doctor drifter driver engineer explorer farmer fisherman florist foreman forger fugitive gambler gangster gardener governess grifter gunman
gunslinger hitman hoodlum housekeeper housewife hustler industrialist informant innkeeper janitor jeweler journalist killer landlady landlord
librarian lieutenant lover magician maid mailman manager marshal mayor mechanic medic mercenary merchant millionaire miner mobster model monk
musician neighbor neighbour novelist nun nurse officer operative orphan outlaw owner painter partner patriarch pawnbroker philanthropist photographer
physician pianist pilot pirate playboy poet politician private professor promoter prosecutor prostitute psychiatrist psychologist publisher racketeer
rancher rebel receptionist reporter representative robber rocker rival roommate sailor salesman salesgirl scientist secretary senator sheriff
singer smuggler socialite spy steward stewardess stripper superintendent surgeon swindler terrorist thief thug tycoon veteran victim villager villain
waiter waitress warden widow widower witch worker wrestler writer named called nicknamed sadistic violent ruthless vicious meek ambitious beautiful
wealthy young-man best long-time estranged manipulative mysterious corrupt charismatic retired disgraced aging ageing
""".split()
)
"""Words that tell a character's trade or nature, and are no part of the name."""

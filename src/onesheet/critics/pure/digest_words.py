"""The words that the digest of critics' reviews goes by, as they are published on its page. English all.

A word stands for itself and for what `folded` makes the same of it: `song` for `songs`, `witty` for `wittily`.
"""

from __future__ import annotations

from typing import NamedTuple

WHOLE = "film"
"""The aspect of words about the film itself, and of those near no cue."""


class Aspect(NamedTuple):
    """What critics speak of. `cues` name it; `own` words speak of it by themselves, where no cue stands nearer."""

    cues: frozenset[str]
    own: frozenset[str]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


ASPECTS: dict[str, Aspect] = {
    "acting": Aspect(
        _words(
            """acting act actor actress cast casting ensemble performance performer lead leading-man leading-lady role
            portrayal turn star co-star supporting player screen-presence presence chemistry protagonist duo impersonation
            character-work charisma comedian"""
        ),
        _words("miscast wooden hammy charismatic well-acted overacted underacted scene-stealing scene-stealer"),
    ),
    "direction": Aspect(
        _words(
            """direction director directing filmmaker film-maker filmmaking film-making helmer auteur vision staging handling
            craft craftsmanship craftsman execution ambition debut"""
        ),
        _words("assured ambitious visionary well-directed self-indulgent overblown"),
    ),
    "writing": Aspect(
        _words(
            """writing script screenplay screenwriter writer story storyline storytelling plot plotline narrative dialogue
            line joke character premise ending material adaptation book tale theme message gag subplot wit humor satire
            premise"""
        ),
        _words(
            """witty clever contrived predictable formulaic cliched clichéd trite hackneyed literate well-written derivative
            convoluted intelligent thoughtful thought-provoking unoriginal originality nuanced complex simplistic preachy satirical
            underdeveloped underwritten one-dimensional two-dimensional"""
        ),
    ),
    "look": Aspect(
        _words(
            """cinematography cinematographer photography camera camerawork visual visuals image imagery look color palette
            costume set decor design designer production-design effect cgi lighting animation animator spectacle
            choreography choreographer dance dancing dancer location landscape shot frame backdrop"""
        ),
        _words(
            """colorful gorgeous stunning dazzling sumptuous lavish lush splendor vivid opulent picturesque eye-popping glossy stylish stylized
            candy-colored technicolor garish eye-catching handsome painterly good-looking well-choreographed"""
        ),
    ),
    "sound": Aspect(
        _words(
            """music song score soundtrack singing singer sing vocal voice tune melody lyric lyricist composer number
            sound music-making songwriter songwriting songbook orchestration playlist ballad"""
        ),
        _words("catchy tuneful melodic toe-tapping hummable off-key musicality well-sung forgettable-songs earworm"),
    ),
    "pace": Aspect(
        _words("pace pacing tempo rhythm editing editor cut length running-time runtime minute hour momentum"),
        _words(
            """slow slow-moving slow-paced fast fast-paced fast-moving brisk breezy zippy plodding sluggish drag draggy
            overlong over-long long tedious tedium lengthy interminable repetitive breathless frenetic frantic hectic languid leisurely
            meandering bloated brief lively energetic energy dull boring bore bored rushed relentless uneven"""
        ),
    ),
    "emotion": Aspect(
        _words("emotion feeling tear heart mood tone laughter laugh sentiment"),
        _words(
            """moving touching heartbreaking heart-breaking heartfelt heartwarming heart-warming poignant poignancy
            bittersweet joyous joyful joy funny hilarious fun delightful delight charming charm sweet sweetness warm warmth
            tender tenderness sad sadness melancholy melancholic nostalgic nostalgia romantic sentimental sentimentality schmaltzy
            saccharine cloying mawkish syrupy corny cheesy uplifting feel-good exuberant exuberance exhilarating infectious
            irresistible emotional dark scary creepy bleak grim whimsical whimsy magical magic enchanting cold bland
            lifeless soulless heartless empty hollow passion passionate intimate haunting thrilling amusing playful
            wistful cheerful happy optimistic optimism gloomy macabre bloody twee treacly sappy sincere
            sincerity earnest cynical entertaining enjoyable"""
        ),
    ),
}  # fmt: skip
"""The seven aspects, in the order in which they are shown."""

FILM_WORDS = _words(
    "film movie picture musical production flick feature motion-picture version remake sequel entertainment experience comedy drama"
)
"""They name the film itself: a word next to one of them is about the film, or about the aspect it is an own word of."""

NEGATORS = _words(
    """not never no without hardly barely nor neither lack lacking cannot can't don't doesn't didn't isn't wasn't
    aren't weren't won't wouldn't couldn't shouldn't hasn't haven't ain't"""
)
"""Before a word, with nothing but `FILLERS` between, they turn it into its opposite."""

TOO = "too"
"""The one word that is shown with what it stands before, as `not` is: `too long` is another thing than `long`."""

FILLERS = _words(
    """a an the so as all that very really quite exactly entirely especially particularly terribly always be much any
    particularly completely wholly altogether"""
)

PLAIN = _words(
    """
    a about above across after afterward afterwards again against ago ah all almost alone along already also although altogether
    always am amid among amongst amp an and another any anybody anymore anyone anything anyway anywhere apart apos are around as
    aside at away back be became because become been before behind being below beneath beside besides between beyond both but by came
    can could day de despite did do does doing done down due during each either else enough etc even ever every everybody everyone
    everything everywhere except far few first five for former forth four from full further gave get gets give given gone got had
    half has have having he hence her here hers herself hey him himself his how however i if in indeed inside instead into is it
    its itself just keep kept kind knew know known la last later latter least leave left less lest let lets like likely little lot lots
    made make makes many may maybe me mean meant merely might mine month more moreover most mostly much must my myself nay nbsp near
    nearly need nevertheless new next night nobody none nonetheless not nothing now nowhere of off often oh ok okay on once one
    ones only onto or other others otherwise ought our ours ourselves out over overall own part people per perhaps please plenty plus
    possible possibly probably put quite quot rather re really rest said same saw say second see seem seen several shall she should
    show shown side simply since six so some somebody somehow someone something sometimes somewhat somewhere soon still such sure surely
    take taken ten than that the their theirs them themselves then there therefore these they thing third this those though three
    through throughout thus till time to today together told tonight took toward towards turn twice two under unless unlike until
    up upon us use used usual usually ve versus very via was way we week well went were what whatever when whenever where
    whereas whether which while who whoever whole whom whose why will with within would year yes yet you your yours yourself

    ability absolutely act actual actually add admit ahead aim air allow alongside amount answer anymore appear approach arrive
    ask attempt attention bag bar base based bear beat began begin begun behold believe belong bet blend bit board boast
    boy brand break bring brought build built bunch bunches buy call capture career care carry case catch cause celebrate center
    centre century certain certainly chance change choice choose clear clearly close collection combination combine come company compare
    complete completely concern consider contain continue couple course cover create credit crew crowd date deal decade decide decidedly
    definitely deliver demand deserve design detail difference different difficult direct direction display doubt draw dress drive drop
    easily easy edge effort eight element embrace employ end entire entirely equal equally essence essential essentially event eventually
    exactly example execute exist expect expectation expense experience explore extent extra extremely eye face fact fail fair
    fairly fall familiar famous fan fare feel feeling feet felt fill finally find finish fit focus follow foot force form former
    fortunately forward found frame free frequently friend front fully gain game general generally generation genuinely get gift girl
    glad go goodness ground group grow guaranteed guess guy hand handle happen hard head hear heard help here high highlight
    hit hold home honor hope host hour house hundred idea imagine immense impossible impression include incredibly indeed infuse
    instance instant instantly intend interest introduce invite involve issue job join keep kick kid kill lack lady
    land large largely last late latest lead leading leap learn leave length let level lie life list listen live
    look lose lost lower main maintain major man manage many mark master match matter medium meet member memory men mention
    middle mill mind minor minute miss mistake mix moment money mouth move movement multiple name named naturally nature nearly
    necessarily necessary need nine nobody note notable number numerous obvious obviously occasional occasionally odds offer office old
    older open opening opportunity opposed option order ordinary original originally pack package page pair particular particularly pass past
    path pay perform perhaps period person personal pick piece place plain plan play player point possibility potential prefer
    prepare present press pretty previous price problem process produce product project promise prove provide pull purely purpose push
    question quickly raise range rank rare rarely reach read ready real realize really reason recall receive recent recommend
    regard relate release remain remarkably remember remind reminder render repeat replace report represent require resist respect result
    retain return reveal ride right rise road role roll room run sadly safe say scale school season secondary seek seemingly sell
    send series serve set seven share sheer shoot short showcase showing sight similar simple single sit situation size
    slightly small someone sort source space speak special specific spend spite spot stand standard start state status stay
    step stick stop straight street strike struggle stuff subject succeed success suddenly suffer suggest suit support suppose
    surface surprise surprisingly system talk target task taste teach team tell tend term thank thanks thoroughly thought thousand
    throw ticket tie title totally touch town track transition translate treat tried trip true truly trust truth try type ultimate
    ultimately understand unfortunately update utterly value variety various vehicle version view virtually wait wake walk want watch
    wear welcome whole wholly wife win wish woman wonder word work world worth worthy wow write wrong

    age american animated art artist artistic audience award big big-screen biopic book box british broadway child children cinema
    cinematic cinephile classic comic contemporary critic critical culture cult dramatic era family filmgoer filmgoing
    filmmaking franchise french full-length genre grown-up history hollywood human kids modern modern-day moviegoer moviegoing
    movie-musical mainstream opera oscar parents popular present-day rating recommendation review reviewer scene screen sequence
    spanish spectator stage summer theater theatergoer theatrical traditional tradition viewer viewing weekend women year-old able adult fans followed follow-up won lets male female boys
    blu-ray dvd content big-budget showtune video script-wise on-screen onscreen offscreen song-and-dance live-action love loved loving
    think top sense early quality important appreciate aspect favorite sorry huge biggest bigger thinking written apparent available
    goes written featuring heavily deeply earlier future achieve consistently forever distinctly measure thirty fifty filmed
    """
)
"""Words that nearly every film's reviews share: they tell nothing of this film."""

BROAD = _words(
    """
    amazing appealing awesome awful bad beautiful best better brilliant capable compelling decent disappointing effective
    exceptional excellent extraordinary fabulous fantastic finest fine flat flawless good great greatest impeccable impressive
    incredible interesting likable lovely marvelous magnificent mediocre memorable nice outstanding perfect perfection
    phenomenal pleasant poor powerful remarkable rich satisfying sensational solid spectacular splendid strong stronger strongest
    sublime successful superb superior terrible terrific tremendous unforgettable unique weak weaker weakest winning wonderful worse worst
    inspired thin
    """
)
"""Praise and blame that fits any film: it counts where it stands near a cue, as in `terrific songs`, and not of the film itself."""

FAMILIES = (
    "amuse amusing amused amusement", "bore bored boring boredom bores", "charisma charismatic", "charm charming charmed charmer",
    "cheer cheerful cheery", "clever cleverness", "corn corny cornball", "cynical cynicism", "dazzle dazzling dazzled", "delight delightful delighted",
    "drag draggy dragging dragged", "dream dreamy dreamlike", "emotion emotional emotive", "enchant enchanting enchanted enchantment",
    "energy energetic energized energizing", "engage engaging engrossing engaged", "enjoy enjoyable enjoyment enjoyed", "entertain entertaining",
    "enthusiasm enthusiastic", "exhilarating exhilaration exhilarated", "exuberance exuberant", "fantasy fantastical", "funny funnier funniest",
    "glamour glamorous", "gloom gloomy", "grit gritty", "happy happiness", "heart-warming heartwarming", "homage homages",
    "imagination imaginative", "infectious infectiousness", "innocence innocent", "intimacy intimate", "inventive inventiveness invention",
    "ironic irony", "jazz jazzy", "joy joyful joyous joyfulness", "magic magical", "melancholy melancholic", "mess messy",
    "nostalgia nostalgic", "optimism optimistic", "passion passionate", "playful playfulness", "poignant poignancy", "romance romantic romanticism",
    "sad sadness saddest sadder", "satire satirical", "sentiment sentimental sentimentality", "silly silliness", "sincere sincerity", "slow slower slowest",
    "style stylish", "sweet sweetness sweeter", "sophisticated sophistication", "spectacle spectacular",
    "tedious tedium", "tender tenderness", "thrill thrilling thrilled", "vibrant vibrancy", "warm warmth", "whimsy whimsical",
    "witty wittier", "vital vitality", "creative creativity", "elegant elegance",
    "dark darker darkest darkness", "bright brighter brightest", "light lighter lightness", "blood bloody bloodier bloodiest bloodshed",
    "horror horrific", "gore gory", "depth deep deeper deepest", "familiar familiarity", "fresh fresher freshness", "hope hopeful hopefulness",
    "excite exciting excitement excited", "cute cuter cuteness", "violence violent", "tragedy tragic",
    "confidence confident", "grace graceful", "brash brashness", "bold boldness bolder", "long longer longest",
)  # fmt: skip
"""Words that tell the same: their counts go together, under the one that is used most."""

SPELLINGS = {
    "colour": "color", "colourful": "colorful", "humour": "humor", "theatre": "theater", "honour": "honor",
    "grey": "gray", "stylised": "stylized", "marvellous": "marvelous", "cliché": "cliche", "clichéd": "cliched",
    "clichés": "cliche", "candy-coloured": "candy-colored", "heart-warming": "heartwarming", "heart-breaking": "heartbreaking",
    "favourite": "favorite", "film-maker": "filmmaker", "film-making": "filmmaking", "movies": "movie",
}  # fmt: skip
"""Two spellings of one word are one."""

ENGLISH = _words(
    "the of and is it to in that with as for but this its are not be by on an at has from his was who which"
)
FOREIGN = _words(
    """el la los las de del que y en un una es con por para como pero su se le les des et est une dans qui pour sur au du ne
    pas der das und ist ein eine nicht mit auf von zu den dem il lo gli che di non sono della o os um uma em não com het een niet
    dat och att det som på är ett og ikke"""
)
"""The commonest words of English, and of Spanish, French, German, Italian, Portuguese, Dutch and the Scandinavian
languages: where a review's language was not told, its quote is read as English unless it has more of these."""

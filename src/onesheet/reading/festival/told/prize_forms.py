"""How sentences tell of prizes, in English, French, German, Spanish and Italian; films stand in them as signs."""

from __future__ import annotations

import re

from onesheet.reading.festival.told.mentions import NAME

_FILM = "(?P<film>(?P<sign>[\ue000-\ue0ff])(?P=sign)*)"
_UP = r"[^\W\d_a-zß-öø-ÿ]"
_SMALL = (
    r"(?:of|for|a|al|de|du|des|del|della|dello|di|the|in|and|la|les|der|für|den|die|das|beste[rnms]?|public|público|pubblico|jury|jurado|giuria|critique|crítica|critica|or|oro|argent|argento|plata|spécial|special|speciale|especial|"
    r"mise|en|scène|scénario|réalisation|interprétation|féminine|masculine|meilleure?|premier|mejor|película|dirección|guion|guión|interpretación|femenina|miglior|migliore|film|regia|sceneggiatura|interpretazione|opera|prima|ópera)"
)
_NAME_PART = rf"(?:[dl][’'])?(?:{_UP}[\w’'-]*|{_SMALL}(?![\w’']))"
_LOWER = (
    r"(?:special |honou?rable )?(?:jury )?mentions?\b|(?:(?:award|prize) for (?:the )?)?best (?:[A-Za-z]+ ){0,3}?[a-z]+?(?= (?:went|going|goes|was|for|to)\b|[,.;]| award\b| prize\b|$)|(?:grand |special )?jury prize|audience award|top prize|critics[’'] prize"
    r"|lobende Erwähnung|mention spéciale|mención especial|menzione speciale|prix du public|prix (?:spécial )?du jury|gran premio(?: del jurado| della giuria)?|premio (?:especial |speciale )?(?:del (?:público|jurado|pubblico)|della giuria)"
)
_PRIZE = rf"(?P<prize>{_LOWER}|(?:{_UP}[\w’'-]*)(?: {_NAME_PART}){{0,9}}(?: (?:critics|jury|audience|film|acting|look)[’']?(?= (?:prize|award)))?(?: (?:prize|award))?(?: for (?:the )?best(?: [a-z]+){{1,3}}?)??)"
_THE = r"(?:(?:the|a|an|its|their|The|A|An|Its|der|die|das|den|dem|eine|einen|einem|Der|Die|Das|Den|Eine|le|la|une|un|Le|La|Une|Un|son|sa|el|El|los|su|una|Una|il|Il|lo|Lo) |[LlDd][’'])?"
_TOGETHER = r"(?:jointly|ex[ -]?(?:aequo|æquo)|zu gleichen Teilen|a partes iguales|a pari merito)"
_KIND = r"(?:[\w-]*[Ff]ilm|[\w-]*[Dd]oku|documentary|short(?: film)?|feature|(?:court|long)[- ]métrage|documentaire|película|documental|cortometraje|largometraje|cinta|documentario|cortometraggio|lungometraggio)"
_TO = rf"(?:(?:to|an|à|para|en|sobre|a)(?: (?:the|den|die|das|la|el) {_KIND})?|(?:au|al) {_KIND})"
_DONE_FR = r"(?:décern|attribu|donn|accord)ée?|remise?"
_DONE_ES = r"(?:otorgad|concedid|entregad|dad)[oa]"
_DONE_IT = r"(?:assegnat|attribuit|conferit|consegnat|dat)[oa]"
_GONE = (
    rf"(?:went|goes|going|has gone|was (?:given|awarded|presented|handed)|is (?:given|awarded|presented)|has been awarded|were (?:given|awarded|presented)|ging|geht|wurde|(?:a été|est|fut) (?:{_DONE_FR})|est allée?|va|"
    rf"revient|fue(?: {_DONE_ES})?|es|recayó|recae|ha recaído|ha ido|ha sido(?: {_DONE_ES})?|se (?:otorgó|concedió|entregó)|è (?:andat[oa]|(?:stat[oa] )?{_DONE_IT})|viene {_DONE_IT})(?: {_TOGETHER})? {_TO} (?:{_TOGETHER} )?"
)
_TAKES = (
    r"(?: has| have)? (?:won|wins|win|received|receives|took|takes|picked up|picks up|was (?:awarded|given|named|honou?red with)|earned|landed|claimed|scooped|gewann|gewinnt|erhielt|erhält|remporte|a remporté|reçoit|a reçu|obtient|a obtenu|décroche|a décroché|ganó|gana|ha ganado|obtuvo|"
    r"recibió|recibe|ha recibido|se (?:llevó|lleva)|se alzó con|se hizo con|ha vinto|vince|ha ricevuto|riceve|ha ottenuto|si aggiudica|si è aggiudicat[oa])(?: home)? "
)
_GAVE = (
    r"(?:awarded|gave|presented|handed|gives|awards|(?:a|ont) (?:remis|décerné|attribué|donné|accordé)|remet|décerne|attribue|vergab|vergibt|verlieh|verleiht|überreichte|"
    r"otorg(?:ó|a|aron)|conced(?:ió|e|ieron)|entreg(?:ó|a|aron)|(?:ha|han) (?:otorgado|concedido|entregado)|(?:ha|hanno) (?:assegnato|attribuito|conferito|consegnato|dato)|assegna|conferisce)"
)
_FOR = r"(?: award| prize)? (?:for|für|pour|por|per) (?:(?:his|her|their|its|sa|son|seine|ihre) (?:lead |leading |debut )?(?:role|performance|work|direction|turn|screenplay|camerawork|music|score|editing|cinematography|script)(?: in| on)? )?"
FORMS = tuple(
    re.compile(form)
    for form in (
        rf"(?<![\w’]){_THE}{_PRIZE}(?: award| prize)? {_GONE}(?P<who>{NAME}){_FOR}{_FILM}",
        rf"(?<![\w’]){_THE}{_PRIZE}(?: award| prize)? {_GONE}{_FILM}",
        rf"(?<![\w’]){_THE}{_PRIZE}(?: award| prize)? (?:(?:was|were|is) (?:jointly )?(?:won|received|shared) (?:by|between)|gewann|gewinnt|erhielt|erhält) {_FILM}",
        rf"(?<![\w’]){_THE}{_PRIZE} wurde {_FILM} (?:verliehen|zuerkannt|zugesprochen)",
        rf"(?<![\w’]){_THE}{_PRIZE}(?: award| prize)? (?:erhielt|gewann|gewinnt|erhält) (?P<who>{NAME}){_FOR}{_FILM}",
        rf"(?<!\w)(?P<who>{NAME}),?{_TAKES}{_THE}{_PRIZE}{_FOR}{_FILM}",
        rf"(?<![\ue000-\ue0ff]){_FILM},?{_TAKES}{_THE}{_PRIZE}",
        rf"(?<![\ue000-\ue0ff]){_FILM} wurde mit {_THE}{_PRIZE} ausgezeichnet",
        rf"\bzeichneten? {_FILM} mit {_THE}{_PRIZE} aus\b",
        rf"\b{_GAVE} {_THE}{_PRIZE} {_TO} (?P<who>{NAME}){_FOR}{_FILM}",
        rf"\b{_GAVE} {_THE}{_PRIZE}(?: {_TOGETHER})? {_TO} (?:{_TOGETHER} )?{_FILM}",
        rf"\b{_GAVE} (?:à|a) {_FILM},? {_THE}{_PRIZE}(?=[.,;]|$)",
    )
)  # fmt: skip
"""Ways to tell that a film, or somebody for it, was given a prize."""
ALSO = re.compile(
    rf",? (?:and(?: to)?|et(?: à)?|y(?: a| para)?|e(?: a)?|und(?: an)?) {_FILM}(?=[.,;(]|$| {_TOGETHER}|,? (?:and|et|y|e|und) [\ue000-\ue0ff])"
)
"""One more film that the same prize was given to."""
JURY = re.compile(
    r"(?P<jury>(?:The|the|A|Its|its|Die|die|Le|le|La|la|El|el|Il) (?:[\w’'-]+ ){0,4}?(?:[Jj]ury|[Jj]urado|[Gg]iuria),? \(?(?:chaired|headed|presided|led|made up|consisting|composed|comprising|including|with|under|présidé|composé|formé|unter|mit|bestehend|presidido|compuesto|formado|integrado|presieduta|composta|formata|con) [^;\n]{3,240}?)\)?,?"
    rf"(?= (?:praised|named|chose|picked|zeichneten?|{_GAVE})\b)"
)
"""A jury that a sentence names by who heads it or belongs to it."""

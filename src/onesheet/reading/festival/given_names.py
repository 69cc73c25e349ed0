"""Given names that are common somewhere, folded: they tell a line that names a person from one that is a title."""

from __future__ import annotations

GIVEN_NAMES = frozenset(
    """
    aaron abbas abdul abel adam adele adrian adriana agnes agnieszka ahmed aida aiko aisha aki akira alain alan albert alberto alejandro alex
    alexander alexandra alexandre alfonso alfred ali alice alicia amin amina amir amit amy ana anders andrea andreas andrei andrew angela anita anke ann anna
    anne annie antoine anton antonio anurag apichatpong ari ariane arnaud arthur arturo asghar astrid barbara bela ben benjamin bernardo bertrand
    bilal bill bo bob boris brady brian bruno bryan camille carl carla carlos carmen carol caroline catherine celine cesar chantal charles charlotte chloe
    chris christian christina christine christophe christopher claire clara claude claudia clint colin cristian damien dan dana daniel daniela
    darren dave david deniz denis diana didier diego dominik don edgar edward elena elia elin elisa elizabeth emerald emily emma enrique eric erik ernst
    eva eyal fabio farida fatima fatou felix fernando florian francesco francis francois frank fred frederick gabriel george georges gianfranco gina giorgos giulia
    greta guillermo gus hala hanna hannah hans harmony haruto hayao helen helena henri hirokazu hong hugo ida ieva ines ingmar ingrid irina irini isabel ismael
    ivan jack jacques jafar jaime james jan jana jane janis jason javier jean jeanne jeff jennifer jeremy jessica jia jim joachim joan joana joao joe
    joel johan john jonas jonathan jose josef josh joshua joseph juan judit jules julia julian julie justine karim karin karen karl kate katell katherine kathryn
    katie kazuo kelly ken kenji kevin kim kirill kleber krzysztof lars larisa laura lav lee leila lena leos liam lila lina lisa lisandro lone louis luca lucia lucien
    lucile lucrecia luis luiz lukas lynne magnus malgorzata manuel manoel marc marcel marco marcos maren margaret margarethe maria marie marina mario mark marta martin
    mary mathieu matteo matthew max maya mei mia michael michel michelangelo miguel mika mike mikhail milos mira mohammad mohamed mohsen mona monica nadav nadia
    nadine nanni naomi natalia nathalie neil nicolas nicole nikita nina noa nora nuri olga oliver olivier oscar oskar ousmane pablo pamela paolo park patricia patrick
    paul paula paulina pawel payal pedro penny peter petra philip philippe pierre pietro quentin rachel rafael rainer ramin ravi raya rebecca reza richard ridley
    rita ritwik robert roberto robin rodrigo roger roland roman rosa roy ruben rui ruth ryan ryusuke sabine sally sam samir samuel sandra sara sarah satyajit sean sebastian
    sergei sergio sharunas shirin silvia simon sofia sofie sonia sophie soren spike stanley stefan stephane stephen steve steven susan susanne sven sylvie takeshi
    tamar tarsem terrence theo theodoros thierry thomas tim todd tom tomas tomasz tony tsai uberto ulrich ursula valeria vera victor vincent virginie viktor
    volker walter wang wei werner wes wim wong wolfgang yael yann yasmin yasujiro yorgos yosef youssef yuki yves zeina zhang zoe
    """.split()
)

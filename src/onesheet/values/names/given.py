"""Names that tell which part of a name is the family's, and short forms of given names; all folded."""

from __future__ import annotations

EASTERN_FAMILY_NAMES = frozenset(
    """
    ahn an bae baek bang bong byun cha chae cheon cho choe choi chung chun gang go ha han heo hong huh hwang hyun im jang jeon
    jeong ji jin jo joo jung kang kim ki ko koo kwak kwon lee lim min moon na nam no noh oh pae park ryoo ryu seo seol
    seong shim shin sim sin so sohn son song suh sung um won woo yang yeo yeom yi yim yoo yoon you yu yun
    ang au bai bao bi bo cai cao chan chang chao chen cheng cheung chi chia chiang chien chin chou chow chu chui cui dai deng ding dong
    du duan fan fang fei feng fong fu fung gao ge geng gong gu guan guo hao he ho hou hsia hsiao hsieh hsu hu hua huang hui hung ip
    jia jiang jiao kan kao kong ku kuan kuo kwan kwok lai lam lau law lei leung li liang liao lien lin ling liu lo long lou lu lui luo ma
    man mao mei meng mok mui ng ning niu ong ou pan pang pei peng poon qi qian qiao qin qiu qu ren shao shen sheng shi shih shu
    situ siu su sun szeto tai tam tan tang tao teng tian tien tong tsai tsang tse tseng tso tsui tu tung wan wang wei wen wong
    wu xia xiang xiao xie xin xiong xu xue yan yao ye yeh yen yeung yin ying yip yuan yuen yue yung zang zeng zha zhai zhan zhang
    zhao zheng zhong zhou zhu zhuang zou zuo nguyen tran pham phan vu vo dang bui duong ngo truong dinh huynh
    """.split()
)
"""Family names of Korea, China and Vietnam, in the ways they are written in Latin letters."""

HUNGARIAN_GIVEN_NAMES = frozenset(
    """
    agnes akos andras andor antal arpad attila balazs bela bence csaba denes elemer emil endre erzsebet eva ferenc gabor
    geza gergely gyorgy gyula ildiko imre istvan janos jeno jozsef judit kalman karoly katalin kornel laszlo lajos lorand
    marta mihaly miklos nandor pal peter piroska sandor szabolcs tamas tibor vilmos zita zoltan zsigmond zsolt zsofia zsuzsa
    """.split()
)

_SHORT = """
    alexander alex alec sandy|andrew andy drew|anthony tony|arthur art|benjamin ben benny|bernard bernie|charles charlie chuck|
    christopher chris|daniel dan danny|david dave davey|deborah debra debbie deb|donald don donny|douglas doug|edward ed eddie ted|
    elizabeth liz beth betty|eugene gene|frederick fred freddie|gerald gerry jerry|gregory greg|jacob jake|james jim jimmy|
    jeffrey jeff geoffrey geoff|jennifer jen jenny|jonathan jon|joseph joe joey|katherine kate kathy katharine catherine|kenneth ken kenny|
    lawrence larry laurence|leonard len lenny|margaret maggie meg peggy|matthew matt|michael mike mick mickey|nathan nathaniel nate|
    nicholas nick nicolas nicky|patrick pat paddy|peter pete|philip phil phillip|raymond ray|rebecca becky|richard rick dick ricky rich|
    robert bob rob bobby robbie bert|ronald ron ronnie|russell russ|samuel sam sammy|stanley stan|steven steve stephen|susan sue|
    theodore theo|thomas tom tommy|timothy tim|victoria vicky|vincent vince vinnie|walter walt|william bill will billy willie|zachary zach zack
"""
SHORT_FORMS = {form: forms.split()[0] for forms in "".join(_SHORT.split("\n")).split("|") for form in forms.split()}
"""The full given name for each of its short forms and other spellings, and for itself."""

"""Names of offices and units, and who acts in a sentence."""

import re
from functools import lru_cache

from .outline import find_label
from .timing import WHEN

ENDING = (
    r"(?:委员会|办公室|督导室|督导办|领导小组|工作专班|成员单位|责任单位|相关部门|有关部门|科室|股室|"
    r"处室|股|科|室|局|委|办|部|处|厅|院|中心|政府|学校|中小学|小学|中学|幼儿园|校|园|机构|单位|部门|"
    r"小组|组|"
    r"督学|督导员|责任区|学区|片区|街道|乡镇|镇|乡|集团|联盟|(?<=[管考站培教学育训护服检测务])点|班子|教师|校长|领导|专班|支队|大队|法院|检察院|"
    r"(?<=各)[县区市旗乡镇村]|行政村|社区|村居|各地|区县|县区|市县|县市区|组长|主任|书记|园长|班主任|专干|"
    r"妇联|团委|工会|[格信安监宣管联]\w?员|责任人|负责人|联络员|人员|机关|公安|党委|党组|支部|委|站|所|队|公司|协会)"
)
BRACKETS = r"(?:（[^（）]{1,20}）|\([^()]{1,20}\))?"
ACTS = (
    r"(?=要|应|须|需|将|把|对|按|根据|结合|对照|参照|于|在|每|负责|会同|联合|组织|开展|采取|制定|进行|"
    r"建立|完善|牵头|做好|认真|定期|及时|是|具体|通过|承担|实行|落实|"
    r"严格|切实|配合|依法|统筹|全面|加强|指导|督促|汇总|填写|填报|报送|上报|迅速|立即|不定期|分别|"
    r"必须|请|可|向|以|从|围绕|积极|主动|高度|深入|成立|召开|抽调|抽取|选派|安排|印发|下发|发布|汇总|"
    r"加大|继续|逐一|逐校|随机|认真|至少|协助|不得|严禁|建好|用好|会商|共同|组成|赴|到|委托|确定|印发|"
    r"直接|\d{1,4}(?:年|月|日|天|个?工作日|小时|[:：]\d)|当[日天场月]|次[日月]|年[底末]|学期末|限期?|第一时间|"
    r"接到|收到|发现|起草|编写|编制|整改|提交|递交|上传|下达|发出|送达|回复|按时|如实|下发|给予|予以|同意|完成|报|监管|查处|核定|梳理|形成|撰写|写|自|明确|抓|审核|初审|审定|核[实查]|收[集齐]|整理|逐|打分|最迟|遇|务必|[驻进入到]校|申报|留存|存[档查]|的?(?:纸质|电子|书面|申报|自查|年度|总结|有关|相关|整改|评估)?(?:材料|报告|总结|报表|月报表?|台账|名单|方案|清单)(?:应|须|需|要|请|于|务必|直接|统一)|即[时刻]|登录|，)"
)
SUBJECT = re.compile(
    rf"^(?:敬?请|同时|此外|其中|另外|并且?|最后|一是|二是|三是|"
    rf"四是)?[，,]?(?:由)?(?P<who>[^，。；：！？,]{{0,40}}?{ENDING}{BRACKETS}){ACTS}"
)
NOT_A_BODY = re.compile(
    r"^(?:本(?!校|局|县|区|市|单位|级|地|园|乡|镇|委|科|股)|督促|指导|严肃|坚决|查处|组织|推动|推进|"
    r"协助(?!单位)|配合(?!单位|部门|科室|股室)|会同|联合|责令|要求|帮助|引导|支持|鼓励|切实|认真|做好|加强|强化|落实|建立|健全|完善|"
    r"开展|实施|成立|明确|规范|核定|监测(?!中心|组|点)|维护|打击|受理(?!单位|部门|科|点)|起草|拟订|承担|参与(?!单位|部门)|配齐|拨付|支付|优先|严厉|及时|定期|提供|清理|履行|提高|提升|确保|保障|压实|细化|制定|按|由于|为了|当|经过|发挥|"
    r"工作|情况|其(?![他余])|这|该|问题|一|以|为|对|在|将|要|把|根据|按照|通过|结合|针对|发现|经|如|若|对于|关于)"
)
NO_NAME = re.compile(
    r"向|将|反馈|报送|上报|提交|连同|\d[日月]|[应须需]|直接[交报送]|[入进驻到离]校$|^\d|^(?:副?组长|副?主任|书记)$|^[入到进离]校|^(?:深入|进入|走进|报|送|交至|交由)|"
    r"^每(?:年|月|周|日|天|学期|季|半)"
)
OFFICE_NAME = re.compile(r"^[一-龥“”（）()、，和及各]{2,40}$")
STATES = re.compile(r"[是应须]|(?<!行)为(?!民)|要(?!闻)")
# who is told in general acts whatever the verb is: 有关学校照单整改, 各校修订制度
TOLD = re.compile(
    rf"^(?:请)?(?P<who>(?:各|有关|相关|所有|全体|属地|受检|被查)[^，。；：、的]{{0,10}}?{ENDING}{BRACKETS})(?![长园区内外本际类级组室科股局所校们]|情况|工作|之间|中心|镇|乡|完小|小学|中学|初中|高中|直属|街道|派出|教育|督学|教师|学生|负责|人员|领导|主任|校长|"
    r"的|、|和|及|与|等|代表|主要|党|干部|班子|名单|问题|概况)(?=[一-龥]{2})"
)
OFFICE_END = re.compile(rf"{ENDING}{BRACKETS}$")


@lru_cache(maxsize=4096)
def subject_of(sentence: str) -> str | None:
    """The body at the start of a sentence that acts in it, or None: `各学区要…` -> 各学区."""
    label = find_label(sentence)
    text = sentence[label.length if label else 0 :].strip()
    timed = WHEN.match(text)
    bare = text[timed.end() :].lstrip("，、 ") if timed else text
    found = SUBJECT.match(bare) or TOLD.match(bare)
    if not found or NOT_A_BODY.match(found["who"]) or NO_NAME.search(found["who"]) or len(found["who"]) < 2:
        return None
    who = found["who"].rpartition("由")[2] if re.search(r"(?<!自)由.{2,}", found["who"]) else found["who"]
    if who.count("“") != who.count("”"):
        return None
    return who


def is_office(text: str) -> bool:
    """True for a text that is nothing but the name of one office or several."""
    text = text.strip()
    named = OFFICE_NAME.match(text) and all(OFFICE_END.search(piece) for piece in text.split("，"))
    return bool(named and not STATES.search(text))

"""Verbs of sending and telling: 报送, 上报, 送达 …; and those words that only look like them."""

import re

from .receivers import KEPT, NAMED, NEAR_PEOPLE, TO_WHOM
from .sent_things import PAPERS

NOT_NOUN = r"(?<![举汇填申上通简专月季周日情警海预播快书填])"
REPORT = rf"(?:(?<=\d日)|{NOT_NOUN})报"
HOW = r"(?:书面|及时|立即|即时|如实|专题|当面|口头|电话)?"
AT_ONCE = r"(?:及时|立即|即[时刻]|随时|迅速|第一时间|逐级)"
SEND = re.compile(
    r"(?=[分统及即书逐一汇按同报上呈送递提交传发反回答向立随迅第录电口当面邮寄移转抄推告通如专填])"
    r"(?P<verb>(?:分别|统一|及时|即时|书面|逐级|一并|汇总|按时|同时)?(?:报送|上报|呈报|呈送|送交|递交|提交|"
    r"上交|上传|(?<=平台)填报|(?<=系统)填报|(?P<answer>回复|答复|回告)|汇总(?:至|到|给)|报至|报到|报给|送至|发送|发至|传至|传送|反馈)(?:至|到|给|于|回)?"
    rf"|(?<![提上递送移转成社外])(?P<hand>交)(?:至|到|给|由)?(?=[一-龥]{{2,14}}(?:局|委|室|办|科|股|部|处|中心|校|组|学区))"
    rf"|向(?P<toward>(?:(?!提交|报送|上报|反馈|递交|呈报)[^，。；将把向]){{1,24}}?(?:{KEPT}|区|人))(?:{HOW}|每\S{{1,2}})(?:报告|汇报)(?![会厅])"
    rf"|反馈[至到给回]|{AT_ONCE}(?:书面|如实|电话)?报告|"
    rf"(?<=[果况件告表稿料单账案结])报告(?=[区县市省教督我本上属学])|汇总后?报(?=[区县市省教督我本])|"
    rf"书面报告?(?=[区县市省教督我本])|"
    rf"{REPORT}(?![名告考警销道到酬纸刊表备批请送给至案国价废复])(?=[一-龥“”（）]{{1,16}}?(?:局|办|室|科|股|处|组|委|府|会|校|中心|学区|部门|领导|站|所|院|厅|专班|指挥部))"
    rf"|{REPORT}(?=[区县市省州教督我本上镇属责领学各基办所乡主局委专组][一-龥]*)"
    rf"|{NOT_NOUN}报(?=[一1]次)"
    r"|(?P<plain>(?<![的，。、书专总口头话题])报告)(?=[^，。；]{2,24}(?:情况|进展|问题|结果|线索|数据))"
    r"|录入(?=[^，。；]{0,14}(?:系统|平台|小程序|数据库))|(?:电话|口头|当面|(?<=[内时后日前天])书面)报告(?=[^，。；]{0,2}(?:[，。；]|[区县市省教督局]))"
    r"|(?:(?<=[告表况单料果结，])|(?<=章后))送(?=[一-龥“”]{1,12}?(?:领导|局|办|室|科|股|处|组|委|府))"
    r"|(?P<weak>(?:邮寄|寄送|移[交送]|转[交送报]|抄[送报]|推送|[发传寄递送])(?:达|至|到|给|往)|"
    rf"(?:抄[送报]|寄送|移[交送]|转[交报]|{HOW}(?:告知|通报)|(?<![发报呈抄寄移选护接推输运赠派遣配分转传播欢保])送(?!教(?!育)|[货餐别养检审往课法])|呈)(?={NAMED})|{REPORT}(?:出(?=[，。；])|(?=回执|名册|方案|计划|总结|台账|清单|材料|数据|信息)))"
    r")|(?P<given>移[交送]|抄送|转交|寄送|推送|通报|告知)(?=[^，。；]{2,40})"
)
NOUN_SEND = re.compile(
    r"(?:首次|每次|集中|统一)报送(?=请|须|应|要|于|时)|(?:^|[，。；])(?:报送|上报|提交)(?:的)?(?:材料|内容|数据|信息|表格|资料)"
    r"(?=一律|统一|须|应|要|采用|使用|以|不|包括|为|实行|请)|"
    r"(?:报送|上报|提交|反馈)(?:制度|机制|材料邮箱|邮箱|地址|方式|时间|要求|工作(?!进展|情况|总结|"
    r"报告|方案|台账|信息|动态|开展)|渠道|表(?!格))|意见反馈|反馈意见|反馈机制|的反馈|做好反馈|"
    r"批改反馈|(?:督导|督查|检查|核查|评估|巡[视察]|群众|家长|上级|[省市县区级])反馈(?:的|问题|意见|事项)|反馈的?(?:问题|事项|来源)|"
    r"口头反馈|意见[箱建]|(?:材料|信息|数据|资料)报送(?![至到给])"
)
HANDED = re.compile(rf"将|把|{PAPERS}")
GIVEN_TO = re.compile(rf"(?<!面)向{NAMED}$")
# a case that others are to settle: `移交公安机关处理`
HANDED_OVER = re.compile(r"^(?:依[法规纪])?(?:处[理置]|查处|立案|办理)")
SPOKEN_OF = re.compile(rf"将|把|向|《|{PAPERS}|遇有?|发现|发生|出现|涉及|汇总|分析|回执|单(?=[于，在]|$)")


def is_noun(sentence: str, hit: re.Match[str]) -> bool:
    """`报送邮箱`, `反馈的问题` and the like: the word stands in a name and nobody sends."""
    around = sentence[max(0, hit.start() - 4) : hit.end() + 4]
    return bool(NOUN_SEND.match(sentence, hit.start()) or NOUN_SEND.search(around))


def is_sent(hit: re.Match[str], before: str, after: str, timed: bool) -> bool:
    """A weak verb (送, 传到, 告知 …) sends papers only with a time, a thing, and a receiver that is an office."""
    if hit["given"]:
        return timed and bool(GIVEN_TO.search(before))
    if hit["weak"].startswith("报"):
        return timed
    whom = TO_WHOM.match(after.lstrip())
    if whom and HANDED_OVER.match(after[whom.end() :]):
        return False
    return bool(timed and whom and not NEAR_PEOPLE.match(whom["whom"]) and SPOKEN_OF.search(before))

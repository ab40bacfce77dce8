"""Which answer to a checkpoint is the good one, told from its wording."""

import re

from .text import clauses

QUESTION = re.compile(r"是否|(?<!是)否存在|有无|有没有|能否|是不是|会不会|可否|有否|能不能")
# a question that only its end tells, or a word said twice: 公示了没有, 有补课吗, 齐不齐
ENDED = re.compile(r"(?:了?没有|与否|[吗么])?[？?]?$")
ENDS_ASKING = re.compile(r"(?:没有|与否|[吗么])[？?]?$|[？?]$")
TWICE = re.compile(r"(?P<word>[一-龥])不(?P=word)")
# what follows the question word when a yes is bad
EXISTS = re.compile(
    r"^(?:仍|还|依然|又|再次?|再度|曾|曾经|偶尔|经常|多次)?(?:存在|出现|发生|还有|仍有|又有|查出|查实|接到过|收到过|受过|被(?!评|授|表彰|列为示范|认定))"
    r"(?!.{0,12}(?:机制|制度|办法|方案|记录|台账))"
)
# one comes upon something that should not be there: 是否发现…的情况
FOUND = re.compile(
    r"^(?:能)?(?:发现|看到|听到|查到|遇到|了解到)(?!问题(?:后|即|及时)|后).*(?:情况|现象|行为|问题|情形|做法|痕迹|的)[。？?]?$"
)
# the form tells: it is done to somebody who suffers it, comes instead of something, or under a pretext
SUFFERED = re.compile(
    r"被.{1,10}(?:代替|替代|占|挤|顶|取消|挪|停|换|逼|要求|动员|叫|扣|罚|强|收走|冲|改上|改成|拖|压|侵|推给|转嫁|拒|孤立|劝退|点名批)|"
    r"(?:代替|替代|取代|冲抵|顶替)(?!.{0,4}(?:方案|办法|机制))|另立|巧立|名目|(?:为由|为名|借口|打着|借着?.{1,8}之)|"
    r"(?:却|而|但|又)(?:没有|没|不|未)(?!.{0,2}(?:超|影响))|(?:让|叫|使|逼|令|催|哄)(?!每|全体|所有|更多).{0,6}(?:学生|家长|孩子|教师).{0,12}(?:签|改|批|交|打|买|抄|罚|报|写|补|带|念|站|完成|承担)|(?:另有|有?两套|阴阳)|"
    r"(?:抄写?|重做|重写|罚写).{0,6}(?:遍|次|[多几数]?[十百]|以上)|(?:一味|光靠|只(?:抓|看|讲|教|考|重)|单纯|搪塞|应付|走样|缩水|打折扣|空转|闲置|失控|断档|挂空|名不副实|形同虚设)"
)
HAS = re.compile(r"^(?:有(?!偿|效|序|关|组织|计划|步骤|力|利)|还有|设有|配有)")
GOOD_WORK = re.compile(r"(?:课程|作业|活动)[。？?]?$")
PEOPLE = r"(?:教师|老师|教职工|班主任|学生|家长|机构|人员|学校|单位|个人|校长|保安|班级|食堂)"
# a deed that no school may be proud of, whatever else the sentence says
SHAME = re.compile(
    r"(?:公布|公示|通报|张贴|公开|发布).{0,12}(?:名次|分数|成绩|排名)|以.{1,16}名义|而未|却(?!又)|仍[^坚然]|"
    r"带回家|(?:收到|接到|受到|引发|发生).{0,24}(?:反映|举报|投诉|信访)|(?:需要|由|让|推给|交由).{0,3}家长.{0,8}(?:完成|批改|检查|代(?!表)|打印)|"
    r"在?(?:节假日|寒暑假|周末|休息日|假期).{0,8}(?:学科类?培训|补课|上课|授课)|"
    r"(?:收取|布置|安排|招收|预收).{0,6}超过|让家长.{0,8}(?:签字|接龙|打卡)|"
    r"因.{2,16}(?:而|引发|导致|被)|开设.{0,16}(?<!非)学科类?.{0,4}(?:课|班|培训)|统一.{0,6}(?:考试|测试|测验|练习卷|试卷)|纸笔(?:考试|测试|测验)|"
    r"(?:聘|招|雇|请).{0,8}(?:在职|公办).{0,8}教师|(?:推荐|介绍|动员|组织|要求).{0,8}学生.{0,10}(?:购买|校外|机构|竞赛|培训班)|"
    r"(?:变成|变为|办成|异化为|等同于|代替|占).{0,10}(?:集体教学|上课|新课|补课|自习课)|"
    r"(?:延长|推迟).{0,8}(?:在校|放学|教学)|(?:缩短|减少|取消).{0,10}(?:课间|午休|体育|艺术|劳动|活动|睡眠)|"
    r"未(?:经?备案|审批|审查|经审)|(?:以|按|凭).{0,8}(?:成绩|分数|竞赛|考级).{0,6}(?:分班|编班|排座|作为|录取|入学)|空堂|"
    r"提前收取|收取.{0,6}(?:半年|一年|[4-9四五六]个月).{0,4}以上|一次性.{0,6}超过|"
    r"跨(?:区|学区|区域|县|市).{0,4}招生|一次性收取.{0,12}(?:超过|以上)|(?:网上|线上|群|手机|平台|APP|软件).{0,8}(?:发布|布置|下达|打卡).{0,4}(?:作业|任务|打卡|$)"
)
# `是否一次性收取时间跨度超过3个月…的费用`: more than a number of hours, days or yuan is asked for as a fault
OVER = re.compile(
    r"(?<!不)(?<!不[得能应可])(?:超过|超出|突破|多于|高于|长于)\s*\d+(?:\.\d+)?\s*(?:分钟|个?小时|个?月|课时|学时|天|万?元|人)"
)
WANTED = re.compile(r"(?:率|比例|覆盖|参与|受益|惠及|开展|组织活动|培训)[^，。；]{0,10}$|达到?")
# what was closed comes back: 已注销的机构是否重新招生
CLOSED = re.compile(r"已?(?:被|经)?(?:注销|关停|取缔|吊销|停办|终止|压减|撤销|清退|关闭|查封)(?:了)?的")
AGAIN = re.compile(r"^(?:又|再次?|重新|恢复|继续|仍然?|依旧|私下|暗中|变相)(?!.{0,8}(?:登记|备案|审批|培训学习))")
BEYOND = re.compile(r"^(?:超过|超出|突破|大于|长于|逾|越过|小于|不到|高于|多于|低于|少于|不足|晚于|早于|短于)")
# `有…的` are cases of a deed: 有超过规定时长的, 有让家长批改的
CASES = re.compile(
    r"^(?:超|布置|要求|让|把|将|用|以|利用|因|不|未|没|教师|学生|家长|学校|擅自|随意|组织|安排|向).{2,}的[。？?]?$|^.{2,8}(?:不|未).{1,10}的[。？?]?$"
)
SHARE = re.compile(r"(?:率|比例|占比|比重|(?<![书方全平])面)[^，。；]{0,6}$")
EVIL = re.compile(
    r"重复收|多收|乱收|违规|违法|违反|违纪|非法|变相|强制|强迫|占用|随意|乱(?:收|补|办|象)|有偿|收受|超标|超前|超纲|超量|超时|超进度|"
    r"超课标|超范围|抢跑|自批自改|互批|惩罚|机械性|重复性|代[替为]批改|用手机布置|手机(?:完成|布置|带)|"
    r"(?:将|把)?手机.{0,4}带[入进]|家长(?:布置|检查|批改)|要求家长|给家长|要求学生.{0,12}打卡|"
    r"排名|排队|名次|带手机|(?:变成|当成|用.{1,8}代替|以.{1,8}(?:代替|替代))|补习|排座位|编班次|挂钩|片面|唯分数|以升学率|升学指标|讲授新课|集体补课|组织补课|补课|刷题|题海|"
    r"周考|月考|统考|联考|重点班|快慢班|实验班|上市融资|资本化|过高收费|逐利|额外|押金|保管费|摊派|推销|"
    r"虚假|夸大|隐形|变异|无证|无照|擅自|私自|私下|绕开|规避|逃避|挪用|挪作|克扣|截留|体罚|罚[站抄跑款]|辱骂|侮辱|殴打|"
    r"歧视|孤立|推诿|瞒报|迟报|漏报|隐瞒|私了|敷衍|走过场|流于形式|照搬|照抄|抄袭|弄虚作假|造假|商业广告|"
    r"发布.*广告|散发.*广告|夸张|垄断|炒作|卷钱|拖欠|提前(?:结课|放学|到校|开学|教学|离校)|停课|压缩|挤占|挤压|拖堂|"
    r"过期|变质|霉变|假冒|三无|违禁|介绍生源|兼职|诱导|暗示|(?:成套|整套).{0,4}(?:教辅|试卷|练习)|"
    r"无[^，。]{1,6}(?:资格|资质|许可|手续)|未经|未取得|未按|(?:聘用|聘请|招用).{0,4}在职教师|商业(?:活动|性|庆典)|"
    r"征订|代购|机械重复|重复机械|大量作业|过量|小学化|学前班|"
    r"反弹|回潮|死灰复燃|反复发生|罚[做抄写站跪]|(?:讲|上|教|安排|开)(?:授|解|设)?新(?:课|内容|知识)|未(?:备案|审批|审查|经审)|关门|留校|"
    r"无关的?(?:支出|费用|开支|事项|活动)|掐尖|择校|入学考试|泄露|欺凌|吸烟|酗酒|脱岗|缺岗|空岗"
)
CURE = re.compile(
    r"整治|治理|查处|监管|管控|制止|杜绝|防止|防范|防治|严禁|禁止|避免|化解|打击|排查|问责|处理|处置|公示|公布|"
    r"备案|承诺|举报|宣传|警示|清理|规范|教育|预防|签订|申请|登记|报告|审批|取消|拒绝|抵制|调控|熔断|压减|"
    r"(?:建立|健全|完善|制定|落实|实行|执行|坚持|做到|确保|纳入)(?!.{0,6}(?:违规|有偿))"
)
FORBIDDEN_FIRST = re.compile(
    r"^(?:违规|违法|违反|非法|变相|强制|强迫|擅自|私自|私下|随意|超标|超前|超纲|超范围|额外|虚假|占用|挤占|挪用)"
)
BAD_END = re.compile(r"(?:现象|行为|问题|情形|倾向|乱象|做法|事件|纠纷|(?<!实际|开展|落实|执行)的?情况)[。？?]?$")
NEGATED = re.compile(
    r"^(?:都|均|已|已经|能|能够)?(?:做到)?(?:不(?!足|按|经|符|合格|当)|未(?!经|按|取得|备案|审|获)|没有|零|无|杜绝|严禁|避免|防止|取消|禁止)"
)
VIOLATION = re.compile(
    r"^(?:以|违反|其他违反|利用|擅自|违规|未经|超|在.{0,20}违规|无证).*(?:违规|违反|规定|补课|培训|收费)"
)
GOOD_DOC = re.compile(
    r"(?:办法|机制|制度|方案|措施|记录|台账|计划|专人|机构|队伍|经费|细则|档案|预案|章程|场所|场地|设施|设备|柜|(?<!教)室|"
    r"清单|规定|公约|材料|教案|总结|渠道|电话|信箱|标识|证|证[书明件]|执照|资格|资质|合同|协议(?:书)?|许可|名册|课表|签[字名]|"
    r"公示栏|备案|台账|器材|安排|预算|细化|反馈)[。？?]?$"
)
GOOD_DEED = re.compile(
    r"带班|护导|值班|值守|陪餐|巡查|辅导|指导|专门|专职|专人|专兼职|负责|分管|牵头|管理|保障|看护|照看|护送|护学|接送|值勤|站岗|引导|陪同|看管|巡视|维护秩序|回应|答复|解决|处理|跟踪|帮扶|关爱|接待|辅助|照料|就餐"
)
# no homework on paper for the two lowest grades
LOW = r"(?:[一1](?:年级)?[、至到和\-—]?[二2]|低|起始|小学低)年?级段?"
LOW_GRADES = re.compile(
    rf"{LOW}.{{0,8}}(?:布置|留).{{0,6}}作业|{LOW}.{{0,8}}(?:有|留|带|做|写).{{0,4}}(?:书面|笔头|纸面|家庭作业)|(?:给|对|为|向).{{0,4}}{LOW}.{{0,6}}布置"
)
OUTSIDE_GATE = re.compile(r"门口|周边")
CLAUSE = re.compile(rf"^(?:因|.{{0,12}}?{PEOPLE}.{{2,}}|.{{2,}}的{PEOPLE}[。？?]?$)")


def polarity_of(point: str) -> tuple[str, str | None]:
    """duty, good_yes or bad_yes, with the reason for doubt when the wording asks both ways."""
    asked = [_asked(clause) for clause in _questions(point)]
    if not asked:
        return ("bad_yes", None) if VIOLATION.search(point) else ("duty", None)
    if len(set(asked)) > 1:
        return asked[0], "一条里问了两件方向相反的事，请核对哪种回答算好"
    return asked[0], None


CHOICE = re.compile(r"还是")
ASKS_OVER = re.compile(
    r"(?:是否|有无|有没有)[^，。；]*(?<!不)(?<!不[得能应可])(?:超过|超出|突破|多于|高于|长于|低于|少于|短于)\s*\d"
)
SOONER = re.compile(r"^(?:早于|晚于|迟于|提前|推迟)")
GOOD = re.compile(
    r"建立|健全|完善|制定|落实|实行|执行|坚持|做到|确保|纳入|公示|公布|公开|备案|签订|开展|组织|指导|开齐|开足|配备|配足|设立|设置|"
    r"明确|记录|留存|登记|规范|合理|及时|按时|按规定|严格|符合|达到|保证|控制|畅通|整改|处理|回应|办结|培训|研判|统筹|分层|弹性|个性化|"
    r"完成|具备|取得|满足|充分|科学|自愿|安排|提供|丰富|全面|全部|定期|认真|有效|合规|真实|一致|清楚|知晓|熟悉|掌握|了解|参与|参加|专题|学习|检查|"
    r"实现|覆盖|改为|区分|通过(?!.{2,24}(?:形式|方式|渠道|名义|途径|群|平台|直播))|作为|拓展|推进|主动|发挥|创新|带动|讲清|告知|运转|有力|明显|同步|保障|维护|引导|鼓励|宣传|沟通|设计|进行"
)


def asks_either(point: str) -> bool:
    """A question with two answers of its own, `…还是…`, or whether something is sooner, later or more than allowed."""
    return bool(CHOICE.search(point) or re.search(r"是否(?:早于|晚于|迟于)", point) or ASKS_OVER.search(point))


def is_told(point: str) -> bool:
    """Whether the wording itself says that a yes is good: a deed that is wanted, or a thing good to have."""
    asked = _questions(point)
    if CHOICE.search(point):
        return False
    return all(_told(clause) for clause in asked)


def _told(clause: str) -> bool:
    found = QUESTION.search(clause)
    tail = clause[found.end() :] if found else clause
    if SOONER.search(tail) or re.search(r"(?<!非)学科类", tail):
        return False
    return bool(NEGATED.match(tail) or GOOD.search(clause) or GOOD_DOC.search(tail) or GOOD_DEED.search(tail))


def _questions(point: str) -> list[str]:
    """Clauses that ask."""
    asked = [clause for clause in clauses(point) if QUESTION.search(clause)]
    if asked:
        return asked
    whole = point.strip().rstrip("。；;")
    return [whole] if ENDS_ASKING.search(whole) or TWICE.search(whole) else []


def _asked(clause: str) -> str:
    found = QUESTION.search(clause)
    if found is None:
        return _asked_at_its_end(clause)
    word, before, tail = found.group(), clause[: found.start()], clause[found.end() :]
    if word == "否存在" or EXISTS.match(tail) or FOUND.match(tail):
        return "bad_yes"
    if LOW_GRADES.search(clause) and not NEGATED.match(tail):
        return "bad_yes"
    if word in ("有无", "有没有"):
        return _had(before, tail)
    if NEGATED.match(tail):
        return "good_yes"
    if HAS.match(tail):
        return _had(before, HAS.sub("", tail))
    if (CLOSED.search(before) and AGAIN.match(tail)) or _is_over(tail):
        return "bad_yes"
    if BEYOND.match(tail):
        good = SHARE.search(before) and not re.match(r"低于|少于|不足", tail)
        return "good_yes" if good else "bad_yes"
    return "bad_yes" if _is_wrong(tail) else "good_yes"


def _is_over(tail: str) -> bool:
    """Whether more than a number is asked after, of what nobody wants more of."""
    over = OVER.search(tail)
    return bool(over and over.start() and not WANTED.search(tail[: over.start()]))


def _asked_at_its_end(clause: str) -> str:
    """`有学生带手机进课堂吗` asks for a thing, `作业当面批改了没有` for a deed."""
    said = ENDED.sub("", clause)
    thing = re.search(r"(?:^|[，、]|[上里内中外])有(?!偿|效|序)(?P<thing>.+)$", said)
    if thing:
        return _had(said[: thing.start()], thing["thing"])
    return "bad_yes" if _is_wrong(said) else "good_yes"


def _is_wrong(tail: str) -> bool:
    """True for a deed that is wrong, unless it is a cure for such deeds."""
    if SHAME.search(tail) or FORBIDDEN_FIRST.match(tail) or SUFFERED.search(tail):
        return True
    return bool(EVIL.search(tail)) and not CURE.search(tail)


def _had(before: str, thing: str) -> str:
    """A document or a place is good to have; a wrong is bad, and so are people who do what is not their task."""
    if (
        BAD_END.search(thing)
        or SHAME.search(thing)
        or BEYOND.match(thing)
        or CASES.search(thing)
        or SUFFERED.search(thing)
    ):
        return "bad_yes"
    if GOOD_DOC.search(thing):
        return "good_yes"
    if EVIL.search(thing):
        return "bad_yes"
    if GOOD_WORK.search(thing) and not re.search(PEOPLE, thing[:6]):
        return "good_yes"
    if re.match(r"(?:给|为|对|向|针对)", thing):
        return "good_yes"
    doing = CLAUSE.match(thing) or OUTSIDE_GATE.search(before)
    return "bad_yes" if doing and not GOOD_DEED.search(thing) else "good_yes"

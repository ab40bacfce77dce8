# ruff: noqa: E501
# fmt: off
"""Shanping county: a notice to look back at problems found before; numbered checks, teams in a table, a ledger with a two-row head."""
from ..shape import OPTIONAL, contact, duty, form, gold, group, phase, point, qty, ref, report, task

TITLE = "关于开展“双减”督导问题整改“回头看”的通知"
TEAMS_TABLE = "“回头看”督导组分组表"
LEDGER = "“双减”督导问题整改“回头看”台账"
CHECKS = [
    ("一", "问题整改是否到位", [
        ("上年度督导反馈的问题是否逐条销号，佐证材料是否真实完整。", "good_yes"), ("是否存在以会议落实会议、整改停留在纸面的情况。", "bad_yes"),
        ("整改不到位的事项是否说明原因并明确下一步期限。", "good_yes")]),
    ("二", "作业负担是否反弹", [
        ("有没有改头换面增加抄写、刷题类作业的现象。", "bad_yes"), ("三级审批、班级公示是否坚持下来。", "good_yes"),
        ("是否仍有教师通过微信群布置书面作业。", "bad_yes")]),
    ("三", "课后服务是否缩水", [
        ("服务时间是否仍保持每天2小时，有无随意缩短的情况。", "mixed"), ("社团、兴趣活动是否按学期初公布的方案正常开设。", "good_yes"),
        ("有没有强制学生参加或者变相分层收费的问题。", "bad_yes")]),
    ("四", "校外培训是否抬头", [
        ("已注销的学科类机构是否重新招生。", "bad_yes"), ("在职教师有偿补课问题是否得到有效遏制。", "good_yes"),
        ("是否定期公布举报渠道，举报件办结情况是否回访。", "good_yes")]),
]
STAGES = [
    ("学校自查", "3月18日—3月29日", "2024-03-18", "2024-03-29", "各学校",
     "各学校围绕上述内容开展自查，填写《“双减”督导问题整改“回头看”台账》（附件2），连同自查报告于3月29日前报学区中心校。"),
    ("学区核查", "4月1日—4月12日", "2024-04-01", "2024-04-12", "学区中心校",
     "学区中心校对辖区学校逐一核查，学区核查报告于4月12日前报县教育体育局督导股，报告中列举的典型案例不少于2个。"),
    ("县级督导", "4月15日—5月17日", "2024-04-15", "2024-05-17", "督导组",
     "县教育体育局组成3个督导组进行实地督导，每组督导学校不少于6所，其中上年度问题较多的学校必须列入。督导组每周五向督导股报送督导简报，督导结束后一周内提交分组督导报告。"),
    ("通报问责", "5月下旬", "2024-05-21", "2024-05-31", "县教育体育局",
     "县教育体育局对“回头看”情况进行全县通报，对问题反弹、整改不力的学校实行挂牌督办，依据《教育督导问责办法》追究责任。"),
]
TEAMS = [
    ("第一督导组", "谷安澜", "县教育体育局副局长", [("田舒窈", "督导股"), ("葛知微", "基教股")], "城关学区、东岭学区"),
    ("第二督导组", "梅若谷", "县政府专职督学", [("冉星河", "职成股"), ("安小棠", "教研室")], "西坪学区、河湾学区"),
    ("第三督导组", "庄敬亭", "县教育体育局工会主席", [("江晚舟", "人事股"), ("石砚秋", "财务股")], "南屏学区、县直学校"),
]
DEMANDS = [
    ("端正态度。", "各单位要把“回头看”作为巩固“双减”成果的重要抓手，主动查摆，不护短、不遮丑。学校党组织书记、校长对自查结果签字负责，凡自查“零问题”而督导发现突出问题的，从严追究责任。"),
    ("统筹安排。", "督导组要轻车简从，原则上每校停留不超过半天，不得要求学校准备汇报展板。督导组成员要熟悉政策、吃透要求，坚持走教室、进班级、查作业本、看课程表，多与学生和家长交流，掌握第一手情况。"),
    ("动态销号。", "对“回头看”新发现的问题，学校要抓紧整改，整改报告经学区中心校审核后于5月31日前报县教育体育局督导股。"),
]


def write(p):
    p.header("杉屏县教育体育局")
    p.centered("杉屏县教育体育局", size=34)
    p.line("杉教体督函〔2024〕5号", align="center")
    p.centered(TITLE)
    p.line("各学区中心校，县直各学校：")
    p.line("2023年，我局组织开展了全县“双减”专项督导，并向学校反馈了问题清单。从日常监测和群众来信来访看，绝大多数学校整改态度端正、措施有力，但仍有个别学校整改不彻底，旧问题尚未根治，新问题又有冒头。为检验整改成效，防止问题反弹回潮，根据市教育局《关于巩固“双减”督导成果的意见》（屏教督〔2024〕1号）和《杉屏县教育督导结果运用办法》，经研究，决定开展“双减”督导问题整改“回头看”。现将有关事项通知如下：")
    p.line("一、督导内容", bold=True)
    for code, name, rows in CHECKS:
        p.line(f"（{code}）{name}", bold=True)
        for n, (text, _) in enumerate(rows, 1):
            p.line(f"{n}.{text}")
    p.line("二、督导安排", bold=True)
    for n, (name, when, _, _, _, text) in zip("一二三四", STAGES, strict=True):
        p.line(f"（{n}）{name}（{when}）。{text}")
    p.line("三、督导组组成", bold=True)
    p.line("督导组由县教育体育局相关股室人员组成，实行组长负责制，分组情况见附件1。")
    p.line("四、工作要求", bold=True)
    for n, (lead, text) in enumerate(DEMANDS, 1):
        p.line(f"{n}.{lead}{text}")
    p.line("联系人：田舒窈    联系电话：0996-5550262")
    p.line("电子邮箱：sp_ducha@example.org")
    p.line("附件：1." + TEAMS_TABLE)
    p.line("      2." + LEDGER)
    p.signed("杉屏县教育体育局", "2024年3月14日")
    p.page()
    p.line("附件1")
    p.centered(TEAMS_TABLE, size=18)
    p.table([["组别", "组长", "成员", "督导范围"]]
            + [[t, f"{head}（{post}）", "\n".join(f"{name}（{unit}）" for name, unit in rows), where] for t, head, post, rows, where in TEAMS])
    p.landscape()
    p.line("附件2")
    p.centered(LEDGER, size=18)
    p.line("填报学校（盖章）：                    审核人：                    填报日期：")
    p.table([["序号", "反馈问题", "整改情况", "", "", "“回头看”结论", ""], ["", "", "整改措施", "责任人", "完成时间", "是否销号", "未销号原因"]] + [[""] * 7 for _ in range(6)],
            across=((0, 2, 4), (0, 5, 6)))


GOLD = gold(
    TITLE, "杉教体督函〔2024〕5号", ["杉屏县教育体育局"], "2024-03-14",
    references=[ref("关于巩固“双减”督导成果的意见", "屏教督〔2024〕1号"), ref("杉屏县教育督导结果运用办法", kind="regulation"),
                ref("教育督导问责办法", kind="regulation"), ref(LEDGER, kind="form", **OPTIONAL)],
    indicators=[point(name, None, f"{code}.{n}", text, pol, code) for code, name, rows in CHECKS for n, (text, pol) in enumerate(rows, 1)],
    tasks=[task(f"四{n}", lead + text, due, *who, **OPTIONAL) for n, ((lead, text), due, who) in enumerate(
        zip(DEMANDS, [None, None, "2024-05-31"], [["各单位"], ["督导组"], ["学校"]], strict=True), 1)]
    + [task("四3", DEMANDS[2][0] + DEMANDS[2][1], "2024-05-31", "学校", "学区中心校", **OPTIONAL),
       task("四3", DEMANDS[2][0] + DEMANDS[2][1], None, "学校", **OPTIONAL)],
    phases=[phase(name, start, end, who, text, when=when) for name, when, start, end, who, text in STAGES],
    reporting=[
        report("各学校", f"《{LEDGER}》（附件2）、自查报告", "学区中心校", "3月29日前", "once", "2024-03-29"),
        report("各学校", "自查报告", "学区中心校", "3月29日前", "once", "2024-03-29", **OPTIONAL),
        report("学区中心校", "学区核查报告", "县教育体育局督导股", "4月12日前", "once", "2024-04-12"),
        report("督导组", "督导简报", "督导股", "每周五", "weekly", aliases=["每周"]),
        report("督导组", "分组督导报告", None, "督导结束后一周内", "event", aliases=["一周内"]),
        report("学校", "整改报告", "县教育体育局督导股", "5月31日前", "once", "2024-05-31"),
        report("学区中心校", "整改报告审核", "县教育体育局督导股", "5月31日前", "once", "2024-05-31", **OPTIONAL),
        report("县教育体育局", "对“回头看”情况进行全县通报", None, "5月下旬", "once", None, **OPTIONAL)],
    groups=[group(t, ("组长", head, post), *[("成员", name, unit) for name, unit in rows], area=where,
                  aliases=[t[:2] + "组", f"督导组{t}", f"“回头看”{t}"]) for t, head, post, rows, where in TEAMS],
    duties=[duty("各学校", STAGES[0][5], aliases=["学校"], **OPTIONAL), duty("学区中心校", STAGES[1][5], **OPTIONAL),
            duty("县教育体育局", STAGES[2][5], **OPTIONAL), duty("县教育体育局", STAGES[3][5], **OPTIONAL),
            duty("督导组", STAGES[2][5], **OPTIONAL), duty("督导组", DEMANDS[1][1], **OPTIONAL), duty("各单位", DEMANDS[0][1], **OPTIONAL)],
    contacts=[contact("phone", "0996-5550262", "田舒窈"), contact("email", "sp_ducha@example.org", "田舒窈")],
    quantities=[
        qty("课后服务时间", 2, "小时/天", "课后服务", "=", scope=[["课后服务"], ["服务"], ["学校"], ["学生"]]),
        qty("典型案例", 2, "个", "学区核查报告", ">=", scope=[["报告"], ["学区"], ["案例"]]),
        qty("每组督导学校", 6, "所", "每个督导组", ">=", scope=[["组"], ["学校"]]),
        qty("督导组", 3, "个", "县教育体育局", "=", **OPTIONAL), qty("每校停留", 0.5, "天", "督导组", "<=", **OPTIONAL),
        qty("每校停留", "半", "天", "督导组", "<=", **OPTIONAL), qty("分组督导报告", 1, "周", "督导组", "<=", **OPTIONAL),
        qty("督导简报", 1, "次/周", "督导组", "=", **OPTIONAL), qty("自查“零问题”", 0, "个", "自查", "=", **OPTIONAL), qty("三级审批", 3, "级", "作业", "=", **OPTIONAL)],
    forms=[
        form(LEDGER, ["填报学校（盖章）", "审核人", "填报日期"], ["序号", "反馈问题", "整改措施", "责任人", "完成时间", "是否销号", "未销号原因"]),
        form(TEAMS_TABLE, [], ["组别", "组长", "成员", "督导范围"], **OPTIONAL)],
)

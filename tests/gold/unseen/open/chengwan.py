# ruff: noqa: E501
# fmt: off
"""Chengwan district: a notice of self-checking, half-width brackets, numbered points under headings, two forms."""
from ..shape import OPTIONAL, contact, duty, form, gold, group, phase, point, qty, ref, report

TITLE = "关于开展“双减”工作自查自纠的通知"
ITEMS = [
    ("1", "减轻作业负担方面", [
        ("是否存在超课标、超进度布置作业的问题。", "bad_yes"), ("是否存在节假日作业总量失控的问题。", "bad_yes"),
        ("是否落实教师先做、精选后布置的要求。", "good_yes"), ("是否存在把作业推给家长批改的问题。", "bad_yes")]),
    ("2", "规范课后服务方面", [
        ("是否做到课后服务时间不少于2小时/天。", "good_yes"), ("是否存在只收费不服务、以自习代替活动的问题。", "bad_yes"),
        ("是否落实“一生一表”、按需选课。", "good_yes"), ("是否按每课时60元标准发放教师课后服务补助。", "good_yes"), ("是否存在教师不参加课后服务却领取补助的问题。", "bad_yes")]),
    ("3", "规范教育收费方面", [
        ("是否存在通过家委会代收资料费的问题。", "bad_yes"), ("是否一科一辅、自愿购买。", "good_yes"),
        ("校服、保险、研学等是否坚持自愿原则并公开招投标。", "good_yes")]),
    ("4", "治理有偿补课方面", [
        ("是否组织教师学习师德负面清单。", "good_yes"), ("是否存在教师组织、推荐学生参加校外培训的问题。", "bad_yes"),
        ("是否公布举报电话和邮箱。", "good_yes")]),
]
STAGES = [
    ("动员部署(10月8日—10月12日)", "动员部署", "2022-10-08", "2022-10-12", "各校召开专题会议传达学习,制定自查方案,成立由书记、校长任双组长的自查专班。"),
    ("自查自纠(10月13日—11月4日)", "自查自纠", "2022-10-13", "2022-11-04",
     "各校逐条对照,建立问题、任务、责任三张清单。每周一上午11:00前向学区报送上周自查进度;11月4日前,以学校为单位将自查报告及附件1、附件2报学区。"),
    ("学区核验(11月7日-11月18日)", "学区核验", "2022-11-07", "2022-11-18",
     "各学区对辖区学校核验一遍,核验面不低于80%,核验报告于11月18日前报区教育局督导科。"),
    ("重点抽查(11月下旬)", "重点抽查", "2022-11-21", "2022-11-30", "区教育局组成抽查组随机抽查,对零问题、零整改的学校必查。"),
]


def write(p):
    p.line("澄湾区教育局办公室", align="center", bold=True, size=28)
    p.line("澄教办[2022]104号", align="center")
    p.centered("关于开展“双减”工作自查自纠的通知")
    p.line("各学区,区直各中小学校:")
    p.line("近期,区长公开电话、教育局信访平台陆续收到部分家长反映学校作业偏多、课后服务走过场等问题。为切实回应关切,按照《澄湾区教育系统群众身边不正之风专项整治方案》(澄教发[2022]58号)安排,经研究,决定开展“双减”工作自查自纠。现通知如下:")
    p.line("一. 自查范围", bold=True)
    p.line("全区所有义务教育阶段学校(含民办)。")
    p.line("二. 自查重点", bold=True)
    for code, name, rows in ITEMS:
        p.line(f"({code}){name}")
        for n, (text, _) in enumerate(rows, 1):
            p.line(f"{n}){text}")
    p.line("三 步骤安排", bold=True)
    for n, (head, _, _, _, text) in zip("一二三四", STAGES, strict=True):
        p.line(f"({n}){head}。{text}")
    p.line("四. 相关要求", bold=True)
    p.line("(一)压实责任。各学区主任为本学区第一责任人,基教科、督导科、计财科按照职能分工做好业务指导。")
    p.line("(二)务求实效。自查问题应不少于3条,严禁照抄照搬。抽查中发现应查未查的,在年终考核中扣2分。")
    p.line("(三)按时报送。材料统一发送至邮箱chengwan-dd@example.com,逾期不报的通报批评。联系人:督导科 蓝雨辰 0993-5550144。")
    p.line("附件:1.“双减”工作自查自纠情况报告表   2.“双减”自查问题三张清单汇总表")
    p.signed("澄湾区教育局办公室", "2022年9月30日")
    p.page()
    p.line("附件1")
    p.centered("“双减”工作自查自纠情况报告表", size=18)
    p.table([["学校名称", "", "校长", ""], ["在校学生数", "", "专任教师数", ""], ["自查开展情况", "", "", ""], ["存在主要问题", "", "", ""],
             ["整改举措及成效", "", "", ""], ["意见建议", "", "", ""]],
            across=((2, 1, 3), (3, 1, 3), (4, 1, 3), (5, 1, 3)))
    p.line("填表人：           审核人：           填表时间：")
    p.landscape()
    p.line("附件2")
    p.centered("“双减”自查问题三张清单汇总表", size=18)
    p.line("填报单位(公章):")
    p.table([["序号", "学校", "问题清单", "", "任务清单", "", "责任清单", ""],
             ["", "", "问题描述", "问题类别", "整改任务", "完成时限", "责任领导", "责任人"]] + [[""] * 8 for _ in range(5)],
            across=((0, 2, 3), (0, 4, 5), (0, 6, 7)), down=())


# A sheet of labels and empty cells has no columns to speak of: either reading is optional.
LABELS = ["学校名称", "校长", "在校学生数", "专任教师数", "自查开展情况", "存在主要问题", "整改举措及成效", "意见建议"]
GOLD = gold(
    TITLE, "澄教办〔2022〕104号", ["澄湾区教育局办公室"], "2022-09-30",
    references=[ref("澄湾区教育系统群众身边不正之风专项整治方案", "澄教发〔2022〕58号")],
    indicators=[point(name, None, f"{code}.{n}", text, pol, code) for code, name, rows in ITEMS for n, (text, pol) in enumerate(rows, 1)],
    phases=[phase(name, start, end, None, text, when=head) for head, name, start, end, text in STAGES],
    reporting=[
        report("各校", "上周自查进度", "学区", "每周一上午11:00前", "weekly", aliases=["每周一", "每周"]),
        report("各校", "自查报告及附件1、附件2", "学区", "11月4日前", "once", "2022-11-04"),
        report("各学区", "核验报告", "区教育局督导科", "11月18日前", "once", "2022-11-18"),
        report("各校", "自查问题、任务、责任三张清单", None, None, "once", None, **OPTIONAL),
        report("各学区、学校", "材料", "邮箱", "按时", "event", None, **OPTIONAL)],
    groups=[group("自查专班", ("组长", "书记", None), ("组长", "校长", None), **OPTIONAL), group("抽查组", **OPTIONAL)],
    duties=[duty("各学区", STAGES[2][4], **OPTIONAL), duty("各校", STAGES[1][4], **OPTIONAL), duty("区教育局", STAGES[3][4], **OPTIONAL),
            duty("基教科、督导科、计财科", "按照职能分工做好业务指导", **OPTIONAL), duty("各学区主任", "为本学区第一责任人", **OPTIONAL),
            duty("学区", STAGES[2][4], **OPTIONAL)],
    contacts=[contact("email", "chengwan-dd@example.com", "督导科"), contact("phone", "0993-5550144", "蓝雨辰")],
    quantities=[
        qty("课后服务时间", 2, "小时/天", "课后服务", ">=", scope=[["课后服务"], ["学校"]]),
        qty("教师课后服务补助", 60, "元/课时", "教师", "=", scope=[["教师"], ["补助"], ["课后服务"]]),
        qty("核验面", 80, "%", "辖区学校", ">=", scope=[["学校"], ["学区"], ["核验"]]),
        qty("自查问题", 3, "条", "各校", ">=", scope=[["校"], ["自查"]]),
        qty("年终考核扣分", 2, "分", "应查未查", "=", **OPTIONAL), qty("清单", 3, "张", "各校", "=", **OPTIONAL),
        qty("核验", 1, "遍", "辖区学校", "=", **OPTIONAL), qty("报送自查进度", 1, "次/周", "各校", "=", **OPTIONAL),
        qty("报送自查进度", "11:00", "点", "各校", "<=", **OPTIONAL), qty("一科一辅", 1, "辅/科", "学科", "=", **OPTIONAL),
        qty("一生一表", 1, "表/生", "学生", "=", **OPTIONAL), qty("零问题", 0, "个", "学校", "=", **OPTIONAL)],
    forms=[
        form("“双减”工作自查自纠情况报告表", ["填表人", "审核人", "填表时间"],
             LABELS, **OPTIONAL),
        form("“双减”工作自查自纠情况报告表", ["填表人", "审核人", "填表时间", *LABELS], [], **OPTIONAL),
        form("“双减”自查问题三张清单汇总表", ["填报单位(公章)"],
             ["序号", "学校", "问题描述", "问题类别", "整改任务", "完成时限", "责任领导", "责任人"])],
)

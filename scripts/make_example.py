"""Write the example scheme of the fictional county 云岭县 as a Word file, laid out as such papers are.

    python scripts/make_example.py [TARGET]

Every name, number and sentence in it is made up. The demo county is built from this file, so what it says in words
(offices, areas, days) has to fit the demo's registers.
"""

import sys
from pathlib import Path

from docx import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

TARGET = Path(__file__).parent.parent / "examples" / "云岭县2026年双减督导工作方案.docx"
TITLE = "云岭县2026年“双减”督导工作方案"
CENTRE, RIGHT = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.RIGHT

NOTICE = [
    "各学区、督导责任区，各中小学校，各校外培训机构，局机关各科室：",
    f"现将《{TITLE}》印发给你们，请照此执行。",
]

BODY = [
    ("一、工作目标", [
        ("作业少而精，课堂实而活，课后服务留得住人，校外培训管得住时间和收费。到2026年底，义务教育学校作业公示覆盖率达到100%，"
        "查出的问题件件有人管、按期改、见销号。"),
    ]),
    ("二、督导内容", [
        ("学校的作业、课堂、课后服务、师德和家校沟通，校外培训机构的资质、收费、时间和人员，局机关各科室的分工落实情况。"
        "具体要点见附件1。"),
    ]),
    ("三、督导方式", [
        ("学校和机构先自查，责任督学每月到校看，县级再抽查。到校不发通知、不听汇报，直接进课堂、看作业、问学生。"
        "不要求学校为督导另做材料。"),
    ]),
    ("四、工作安排", [
        ("（一）学校和机构自查（9月）。各中小学校、各校外培训机构对照附件1逐条自查，做不到位的写清差在哪里、谁来改、哪天改完。"
        "各学区于9月30日前将本学区自查问题清单和整改安排报送县人民政府教育督导室。"),
        ("（二）责任区督导（9—12月）。责任督学每月到每所学校督导不少于1次，当面指出问题，能当场改的当场改。"
        "各督导责任区于每月25日前将问题台账（见附件3）报送县人民政府教育督导室。"),
        "（三）县级抽查（10—12月）。县人民政府教育督导室随机抽取学校和督学组成检查组，抽查比例不低于20%，重点看整改是不是真改了。",
        "（四）总结（12月）。各督导责任区于12月20日前将全年督导报告报送县人民政府教育督导室。县人民政府教育督导室每季度向各学校通报整改进度。",
    ]),
    ("五、工作要求", [
        "（一）分工到人。各科室按照附件2的任务和时限抓落实，一项任务涉及几个科室的，排在第一的牵头。",
        "（二）改到位再销号。问题由整改的单位报完成，由另外的人复查，复查通过才能销号；逾期不改的，依据《教育督导问责办法》处理。",
        ("（三）不添负担。任何科室不得在本方案之外再向学校要表格、要材料。《教育督导条例》和"
        "《关于进一步减轻义务教育阶段学生作业负担和校外培训负担的意见》已有规定的，照规定办，不另提要求。"),
    ]),
]  # fmt: skip

CONTACTS = ["联系人：苏晓禾，联系电话：000-5550101。", "材料报送邮箱：dudao@yunling.example。"]
ANNEXES = [
    "附件：1.云岭县2026年“双减”督导要点",
    "2.云岭县2026年“双减”重点任务清单",
    "3.云岭县“双减”问题台账月报表",
]

POINTS = [
    ("A1.组织实施", [
        ("B1.部署到位", [
            "C1.把减负列入学校年度重点工作，有专人负责。",
            "C2.结合本校实际制定实施办法，教师人人知晓。",
            "C3.每学期至少召开1次专题会，研究作业和课后服务。",
        ]),
        ("B2.公开承诺", ["C4.在校门口公示责任督学姓名、电话和督导事项。"]),
    ]),
    ("A2.作业管理", [
        ("B3.制度健全", [
            "C5.有学校作业管理办法，由年级组统筹各科作业量。",
            "C6.各班每天的作业在校内公示。",
        ]),
        ("B4.总量达标", [
            ("C7.小学一、二年级不布置书面家庭作业，小学三至六年级书面作业平均完成时间不超过60分钟，"
            "初中书面作业平均完成时间不超过90分钟。"),
            "C8.是否存在周末、节假日布置超量作业的现象。",
        ]),
        ("B5.质量提高", [
            "C9.作业设计列入教研活动，分层布置，学生能选。",
            "C10.是否存在机械抄写、罚抄等无效作业。",
        ]),
        ("B6.批改反馈", [
            "C11.教师对布置的作业全批全改，及时讲评。",
            "C12.是否存在要求家长布置、检查、批改作业的现象。",
            "C13.是否存在用手机群布置作业的现象。",
        ]),
    ]),
    ("A3.课后服务", [
        ("B7.应开尽开", [
            "C14.课后服务是否做到每周不少于5天、每天不少于2小时。",
            "C15.课后服务是否由学生和家长自愿选择。",
        ]),
        ("B8.用好时间", [
            "C16.课后服务期间指导学生完成作业，给有困难的学生答疑。",
            "C17.是否开设体育、艺术、科技、劳动、阅读等活动供学生选择。",
            "C18.是否存在利用课后服务时间讲授新课的现象。",
        ]),
        ("B9.收费规范", [
            "C19.课后服务收费项目和标准向家长公示，困难学生减免。",
            "C20.是否存在借课后服务向学生乱收费的现象。",
        ]),
    ]),
    ("A4.课堂和考试", [
        ("B10.课堂提质", [
            "C21.开齐开足国家规定课程，按课程标准零起点教学。",
            "C22.学生每天校内体育活动时间不少于1小时。",
        ]),
        ("B11.控制考试", [
            "C23.小学一、二年级不组织纸笔考试，其他年级每学期统一考试不超过1次。",
            "C24.是否存在按考试成绩给学生排名、排座位的现象。",
        ]),
    ]),
    ("A5.校外培训", [
        ("B12.资质齐全", [
            "C25.培训机构办学许可证、营业执照是否齐全有效，并在场所醒目处公示。",
            "C26.培训机构从业人员是否持有相应资格证书，名单是否公示。",
        ]),
        ("B13.时间和内容", [
            "C27.线下培训每天结束时间不晚于20:30，线上培训每天结束时间不晚于21:00。",
            "C28.是否存在培训机构在国家法定节假日、休息日和寒暑假开展学科类培训的现象。",
            "C29.是否存在培训机构以托管、研学名义变相开展学科类培训的现象。",
            "C30.线上培训每课时不超过30分钟，课间休息不少于10分钟。",
        ]),
        ("B14.收费监管", [
            "C31.培训机构预收费是否全部存入资金监管账户。",
            "C32.培训机构一次性收费不超过5000元，预收时间不超过3个月。",
            "C33.是否全面使用统一的培训服务合同文本。",
        ]),
    ]),
    ("A6.师德和监管", [
        ("B15.师德师风", [
            "C34.是否存在教师组织或参与有偿补课的现象。",
            "C35.学校向家长公布举报电话，举报3个工作日内答复。",
        ]),
        ("B16.部门联动", ["C36.局机关是否建立校外培训联合巡查机制，每季度巡查不少于1次。"]),
    ]),
]  # fmt: skip

TASKS = [
    ("印发全年督导时间表和任务书，把责任分到人。", "2026年9月", ["督导室", "基础教育科"]),
    ("各义务教育学校建立作业公示制度。", "2026年10月", ["基础教育科"]),
    ("摸清校外培训机构底数，做到一机构一档。", "2026年10月", ["职成教科"]),
    ("核定课后服务经费标准，落实教师补助。", "2026年11月", ["财务科", "人事科"]),
    ("培训机构预收费全部纳入资金监管。", "2026年11月", ["职成教科", "财务科"]),
    ("开展有偿补课专项整治，公布查处结果。", "2026年12月", ["人事科", "督导室"]),
    ("组织一次校外培训广告联合清查。", "2026年12月", ["职成教科", "办公室"]),
    ("排查校园和培训场所安全隐患，建立清单。", "2026年9月", ["安全科"]),
    ("把减负落实情况列入学校年度考核。", "2026年12月", ["督导室", "人事科"]),
]

FORM_TITLE = "云岭县“双减”问题台账月报表"
FORM_HEAD = "督导责任区：                督学（签名）：                填表日期：2026年   月   日"
FORM_COLUMNS = ["序号", "学校（机构）", "存在的主要问题", "整改措施", "责任人", "整改期限", "备注"]
FORM_NOTE = "填表说明：本表由督导责任区填写，每月25日前报县人民政府教育督导室。"


def font(run, name: str, size: float, *, bold=False) -> None:
    run.font.name, run.font.size, run.font.bold = name, Pt(size), bold
    run._element.rPr.rFonts.set(qn("w:eastAsia"), name)


def line(document, text: str, *, align=None, name="仿宋_GB2312", size=16.0, indent=True, before=0):
    """One paragraph; body text is indented by two characters."""
    paragraph = document.add_paragraph()
    paragraph.alignment = align
    form = paragraph.paragraph_format
    form.space_after, form.space_before, form.line_spacing = Pt(0), Pt(before), Pt(28)
    if indent and align is None:
        form.first_line_indent = Pt(32)
    font(paragraph.add_run(text), name, size)
    return paragraph


def write_notice(document) -> None:
    line(document, "云岭县教育局文件", align=CENTRE, name="方正小标宋简体", size=32)
    line(document, "云教督〔2026〕8号", align=CENTRE, before=18)
    line(document, "云岭县教育局 云岭县人民政府教育督导室", align=CENTRE, name="方正小标宋简体", size=22, before=24)
    line(document, f"关于印发《{TITLE}》的通知", align=CENTRE, name="方正小标宋简体", size=22)
    line(document, NOTICE[0], indent=False, before=18)
    line(document, NOTICE[1])
    line(document, "云岭县教育局", align=RIGHT, before=36)
    line(document, "云岭县人民政府教育督导室", align=RIGHT)
    line(document, "2026年8月25日", align=RIGHT)
    document.add_page_break()


def write_body(document) -> None:
    line(document, TITLE, align=CENTRE, name="方正小标宋简体", size=22)
    line(
        document,
        "为把减轻义务教育阶段学生作业负担和校外培训负担的要求落到每一所学校、每一家机构，结合我县实际，制定本方案。",
        before=12,
    )
    for heading, paragraphs in BODY:
        line(document, heading, name="黑体")
        for text in paragraphs:
            line(document, text)
    for text in [*CONTACTS, *ANNEXES]:
        line(document, text)


def annex(document, label: str, title: str) -> None:
    document.add_page_break()
    line(document, label, name="黑体", indent=False)
    line(document, title, align=CENTRE, name="方正小标宋简体", size=20)


def fill(cell, text: str, *, bold=False, align=None) -> None:
    for n, part in enumerate(text.split("\n")):
        paragraph = cell.paragraphs[0] if n == 0 else cell.add_paragraph()
        paragraph.alignment = align
        font(paragraph.add_run(part), "仿宋_GB2312", 12, bold=bold)


def head_row(table, titles: list[str]) -> None:
    for cell, title in zip(table.rows[0].cells, titles, strict=True):
        fill(cell, title, bold=True, align=CENTRE)


def write_points(document) -> None:
    annex(document, "附件1", "云岭县2026年“双减”督导要点")
    table = document.add_table(rows=1, cols=3, style="Table Grid")
    head_row(table, ["项目", "内容", "督导要点"])
    for group, items in POINTS:
        first = len(table.rows)
        for item, points in items:
            start = len(table.rows)
            for point in points:
                fill(table.add_row().cells[2], point)
            merge(table, start, 1, item)
        merge(table, first, 0, group)


def merge(table, first: int, column: int, text: str) -> None:
    """One cell from row ``first`` to the last, with its text once."""
    top, bottom = table.cell(first, column), table.cell(len(table.rows) - 1, column)
    fill(top.merge(bottom) if top is not bottom else top, text)


def write_tasks(document) -> None:
    annex(document, "附件2", "云岭县2026年“双减”重点任务清单")
    table = document.add_table(rows=1, cols=4, style="Table Grid")
    head_row(table, ["序号", "工作任务", "完成时限", "责任科室"])
    for number, (text, due, offices) in enumerate(TASKS, start=1):
        cells = table.add_row().cells
        for cell, value in zip(cells, [str(number), text, due, "\n".join(offices)], strict=True):
            fill(cell, value)


def write_form(document) -> None:
    section = document.add_section(WD_SECTION.NEW_PAGE)
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width
    line(document, "附件3", name="黑体", indent=False)
    line(document, FORM_TITLE, align=CENTRE, name="方正小标宋简体", size=20)
    line(document, FORM_HEAD, indent=False, size=12)
    table = document.add_table(rows=9, cols=len(FORM_COLUMNS), style="Table Grid")
    head_row(table, FORM_COLUMNS)
    line(document, FORM_NOTE, indent=False, size=12)


def page(document) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.top_margin, section.bottom_margin = Cm(3.7), Cm(3.5)
    section.left_margin, section.right_margin = Cm(2.8), Cm(2.6)


def make(target: Path) -> None:
    document = Document()
    page(document)
    document.core_properties.author, document.core_properties.title = "云岭县教育局", TITLE
    write_notice(document)
    write_body(document)
    write_points(document)
    write_tasks(document)
    write_form(document)
    target.parent.mkdir(parents=True, exist_ok=True)
    document.save(target)


if __name__ == "__main__":
    make(Path(sys.argv[1]) if len(sys.argv) > 1 else TARGET)

"""People of a group, its office, telephones, cited papers, tasks in prose: more wordings. All places are fictional."""

import pytest

from dudao.officialdocs.readers import read_document

from .papers import package, paragraph

HEAD = ("云岭县教育局", "关于做好“双减”督导工作的通知", "各中小学校：")
FOOT = ("云岭县教育局", "2024年3月6日")
PEOPLE = [("组长", "安然"), ("副组长", "柏溪"), ("成员", "楚河"), ("成员", "林晚")]


def read(*lines):
    return read_document(package("".join(map(paragraph, [*HEAD, *lines, *FOOT]))))


@pytest.mark.parametrize(
    "lines",
    [
        (
            "成立督导工作领导小组。",
            "组  长：安  然  县教育局局长",
            "副组长：柏  溪  县教育局副局长",
            "成  员：楚  河  督导股股长",
            "林  晚  基教股股长",
        ),
        (
            "成立督导工作领导小组：",
            "组长：安然（县教育局局长）",
            "副组长：柏溪（副局长）",
            "成员：楚河（督导股股长）、林晚（基教股股长）",
        ),
        (
            "成立督导工作领导小组，名单如下：",
            "组长：县教育局局长安然",
            "副组长：副局长柏溪",
            "成员：督导股股长楚河",
            "      基教股股长林晚",
        ),
        ("成立督导工作领导小组，由局长安然任组长，副局长柏溪任副组长，督导股股长楚河、基教股股长林晚为成员。",),
        (
            "成立督导工作领导小组，组长由局长安然担任，副组长由副局长柏溪担任，成员由督导股股长楚河、基教股股长林晚组成。",
        ),
        ("成立以局长安然为组长、副局长柏溪为副组长、督导股股长楚河和基教股股长林晚为成员的督导工作领导小组。",),
        ("为加强领导，决定成立督导工作领导小组。组长安然，副组长柏溪，成员楚河、林晚。",),
        (
            "调整后的督导工作领导小组组成人员如下：",
            "组长：安然  县教育局局长",
            "副组长：柏溪  副局长",
            "成员：楚河  督导股股长",
            "林晚  基教股股长",
        ),
        ("督导工作领导小组", "组长：安然", "副组长：柏溪", "成员：楚河  林晚"),
    ],
)
def test_members(lines):
    (group,) = read("一、组织领导", *lines)["groups"]
    assert group["name"] == "督导工作领导小组"
    assert [(member["role"], member["name"]) for member in group["members"]] == PEOPLE


@pytest.mark.parametrize(
    "line",
    [
        "领导小组下设办公室，办公室设在督导股，柏溪兼任办公室主任，负责日常工作。",
        "领导小组办公室设在督导股，由柏溪同志兼任主任，负责日常协调。",
        "办公室设在县教育局督导股，办公室主任由柏溪兼任，承担日常工作。",
        "下设办公室在督导股，主任柏溪（兼），具体负责组织协调。",
        "日常工作由督导股承担，柏溪任办公室主任。",
    ],
)
def test_office_of_a_group(line):
    group, office = read("成立督导工作领导小组，由局长安然任组长。", line)["groups"]
    assert [(member["role"], member["name"]) for member in group["members"]] == [("组长", "安然")]
    assert office["name"] == "督导工作领导小组办公室"
    assert [(member["role"], member["name"]) for member in office["members"]] == [("主任", "柏溪")]


def test_what_members_do_is_no_name():
    assert read("成立督导工作领导小组。组长负责全面工作，成员分工协作。")["groups"] == []


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("联系人：安然，联系电话：0990-5550101，电子邮箱：a@example.com", ["0990-5550101", "a@example.com"]),
        ("联系人及电话：安然 13000000101", ["13000000101"]),
        ("咨询电话：5550101（工作日）", ["5550101"]),
        ("邮箱：a@example.com；传真：0990-5550102", ["a@example.com", "0990-5550102"]),
        ("监督电话：0990－5550101、5550102", ["0990－5550101", "5550102"]),
        ("联系电话：（0990）5550101", ["（0990）5550101"]),
        ("联系方式：安然 0990 5550101", ["0990 5550101"]),
        ("地址：云岭县学府路8号，邮编990101", ["云岭县学府路8号"]),
        ("举报邮箱a@example.com，举报电话0990-5550101", ["a@example.com", "0990-5550101"]),
    ],
)
def test_contacts(text, values):
    assert sorted(contact["value"] for contact in read(text)["contacts"]) == sorted(values)


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        (
            "根据《中华人民共和国教育法》《教育督导条例》（国务院令第624号）和教育部《关于加强手机管理的通知》（教基厅函〔2021〕3号）精神",
            [
                ("中华人民共和国教育法", None),
                ("教育督导条例", "国务院令第624号"),
                ("关于加强手机管理的通知", "教基厅函〔2021〕3号"),
            ],
        ),
        ("按照县委办公室、县政府办公室印发的《“双减”实施方案》要求", [("“双减”实施方案", None)]),
        (
            "《县教育局关于转发〈市教育局关于加强作业管理的通知〉的通知》（云教〔2023〕5号）",
            [("县教育局关于转发〈市教育局关于加强作业管理的通知〉的通知", "云教〔2023〕5号")],
        ),
        ("根据省教育厅〔2023〕12号文件精神", []),
    ],
)
def test_references(text, cited):
    assert [(reference["title"], reference["doc_number"]) for reference in read(text)["references"]] == cited


@pytest.mark.parametrize(
    "lines",
    [
        [
            "1.修订作业管理办法。（责任股室：基教股；完成时限：2024年4月底）",
            "2.开展课后服务检查。（责任股室：督导股、基教股；完成时限：2024年5月底）",
        ],
        [
            "1.修订作业管理办法。责任单位：基教股。完成时间：4月底前。",
            "2.开展课后服务检查。责任单位：督导股、基教股。完成时间：5月底前。",
        ],
        [
            "1.修订作业管理办法（基教股牵头，4月底前完成）。",
            "2.开展课后服务检查（督导股牵头，基教股配合，5月底前完成）。",
        ],
        [
            "1.修订作业管理办法。【责任科室：基教股】【完成时限：4月底】",
            "2.开展课后服务检查。【责任科室：督导股、基教股】【完成时限：5月底】",
        ],
        [
            "1.修订作业管理办法",
            "牵头股室：基教股",
            "时间要求：4月底前",
            "2.开展课后服务检查",
            "牵头股室：督导股",
            "配合股室：基教股",
            "时间要求：5月底前",
        ],
        ["1.修订作业管理办法。（4月底前，基教股）", "2.开展课后服务检查。（5月底前，督导股、基教股）"],
        [
            "1.修订作业管理办法。（责任领导：安然；责任股室：基教股；时限：4月底前）",
            "2.开展课后服务检查。（责任领导：柏溪；责任股室：督导股、基教股；时限：5月底前）",
        ],
        ["1.4月底前，修订作业管理办法（责任单位：基教股）", "2.5月底前，开展课后服务检查（责任单位：督导股、基教股）"],
    ],
)
def test_tasks_in_prose(lines):
    first, second = read("二、重点任务", *lines)["tasks"]
    assert first["text"].endswith(("修订作业管理办法", "修订作业管理办法。"))
    assert second["text"].endswith(("开展课后服务检查", "开展课后服务检查。"))
    assert [(task["due"][:7], task["departments"]) for task in (first, second)] == [
        ("2024-04", ["基教股"]),
        ("2024-05", ["督导股", "基教股"]),
    ]


def test_bracket_without_an_office_marks_no_task():
    assert read("二、要求", "1.各校认真自查（3月底前，分两批）。", "2.加强宣传（4月底前，线上线下）。")["tasks"] == []

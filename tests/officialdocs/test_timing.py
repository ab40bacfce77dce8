"""Words of time: every kind is found whole, though most places of a text are passed over at once."""

import re

import pytest

from dudao.officialdocs.readers.sending import SEND
from dudao.officialdocs.readers.timing import WHEN, cadence_of

GUARD = re.compile(r"\(\?=\[[^\]]*\]\)")
SENTENCES = [
    "学校收到意见书之日起30日内书面回复县督导室，逾期的移交县教育局处理。",
    "督导结束后10个工作日内下发通报，每半个月向学区组长汇报一次进度。",
    "本通知印发之日起5个工作日内反馈名单，学期结束前10天呈报总结，重大事项第一时间电话报告。",
    "每季度首月10日前抄送发改局，次月3日前报出月报，开学后一周内寄送材料，遇有舆情即时告知属地派出所。",
]


@pytest.mark.parametrize("pattern", [WHEN, SEND])
@pytest.mark.parametrize("sentence", SENTENCES)
def test_what_is_passed_over_holds_nothing(pattern, sentence):
    bare = re.compile(GUARD.sub("", pattern.pattern, count=1))
    assert bare.pattern != pattern.pattern
    found = [hit.span() for hit in pattern.finditer(sentence)]
    assert found == [hit.span() for hit in bare.finditer(sentence)]
    assert found


@pytest.mark.parametrize(
    ("words", "cadence"),
    [
        ("每月25日前", "monthly"),
        ("每半个月", "half_monthly"),
        ("每季度首月10日前", "quarterly"),
        ("每季度最后一个月的20日前", "quarterly"),
        ("每周五下班前", "weekly"),
        ("每年12月20日前", "yearly"),
        ("收到意见书之日起30日内", "event"),
        ("督导结束后10个工作日内", "event"),
        ("自公布之日起2个月内", "event"),
        ("两小时内", "event"),
        ("即时", "event"),
        ("2024年3月5日17时前", None),
        ("9月30日下午下班前", None),
        ("最迟15天", "event"),
        ("规定的期限内", "event"),
        ("学期结束前10天", "semester"),
        ("每学期放假前一周", "semester"),
        ("开学前一周", None),
        ("学期末", "semester"),
        ("季度末", "quarterly"),
    ],
)
def test_words_and_rhythm(words, cadence):
    found = WHEN.search(f"各校{words}报送")
    assert found
    assert found["when"] == words
    assert cadence_of(words) == cadence

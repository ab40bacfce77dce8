"""Long documents are read whole and within their memory; how fast is the benchmark's to say."""

import subprocess
import sys

import pytest

from dudao.officialdocs.readers import read_document as read

from .papers import cell, package, paragraph, table


@pytest.mark.slow
def test_hundred_pages_are_read_whole():
    line = "各学校要认真对照督导要点逐项自查，于每月25日前将自查报告报送县教育局督导股，每月至少到校督导2次。"
    rows = [
        ["一级指标", "督导要点", "得分"],
        *([cell(f"A{n}.作业管理"), cell(f"C{n}.是否公示作业，不超过60分钟。"), ""] for n in range(1, 8)),
    ]
    page = "".join(paragraph(f"（{'一二三四五六七'[n % 7]}）{line * 2}") for n in range(7)) + table(rows)
    found = read(package(paragraph("方案") + page * 100))
    assert [block["kind"] for block in found["blocks"]].count("table") == 100
    assert found["reporting"]


@pytest.mark.slow
def test_memory_of_a_large_table():
    code = (
        "import re; from dudao.officialdocs.readers import read_document;"
        "from tests.officialdocs.papers import package, paragraph, table;"
        "rows = [['序号', '工作任务', '责任科室', '完成时限']]"
        " + [[str(n), f'完成第{n}项整改。' * 20, '督导股', '6月'] for n in range(1000)];"
        "read_document(package(paragraph('2023年清单') + table(rows)));"
        # ru_maxrss of a child begins with that of its parent; the high-water mark of its own memory does not
        "print(int(re.search(r'VmHWM:\\s*(\\d+)', open('/proc/self/status').read())[1]) // 1024)"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True, timeout=300)
    assert int(done.stdout) <= 120  # 30 of it are Python and the reader: less than a tenth of a megabyte a row

"""What a web page says around a paper: ways through the site, buttons, counters. None of it is the paper's."""

import re

# at either end of the text, and never a line of a paper
NOISE = re.compile(
    r"^(?:当前位置|您(?:当前|现在)?(?:的位置|所在的?位置|所在)|你的位置|首页\s*[>›»/|＞]|网站首页|返回(?:首页|顶部|列表|上一页)|"
    r"【?\s*(?:字体|字号)\s*[:：]|字号调整|【?\s*(?:打印|关闭|收藏|分享|纠错|下载)|打印本页|关闭窗口|分享到|分享[:：]|扫一扫|"
    r"(?:上|下)一[篇条页]|相关(?:链接|文章|新闻|阅读|推荐|稿件)|版权所有|主办(?:单位)?[:：]|承办(?:单位)?[:：]|技术支持|网站(?:地图|标识码|声明)|"
    r"[一-龥]{1,3}ICP备|备案号|.{0,4}公网安备|浏览(?:次数|量)|阅读(?:次数|量)?[:：]|点击(?:数|次数|量)|访问量|"
    r"(?:信息)?来源[:：].{0,40}$|责任编辑|编辑[:：]|作者[:：].{0,20}$|发布(?:时间|日期|机构)[:：].{0,60}$|"
    r"(?:联系|关于)我们|无障碍|长者(?:模式|专区)|登录|注册|搜索|简体\s*[|｜]?\s*繁体|手机版|微信公众号|政务微[博信]|用户中心|"
    r"回到顶部|展开全部|收起|点击查看|附件下载|文件下载|建议使用.{0,20}浏览器|Copyright|©)",
    re.IGNORECASE,
)
TRAIL = re.compile(r"^(?:[^。；]{1,12}\s*(?:>|›|»|＞|/)\s*){2,}[^。；]{0,40}$")
MENU = re.compile(r"^[^，。；：]{1,8}(?:\s*[|｜]\s*[^，。；：]{1,8}){2,}$")
MENU_WORD = re.compile(
    r"^(?:首页|政务公开|政府信息公开|新闻中心|办事服务|互动交流|政民互动|机构概况|机构设置|通知公告|政策文件|政策解读|"
    r"信息公开(?:指南|制度|目录|年报)?|走进.{1,6}|专题专栏|数据开放|网上办事|领导(?:信息|之窗)|工作动态|教育动态)$"
)
# a table of what a site files a paper under
FILED = (
    "索引号",
    "主题分类",
    "发文机构",
    "发文机关",
    "成文日期",
    "发文字号",
    "发布日期",
    "公开方式",
    "公开时限",
    "信息分类",
    "有效性",
)
NUMBER_IN_FILE = re.compile(
    r"(?:发文字号|文\s*号)\s*[:：]?\s*([一-龥A-Za-z]{1,14}\s*[〔\[【（(]\s*(?:19|20)\d{2}\s*[〕\]】）)]\s*第?\d{1,5}\s*号)"
)
MOST = 40


def is_noise(line: str) -> bool:
    """True for a line that belongs to the site, not to the paper; a row of a table drawn with bars never does."""
    if line.lstrip().startswith("|"):
        return False
    text = line.strip(" \t\u3000·|｜[]【】")
    return bool(text) and any(pattern.search(text) for pattern in (NOISE, TRAIL, MENU, MENU_WORD))


def is_filing(text: str) -> bool:
    """True for the words of the box in which a site says where the paper is filed."""
    return sum(word in re.sub(r"\s", "", text) for word in FILED) >= 3


def number_of(text: str) -> str:
    """The document number that the box of the site gives, or an empty text."""
    found = NUMBER_IN_FILE.search(text)
    return re.sub(r"\s", "", found[1]) if found else ""


def without_noise(lines: list[str]) -> list[str]:
    """Pasted lines without what the site put before and after the paper; a text without such lines is left whole."""
    marked = [number for number, line in enumerate(lines) if is_noise(line)]
    if len(marked) < 2:
        return lines
    filled = [number for number, line in enumerate(lines) if line.strip()]
    first, last = _start(lines, filled), _end(lines, filled)
    return [line for number, line in enumerate(lines) if first <= number <= last and not is_noise(line)]


def _start(lines: list[str], filled: list[int]) -> int:
    """The line after the last noise near the top."""
    near = [number for number in filled[:MOST] if is_noise(lines[number])]
    inside = [number for number in near if number <= _first_prose(lines, filled)]
    return max(inside, default=-1) + 1


def _first_prose(lines: list[str], filled: list[int]) -> int:
    """The first long sentence; in a short paper the first one at all, or the first line that is the paper's."""
    own = [number for number in filled if not is_noise(lines[number])]
    told = [number for number in own if "。" in lines[number]]
    long = [number for number in told if len(lines[number]) > 40]
    return next(iter(long or told or own), filled[-1])


def _end(lines: list[str], filled: list[int]) -> int:
    """The line before the first noise after the last prose."""
    prose = [number for number in filled if "。" in lines[number] and not is_noise(lines[number])]
    after = [number for number in filled if number > (prose[-1] if prose else 0) and is_noise(lines[number])]
    return min(after, default=len(lines)) - 1

"""Whether two to four signs may be a name of a person: they begin with a surname."""

import re

SINGLE = (
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳酆鲍史唐"
    "费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁"
    "杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫经房裘缪干解应宗丁宣贲邓郁单杭洪包诸左石崔吉钮龚"
    "程嵇邢滑裴陆荣翁荀羊於惠甄曲家封芮羿储靳汲邴糜松井段富巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰秋仲伊宫宁仇栾暴甘钭厉戎祖武符刘景詹束龙"
    "叶幸司韶郜黎蓟薄印宿白怀蒲邰从鄂索咸籍赖卓蔺屠蒙池乔阴胥能苍双闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍璩桑桂濮牛寿通边扈燕冀郏浦尚农温别庄"
    "晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东欧殳沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶空曾毋沙乜"
    "养鞠须丰巢关蒯相查后荆红游竺权逯盖益桓公兰楼肖闫付涂覃佟冼麦丘区岳战年商牟佘佴伯赏墨哈谯笪佳况郁苟代缑亢帅海原尉甯仝苑由母"
    "邝洛沐丛初楚晋阳鹿栗修迟揭矫税候朴厚亓展尧招植占粘琚揣剧郄隋汝练兆伦仵门闭鄢蔄冷覃晓"
)
DOUBLE = (
    "欧阳|上官|司马|诸葛|东方|皇甫|尉迟|公孙|慕容|司徒|司空|令狐|夏侯|长孙|宇文|轩辕|端木|百里|南宫|西门|东郭|呼延|独孤|澹台|公冶|钟离|闻人|申屠|太史|濮阳|赫连|左丘|"
    "第五|南荣|鲜于|闾丘|拓跋|完颜|纳兰"
)
PERSON = rf"(?:{DOUBLE})[一-龥]{{1,2}}|[{SINGLE}][一-龥]{{1,2}}"
# after a post or a colon, and before a mark: where only a name stands; words of offices and tasks are none
POST = r"(?:[局校科股院园组队部处室县区市镇乡]长|书记|(?<!责)主任|主席|常委|委员|指挥|召集人)"
NAMED = re.compile(
    rf"(?:{POST}[\s\u3000：:]*|[：:]\s*)(?![一-龥]*(?:部门|单位|教育|学校|督导|督学|责任|统一|全面|相关|有关|负责|分管|主管))"
    rf"(?P<name>{PERSON})(?<![局校科股院园组队部处室县区市镇乡会站所])(?=[，。；、（(]|\s|$|担任|兼任|任[组副主])"
)


def may_be_a_person(text: str) -> bool:
    """True for a name of two to four signs; spaces inside are no matter."""
    return re.fullmatch(PERSON, re.sub(r"[\s\u3000·]", "", text)) is not None


def people_named(sentence: str) -> list[str]:
    """What can only be names of people where they stand."""
    return [hit["name"] for hit in NAMED.finditer(sentence)]

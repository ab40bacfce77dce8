"""Who is told: the names of offices, people, platforms and mailboxes that stand where something is sent."""

import re

PEOPLE = (
    r"(?:局|校|园|科|股|站|县|区|市|镇|乡|组|秘书|室|处|部|所|院)长|书记|主任|督学|领导|负责人|责任人|联络员|专干|"
    r"家长|举报人|投诉人|当事人|群众"
)
KEPT = (
    r"委员会|办公室|督导室|督导办|领导小组|政府|局|委|室|办|科|股|部|处|厅|中心校?|小组|组|专班|学区|片区|责任区|学校|校|"
    rf"会议|会|院|单位|部门|机构|派出所|所|站|府|平台|系统|信箱|邮箱|工作群|{PEOPLE}"
)
FIRST = (
    r"各|全|本|我|下面|以下|如下|指定|上级|上一级|属地|所在|辖区|相应|相关|有关|对口|主管|分管|主要|省|市|县|区|州|镇|乡|村|教育|督导|督查|领导|“|"
    r"基础|责任|专项|办公室|办|学校|家长|工作|联席|中心|党|政|专班|局|被|同级|片区|学区|受理|牵头|主办|承办|值班|举报|投诉|"
    r"[一-龥]{1,6}(?:局|委|办|科|股|室|县|区|市)"
)
# what may follow the name at once: the end of the clause, or what is done there with the paper
THEN = (
    r"(?:(?![一-龥])|(?=统一|备案|备查|汇总|审核|审定|审批|审查|审阅|审议|阅[示研]|存[档查]|归档|备份|研究|处[理置]|核[实查]|"
    r"复核|统筹|签收|登记|同意|验收|后|并|及|和))"
)
SHORT = r"[一-龥]{1,6}?(?:局|委|室|办|科|股|部|处|站|厅|府)"
NAMED = rf"(?:(?:{FIRST})[^，。；：！？、（(\s]{{0,30}}?(?:{KEPT})|{KEPT}|{SHORT}){THEN}(?:（[^（）]{{1,24}}）)?"
TO_WHOM = re.compile(rf"(?P<whom>{NAMED}(?:[、和及]{NAMED})*)")
# people who are told something every day without any report
NEAR_PEOPLE = re.compile(r"^(?:班主任|学生|家长|教师|社会|本人|(?:家长)?群众)")

from django.db import models

from dudao.areas.enums import UnitKind


class PositionKind(models.TextChoices):
    OFFICE_HEAD = "office_head", "督导室负责人"
    OFFICE = "office", "督导室工作人员"
    LEADER = "leader", "局领导"
    SECTION = "section", "科室人员"
    AREA_LEAD = "area_lead", "责任区负责人"
    INSPECTOR = "inspector", "责任督学"
    DISTRICT = "district", "学区人员"
    HEAD = "head", "学校负责人"
    DEPUTY = "deputy", "校内分工人员"
    INSTITUTION_HEAD = "institution_head", "机构负责人"
    SYSTEM_ADMIN = "system_admin", "系统管理员"
    SECURITY_ADMIN = "security_admin", "安全管理员"
    AUDIT_ADMIN = "audit_admin", "审计管理员"


OFFICE_KINDS = frozenset({PositionKind.OFFICE, PositionKind.OFFICE_HEAD})
ADMIN_KINDS = frozenset({PositionKind.SYSTEM_ADMIN, PositionKind.SECURITY_ADMIN, PositionKind.AUDIT_ADMIN})
HEAD_KINDS = frozenset({PositionKind.HEAD, PositionKind.INSTITUTION_HEAD})
UNIT_KINDS = HEAD_KINDS | {PositionKind.DEPUTY}
# Who signs for what the own body was told, and who puts right what was found there: at a school its heads and deputy,
# at a section, a department or a town its people.
SIGNING_KINDS = HEAD_KINDS | {PositionKind.SECTION}
ANSWERING_KINDS = UNIT_KINDS | {PositionKind.SECTION}
COUNTY_READERS = OFFICE_KINDS | {PositionKind.LEADER}
# The office fills these from its registers; every other position is granted by the security administrator.
GRANTED_BY_OFFICE = UNIT_KINDS | {
    PositionKind.AREA_LEAD,
    PositionKind.INSPECTOR,
    PositionKind.DISTRICT,
    PositionKind.SECTION,
}

# In which kinds of unit a position can be held.
HELD_IN = {
    PositionKind.OFFICE_HEAD: (UnitKind.SUPERVISION_OFFICE,),
    PositionKind.OFFICE: (UnitKind.SUPERVISION_OFFICE,),
    PositionKind.LEADER: (UnitKind.BUREAU,),
    PositionKind.SECTION: (UnitKind.SECTION, UnitKind.DEPARTMENT, UnitKind.TOWN),
    PositionKind.AREA_LEAD: (UnitKind.RESPONSIBILITY_AREA,),
    PositionKind.INSPECTOR: (UnitKind.RESPONSIBILITY_AREA,),
    PositionKind.DISTRICT: (UnitKind.SCHOOL_DISTRICT,),
    PositionKind.HEAD: (UnitKind.SCHOOL,),
    PositionKind.DEPUTY: (UnitKind.SCHOOL, UnitKind.INSTITUTION),
    PositionKind.INSTITUTION_HEAD: (UnitKind.INSTITUTION,),
    PositionKind.SYSTEM_ADMIN: (UnitKind.BUREAU,),
    PositionKind.SECURITY_ADMIN: (UnitKind.BUREAU,),
    PositionKind.AUDIT_ADMIN: (UnitKind.BUREAU,),
}


class TieKind(models.TextChoices):
    RELATIVE = "relative", "近亲属在该单位"
    FORMER_STAFF = "former_staff", "离开该单位不满三年"
    STAFF = "staff", "该单位人员"
    OTHER = "other", "其他可能影响公正"

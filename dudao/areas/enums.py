from django.db import models


class UnitKind(models.TextChoices):
    BUREAU = "bureau", "教育局"
    SUPERVISION_OFFICE = "supervision_office", "督导室"
    SECTION = "section", "科室"
    DEPARTMENT = "department", "部门"
    RESPONSIBILITY_AREA = "responsibility_area", "督导责任区"
    SCHOOL_DISTRICT = "school_district", "学区"
    TOWN = "town", "乡镇街道"
    SCHOOL = "school", "学校"
    INSTITUTION = "institution", "校外培训机构"


class SchoolStage(models.TextChoices):
    KINDERGARTEN = "kindergarten", "幼儿园"
    PRIMARY = "primary", "小学"
    JUNIOR = "junior", "初中"
    SENIOR = "senior", "高中"


class Relation(models.TextChoices):
    """What the upper unit of a link is to the lower one."""

    RESPONSIBILITY_AREA = "responsibility_area", "所属责任区"
    SCHOOL_DISTRICT = "school_district", "所属学区"
    TOWN = "town", "所在乡镇"
    MANAGED_BY = "managed_by", "主管科室"


INSPECTED_KINDS = (UnitKind.SCHOOL, UnitKind.INSTITUTION)

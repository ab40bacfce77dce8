"""The county's other departments and towns, as an office enters them: the bodies that a leading group is made of."""

from dudao.areas.enums import UnitKind
from dudao.areas.models import Unit

from .county import County, make_unit

DEPARTMENTS = (
    "云岭县纪委监委", "云岭县委政法委", "云岭县委宣传部", "云岭县委督查室", "云岭县委编办", "云岭县信访局",
    "云岭县发展改革局", "云岭县财政局", "云岭县公安局", "云岭县民政局", "云岭县人力资源社会保障局",
    "云岭县住房城乡建设局", "云岭县卫生健康局", "云岭县市场监督管理局", "云岭县综合行政执法局", "云岭县税务局",
    "云岭县金融服务中心", "云岭县消防救援大队", "团县委", "云岭县妇联",
)  # fmt: skip
TOWNS = ("青溪镇", "城关街道")


def add_departments(county: County) -> list[Unit]:
    """Twenty departments and two towns; the departments first."""
    code = county.county_code
    rows = [make_unit(UnitKind.DEPARTMENT, f"B{n:02d}", name, county_code=code) for n, name in enumerate(DEPARTMENTS)]
    return rows + [make_unit(UnitKind.TOWN, f"T{n}", name, county_code=code) for n, name in enumerate(TOWNS)]

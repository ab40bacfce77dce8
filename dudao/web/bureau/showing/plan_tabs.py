"""The pages that tell what the schemes plan, beside one another."""

from django.urls import reverse

from dudao.web import gate

PAGES = (
    ("schemes", "方案", "bureau:schemes", gate.LEADERS),
    ("timeline", "时间表", "bureau:timeline", gate.BUSINESS),
    ("targets", "目标", "bureau:targets", gate.BUSINESS),
    ("references", "依据", "bureau:references", gate.BUSINESS),
    ("terms", "名词", "bureau:terms", gate.BUSINESS),
    ("contacts", "电话", "bureau:scheme_contacts", gate.BUSINESS),
)


def plan_tabs(request, current: str) -> list[dict]:
    """Items for the tabs component, as far as the position may open them."""
    return [
        {"label": label, "url": reverse(name), "current": key == current, "count": None}
        for key, label, name, kinds in PAGES
        if request.position.kind in kinds
    ]

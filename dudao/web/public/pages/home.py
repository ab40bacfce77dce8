from django.shortcuts import redirect
from django.urls import NoReverseMatch, reverse

from dudao.accounts.enums import PositionKind
from dudao.web import gate

# Each administrator is led to the one page that is his work; everybody else to the workbench.
HOMES = {
    PositionKind.SECURITY_ADMIN: "bureau:people",
    PositionKind.AUDIT_ADMIN: "bureau:trail",
    PositionKind.SYSTEM_ADMIN: "bureau:system",
}


@gate.reads(gate.EVERYONE)
def home(request):
    kind = request.position.kind if request.position else None
    for name in (HOMES.get(kind), "desk:workbench", "public:privacy"):
        try:
            return redirect(reverse(name))
        except NoReverseMatch:
            continue
    raise RuntimeError("no page to begin with")

"""Words of the schemes in plain language, for everybody who has to do with them."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import path, reverse

from dudao.accounts.access import is_office
from dudao.lib.statetable import NotAllowed
from dudao.schemes import glossary, services
from dudao.web import gate

from ..forms.plan import TermForm
from ..showing.plan_tabs import plan_tabs


@gate.reads(gate.BUSINESS)
def terms(request):
    words, may_edit = request.GET.get("q", "")[:30], is_office(request.position)
    known = glossary.glossary_of(request.scope, request.today)
    return render(request, "bureau/terms.html", {
        "terms": glossary.narrowed(known.terms, words), "total": len(known.terms), "words": words,
        "unexplained": known.unexplained if may_edit else [], "may_edit": may_edit, "tabs": plan_tabs(request, "terms"),
    })  # fmt: skip


@gate.writes(gate.OFFICE)
def edit(request):
    word = request.GET.get("word", "")[:30]
    known = glossary.find(request.scope, request.today, word) if word else None
    form = TermForm(request.POST or None, initial={"word": word, "explanation": known.explanation if known else ""})
    if request.method == "POST" and (request.POST.get("act") == "drop" or form.is_valid()):
        try:
            said = _write(request, word, form)
        except NotAllowed as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, said)
            return redirect(reverse("bureau:terms"))
    return render(request, "bureau/term_edit.html", {"form": form, "known": known, "word": word})


def _write(request, word: str, form: TermForm) -> str:
    county = request.scope.county_code
    if request.POST.get("act") == "drop":
        services.drop_term(by=request.user, county_code=county, word=word)
        return f"“{word}”本局的解释去掉了。"
    services.write_term(by=request.user, county_code=county, **form.cleaned_data)
    return f"“{form.cleaned_data['word']}”的解释记好了。"


urls = [
    path("terms/", terms, name="terms"),
    path("terms/edit/", edit, name="term_edit"),
]

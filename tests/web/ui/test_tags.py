import re
from datetime import UTC, date, datetime

import pytest
from django import forms
from django.template import Context, Template, TemplateSyntaxError
from django.utils import timezone


def shown(source: str, **values) -> str:
    text = Template("{% load dudao_ui %}" + source).render(Context(values))
    return re.sub(r">\s+<", "><", text).strip()


def test_button_is_a_link_a_form_or_a_submit_button():
    token = {"csrf_token": "secret"}

    assert shown('{% button "催办" "/u/" %}') == '<a class="btn" href="/u/">催办</a>'
    assert shown('{% button "交" kind="primary" %}') == '<button class="btn btn-primary" type="submit">交</button>'
    posted = shown('{% button "催办" "/u/" post=True small=True %}', **token)
    assert posted == (
        '<form method="post" action="/u/"><input type="hidden" name="csrfmiddlewaretoken" value="secret">'
        '<button class="btn btn-sm" type="submit">催办</button></form>'
    )


def test_refused_button_stays_and_says_why():
    text = shown('{% button "销号" "/close/" refused="须由另一人销号。" %}')
    reason = re.search(r'aria-describedby="(\w+)"', text).group(1)

    assert text == (
        f'<div class="act"><button class="btn" type="button" aria-disabled="true" aria-describedby="{reason}">销号'
        f'</button><p class="why-not" id="{reason}">须由另一人销号。</p></div>'
    )


def test_refusals_of_two_rows_have_ids_of_their_own():
    text = shown('{% for row in rows %}{% button "销号" refused="不行。" key=row %}{% endfor %}', rows=[1, 2])

    assert len(set(re.findall(r' id="(\w+)"', text))) == 2


def test_a_component_with_an_unknown_value_does_not_compile():
    with pytest.raises(TemplateSyntaxError):
        Template('{% load dudao_ui %}{% button "催办" colour="red" %}')


def test_what_people_wrote_is_escaped():
    hostile = "<script>alert(1)</script>"

    text = shown("{% task what when=when meta=what %}{{ what }}{% endtask %}{% chip what %}{% alert %}{{ what }}"
                 "{% endalert %}{% step what by=what %}{% endstep %}", what=hostile,
                 when={"kind": "due", "text": hostile})  # fmt: skip

    assert "<script" not in text
    assert text.count("&lt;script&gt;") == 8


class PlanForm(forms.Form):
    due_on = forms.DateField(label="期限", help_text="工作日。", error_messages={"invalid": "写成 2026-11-18 这样。"})
    kind = forms.ChoiceField(label="程度", choices=[("a", "一般"), ("b", "较重")], widget=forms.RadioSelect)


def test_field_ties_label_help_and_error_to_its_control():
    text = shown("{% field form.due_on %}", form=PlanForm({"due_on": "明天", "kind": "a"}))

    assert '<label class="form-label" for="id_due_on">期限</label>' in text
    control = re.search(r"<input[^>]*>", text).group()
    assert 'class="form-control is-invalid"' in control
    assert 'aria-invalid="true"' in control
    assert 'aria-describedby="id_due_on_helptext id_due_on_error"' in control
    assert "<p>写成 2026-11-18 这样。</p>" in text


def test_errors_link_to_the_controls_and_are_silent_without_errors():
    assert shown("{% errors form %}", form=PlanForm({"due_on": "2026-11-18", "kind": "a"})) == ""

    text = shown("{% errors form %}", form=PlanForm({"due_on": "明天", "kind": "z"}))

    targets = re.findall(r'href="#([^"]+)"', text)
    fields = shown("{% field form.due_on %}{% field form.kind %}", form=PlanForm({"due_on": "明天", "kind": "z"}))
    assert len(targets) == 2
    assert [target for target in targets if f'id="{target}"' not in fields] == []


def test_answer_preselects_nothing_and_offers_three_worded_choices():
    text = shown('{% answer "p7" "bad_yes" %}')

    assert "checked" not in text
    assert re.findall(r'name="p7" value="(\w+)"', text) == ["met", "partly", "not_met", "na"]
    assert re.findall(r"<span>(.+?)</span>", text) == ["没有", "个别有", "有"]


def test_answer_that_failed_keeps_its_sentence_and_error():
    text = shown('{% answer "p7" "duty" "partly" note="差一点" note_name="n7" error="再写清楚些。" skip=False %}')

    assert 'value="partly" checked' in text
    assert 'value="na"' not in text
    assert re.search(r'<textarea[^>]*name="n7"[^>]*>差一点</textarea>', text)
    assert "再写清楚些。" in text


def test_filters_read_days_and_moments_in_local_time():
    late = datetime(timezone.localdate().year, 11, 17, 20, 30, tzinfo=UTC)  # already the 18th in China

    assert shown("{{ at|day }} {{ at|clock }}", at=late) == "11月18日 04:30"
    assert shown("{{ on|day_full }}，{{ on|weekday }}", on=date(2026, 11, 18)) == "2026年11月18日，周三"
    assert shown("{{ none|day }}{{ none|moment }}", none=None) == ""


def test_count_filters():
    assert shown("{{ 3|of:5 }} {{ 3|percent_of:5 }} {{ 0|percent_of:0 }}") == "3/5 60.0% 无"


def test_the_same_piece_renders_the_same_twice():
    source = '{% button "销号" refused="不行。" %}{% answer "p1" "duty" %}{% copy_text "a" %}'

    assert shown(source) == shown(source)

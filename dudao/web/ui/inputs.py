"""Controls that forms of every audience use."""

from django import forms
from django.db.models import IntegerField

from dudao.lib.posted import posted_number


class DayInput(forms.DateInput):
    """The browser's own calendar; it understands days only in this order, whatever the language."""

    input_type = "date"

    def __init__(self, attrs=None):
        super().__init__(attrs, format="%Y-%m-%d")


class ManyField(forms.ModelMultipleChoiceField):
    """Several rows, named by their keys. Django asks the database for any number; one that no column holds is refused
    here, as what is no key at all is."""

    def _check_values(self, value):
        if not all(self._may_be_key(one) for one in value):
            raise forms.ValidationError(self.error_messages["invalid_pk_value"], code="invalid_pk_value")
        return super()._check_values(value)

    def _may_be_key(self, one) -> bool:
        key = self.queryset.model._meta.pk
        if isinstance(key, IntegerField):
            return posted_number(str(one)) is not None
        try:
            key.to_python(one)
        except forms.ValidationError:
            return False
        return True


class MultipleFileInput(forms.FileInput):
    """Several files in one control."""

    allow_multiple_selected = True

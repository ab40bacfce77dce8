"""What may be written on a plate; the office and the inspector himself fill in the same form."""

from django import forms


class PlateForm(forms.Form):
    """``photo``: judged and cleaned of all data about it by the service."""

    phone = forms.CharField(label="公示电话", required=False, max_length=40)
    matters = forms.CharField(label="督导事项，一行一项", required=False, widget=forms.Textarea(attrs={"rows": 9}))
    photo = forms.FileField(
        label="照片", required=False, widget=forms.FileInput(attrs={"accept": "image/png,image/jpeg"}),
        allow_empty_file=True,
    )  # fmt: skip
    no_photo = forms.BooleanField(label="去掉现在的照片", required=False)

    def facts(self) -> dict:
        """The names that the service takes."""
        given, photo = self.cleaned_data, self.cleaned_data["photo"]
        return {
            "phone": given["phone"], "matters": given["matters"].splitlines(), "no_photo": given["no_photo"],
            "photo": (photo.name, photo.read()) if photo else None,
        }  # fmt: skip

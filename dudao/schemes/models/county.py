"""What belongs to a county as a whole."""

from django.db import models

from dudao.areas.scope import Scope


class OfCountyQuerySet(models.QuerySet):
    def visible_to(self, scope: Scope):
        """A scheme belongs to the county as a whole; the empty scope sees none."""
        return self.filter(county_code=scope.county_code) if scope.county_code else self.none()

"""Tags and filters of every template: `{% load dudao_ui %}`."""

from django import template

register = template.Library()

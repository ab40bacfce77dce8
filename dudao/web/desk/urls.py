"""Every page module of this folder lists its own `urls`."""

from .pages import password

app_name = "desk"
urlpatterns = [*password.urls]

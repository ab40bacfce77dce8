from django.urls import path

from .pages import gallery

app_name = "ui"
urlpatterns = [
    path("", gallery.index, name="gallery"),
    path("<slug:screen>/", gallery.screen, name="screen"),
]

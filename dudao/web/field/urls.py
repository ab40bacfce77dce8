from dudao.web.found_urls import found_urls

from . import pages

app_name = "field"
urlpatterns = found_urls(pages)

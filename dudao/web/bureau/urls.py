from dudao.web.found_urls import found_urls

from . import pages

app_name = "bureau"
urlpatterns = found_urls(pages)

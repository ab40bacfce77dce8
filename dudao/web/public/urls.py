from django.urls import path

from .pages import draws, first_account, home, plates, privacy, second_step, sign_in

app_name = "public"
urlpatterns = [
    path("", home.home, name="home"),
    path("sign-in/", sign_in.sign_in, name="sign_in"),
    path("sign-in/code/", second_step.second_step, name="second_step"),
    path("sign-out/", sign_in.sign_out, name="sign_out"),
    path("first-account/", first_account.first_account, name="first_account"),
    path("draws/<slug:digest>/", draws.draw, name="draw"),
    path("draws/<slug:digest>/file/", draws.draw_file, name="draw_file"),
    path("plate/<slug:token>/", plates.plate, name="plate"),
    path("plate/<slug:token>/photo/", plates.plate_photo, name="plate_photo"),
    path("privacy/", privacy.privacy, name="privacy"),
]

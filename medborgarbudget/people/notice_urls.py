"""What a person is told, and how letters about it are stopped."""

from django.urls import path

from medborgarbudget.people.views import notices

app_name = "notices"
urlpatterns = [
    path("arbetsyta/notiser/", notices.notices, name="notices"),
    path("arbetsyta/notiser/<int:notification_id>/", notices.follow, name="follow"),
    path("konto/avprenumerera/<str:token>/", notices.unsubscribe, name="unsubscribe"),
]

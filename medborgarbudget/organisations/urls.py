from django.urls import path

from medborgarbudget.organisations import views

app_name = "organisations"
urlpatterns = [
    path("<slug:organisation_slug>/", views.organisation, name="organisation"),
]

from django.urls import path

from medborgarbudget.results import views

app_name = "results"
urlpatterns = [
    path("resultat/", views.result, name="result"),
    path("resultat/lage/", views.status, name="status"),
    path("resultat/andra-regler/", views.what_if, name="what-if"),
    path("resultat/<str:name>", views.file, name="file"),
    path("forslag/<int:number>/", views.project, name="project"),
]

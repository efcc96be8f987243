"""News in the workspace of a round."""

from django.urls import path

from medborgarbudget.rounds.views.workspace import news

urlpatterns = [
    path("<slug:round_slug>/nyheter/", news.news_here, name="workspace_news"),
    path("<slug:round_slug>/nyheter/ny/", news.write, name="write_news"),
    path("<slug:round_slug>/nyheter/<int:number>/", news.change, name="workspace_news_item"),
    path("<slug:round_slug>/nyheter/<int:number>/publicera/", news.publish, name="publish_news"),
    path(
        "<slug:round_slug>/nyheter/<int:number>/ta-tillbaka/",
        news.withdraw,
        name="withdraw_news",
    ),
]

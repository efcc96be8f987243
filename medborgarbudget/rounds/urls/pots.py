"""The money of a round, in its workspace."""

from django.urls import path

from medborgarbudget.rounds.views.workspace import pots, sharing

urlpatterns = [
    path("<slug:round_slug>/potter/", pots.pots, name="workspace_pots"),
    path("<slug:round_slug>/potter/summa/", pots.total, name="set_total"),
    path("<slug:round_slug>/potter/ny/", pots.new_pot, name="add_pot"),
    path("<slug:round_slug>/potter/fordela/", sharing.share, name="share_out"),
    path("<slug:round_slug>/potter/for-hand/", sharing.by_hand, name="decide_by_hand"),
    path("<slug:round_slug>/potter/<int:number>/", pots.edit_pot, name="change_pot"),
    path("<slug:round_slug>/potter/<int:number>/ta-bort/", pots.confirm_removal, name="remove_pot"),
    path("<slug:round_slug>/potter/<int:number>/flytta/", pots.move, name="move_pot"),
]

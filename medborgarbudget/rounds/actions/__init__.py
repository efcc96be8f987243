"""What can be done to a medborgarbudget and its rounds."""

from medborgarbudget.rounds.actions.budgets import begin_budget, change_budget
from medborgarbudget.rounds.actions.corrections import correct_decision
from medborgarbudget.rounds.actions.decisions import (
    record_decision,
    record_list_decision,
    record_start_decision,
)
from medborgarbudget.rounds.actions.lessons import note_lesson, remove_lesson
from medborgarbudget.rounds.actions.money import set_budget
from medborgarbudget.rounds.actions.news import (
    change_news,
    publish_news,
    withdraw_news,
    write_news,
)
from medborgarbudget.rounds.actions.pots import add_pot, change_pot, move_pot, remove_pot
from medborgarbudget.rounds.actions.records import record_round
from medborgarbudget.rounds.actions.rounds import (
    begin_round,
    cancel_round,
    change_round,
    discard_round,
    finish_round,
    publish_round,
)
from medborgarbudget.rounds.actions.rulebooks import (
    discard_rules,
    freeze_rules,
    publish_rules,
    save_rules,
)
from medborgarbudget.rounds.actions.sharing import decide_by_hand, share_out
from medborgarbudget.rounds.actions.steps import change_step, close_step, move_steps, open_step

__all__ = [
    "add_pot",
    "begin_budget",
    "begin_round",
    "cancel_round",
    "change_budget",
    "change_news",
    "change_pot",
    "change_round",
    "change_step",
    "close_step",
    "correct_decision",
    "decide_by_hand",
    "discard_round",
    "discard_rules",
    "finish_round",
    "freeze_rules",
    "move_pot",
    "move_steps",
    "note_lesson",
    "open_step",
    "publish_news",
    "publish_round",
    "publish_rules",
    "record_decision",
    "record_list_decision",
    "record_round",
    "record_start_decision",
    "remove_lesson",
    "remove_pot",
    "save_rules",
    "set_budget",
    "share_out",
    "withdraw_news",
    "write_news",
]

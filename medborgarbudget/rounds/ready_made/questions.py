"""Questions answered with a percentage that come with the templates, in two languages."""

from medborgarbudget.rounds.rulebook.texts import texts

REPAIRS = texts(
    {
        "sv": "Hur stor del av nästa års pengar ska gå till att laga gator?",
        "en": "How large a part of next year’s money should go to mending streets?",
    }
)
QUESTIONS = (REPAIRS,)

"""Templates for a theme or an institution."""

from i18nfield.strings import LazyI18nString

from medborgarbudget.counting.rule import CountRule, EqualShares
from medborgarbudget.counting.rule.ballots import Approval
from medborgarbudget.rounds.ready_made.criteria import (
    EVERY_MUNICIPALITY,
    HELPER,
    IN_TIME,
    LAWFUL,
    OPEN_TO_MANY,
    UPKEEP,
    USUAL,
    WITHIN_COST,
    WITHIN_POWERS,
)
from medborgarbudget.rounds.ready_made.rule_template import RuleTemplate
from medborgarbudget.rounds.rulebook import (
    AreaChoice,
    Coverage,
    Eligibility,
    IdeaRules,
    Link,
    PotTerms,
    Rules,
    RunningCosts,
)
from medborgarbudget.rounds.rulebook.texts import texts

TENANTS = RuleTemplate(
    code="hyresgaster-fran-10-ar",
    name=LazyI18nString({"sv": "Hyresgäster från 10 år", "en": "Tenants from the age of 10"}),
    choose_if=LazyI18nString(
        {
            "sv": (
                "Välj den här i ett bostadsbolag. De som hyr och deras barn från 10 år föreslår "
                "och röstar, och några av dem hjälper till. Så gör Bostadsbolaget i Göteborg."
            ),
            "en": (
                "Choose this in a housing company. Tenants and their children from the age of 10 "
                "propose and vote, and some of them help. Bostadsbolaget in Gothenburg does it "
                "like this."
            ),
        }
    ),
    rules=Rules(
        propose=Eligibility((Link.TENANT,), age_from=10, areas=AreaChoice.ALL, adult_contact=True),
        vote=Eligibility((Link.TENANT,), age_from=10, areas=AreaChoice.ALL),
        ideas=IdeaRules(running_costs=RunningCosts.STATED),
        criteria=(LAWFUL, WITHIN_POWERS, OPEN_TO_MANY, WITHIN_COST, HELPER, UPKEEP, IN_TIME),
        count=CountRule(EqualShares(), ballot=Approval(most=3)),
    ),
    pots=(PotTerms(texts({"sv": "Alla hyresgäster", "en": "All tenants"}), 1_000_000),),
)

REGION = RuleTemplate(
    code="region-med-teman",
    name=LazyI18nString(
        {"sv": "En region, flera kommuner och teman", "en": "A region: municipalities and themes"}
    ),
    choose_if=LazyI18nString(
        {
            "sv": (
                "Välj den här om regionen vill fråga invånare i flera kommuner om sådant som den "
                "själv ansvarar för, som hälsa, kollektivtrafik och kultur. Varje tema har en "
                "pott, och alla röstar i alla teman."
            ),
            "en": (
                "Choose this if the region asks residents of several municipalities about what it "
                "answers for itself, such as health, public transport and culture. Each theme has "
                "a pot, and everyone votes in all themes."
            ),
        }
    ),
    rules=Rules(
        propose=Eligibility((Link.LIVES_WORKS_STUDIES,), areas=AreaChoice.ALL, adult_contact=True),
        vote=Eligibility((Link.RESIDENT,), age_from=12, areas=AreaChoice.ALL),
        ideas=IdeaRules(cost_ceiling=750_000),
        criteria=(*USUAL, EVERY_MUNICIPALITY),
        count=CountRule(EqualShares(), ballot=Approval(most=3)),
    ),
    pots=(
        PotTerms(texts({"sv": "Hälsa", "en": "Health"}), 2_000_000, Coverage.THEME),
        PotTerms(
            texts({"sv": "Kollektivtrafik", "en": "Public transport"}), 2_000_000, Coverage.THEME
        ),
        PotTerms(texts({"sv": "Kultur", "en": "Culture"}), 2_000_000, Coverage.THEME),
    ),
)

THEMES = (TENANTS, REGION)

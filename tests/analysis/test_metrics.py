"""Every metric has one definition, fit to be read on the Method page."""

import inspect

from analysis import metrics

# The metrics the district agreed on, each under the name it has in the code, on the Method page and under its chart.
DOCUMENTED = {
    "hours", "attainment", "adherence", "hit rate", "reporting rate", "meets the goal", "balance", "streak, gap", "mix",
    "participation", "event reach", "meeting PD share", "attendance", "topic coverage", "peer-taught share", "goals set",
    "goal completion", "on-time rate", "overdue, days late", "milestone progress", "pace", "quiet goals", "time to finish",
    "certifications earned", "active certifications", "certified people", "expiring", "renewal rate", "time to certify",
    "depth", "required coverage", "compliance", "needs open", "time to answer", "needs met", "service", "people who led",
    "sites served", "student contacts", "learn-to-serve", "pulse", "rows used", "refused by reason", "days to entry",
    "people with rows last week",
}  # fmt: skip


def test_every_metric_that_was_agreed_on_is_computed_and_on_the_method_page():
    assert DOCUMENTED - {name for name, _ in metrics.METRICS} == set()


def test_every_metric_has_a_definition_that_is_a_sentence():
    for name, function in metrics.METRICS:
        text = metrics.definition(function)
        assert text[0].isupper() and text[-1] in ".", name
        assert "``" not in text and ":func:" not in text and 40 < len(text) < 330, name


def test_names_and_functions_are_each_there_once():
    names, functions = zip(*metrics.METRICS, strict=True)
    assert len(set(names)) == len(names) and len(set(functions)) == len(functions)


def test_no_metric_asks_the_clock():
    for _, function in metrics.METRICS:
        source = inspect.getsource(inspect.getmodule(function))
        assert ".now(" not in source and ".today(" not in source

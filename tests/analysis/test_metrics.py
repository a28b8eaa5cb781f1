"""Every metric has one definition, fit to be read on the Method page."""

import inspect

from analysis import metrics


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

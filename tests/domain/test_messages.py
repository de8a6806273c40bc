import pickle

from kamxl.domain.errors import KamxlError
from kamxl.domain.message import say
from kamxl.domain.problem import Problem


def test_a_message_keeps_its_values_in_every_language() -> None:
    message = say("Down {share:.0%}.", share=0.2)
    assert str(message) == "Down 20%."
    assert message.in_words(lambda text: {"Down {share:.0%}.": "下降{share:.0%}。"}[text]) == "下降20%。"


def test_a_message_inside_a_message_is_translated_too() -> None:
    message = say("{first} {second}", first=say("One."), second=say("Two."))
    assert message.in_words(lambda text: text.replace("One", "一")) == "一. Two."


def test_an_error_from_plain_text_may_hold_brackets() -> None:
    assert str(KamxlError("{x} is missing")) == "{x} is missing"


def test_a_problem_reads_as_place_and_sentence() -> None:
    problem = Problem(where="Sales!E2", message=say("'{found}' is not a date.", found="soon"))
    assert str(problem) == "Sales!E2: 'soon' is not a date."


def test_a_message_travels_between_processes() -> None:
    message = say("{first} {names}", first=say("Down {share:.0%}.", share=0.2), names=("A", "B"))
    assert str(pickle.loads(pickle.dumps(message))) == "Down 20%. A, B"  # noqa: S301 - our own bytes

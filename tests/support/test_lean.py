"""Models that hold no more than their values."""

from pydantic import ConfigDict

from generator.support.lean import LeanModel


class Named(LeanModel):
    model_config = ConfigDict(frozen=True)
    name: str
    other: tuple[str, ...] = ()


def test_with_equal_values_it_is_itself_and_with_others_another() -> None:
    named = Named(name="cnn", other=("rnn",))
    assert named.with_values(name="cnn", other=("rnn",)) is named
    changed = named.with_values(other=())
    assert changed == Named(name="cnn")
    assert named.other == ("rnn",)


def test_no_two_hold_a_set_of_what_was_given() -> None:
    named = Named(name="cnn")
    changed = named.with_values(name="rnn")
    assert (
        named.model_fields_set is changed.model_fields_set is Named(name="x", other=("y",)).model_fields_set
    )
    assert not named.model_fields_set

"""Tags and character references in titles."""

import pytest

from generator.metadata.doi import jats


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("The <i>Order</i> of H<sub>2</sub>O", "The Order of H₂O"),
        ("x<sup>2</sup>, 1<sup>st</sup>, L<inf>max</inf>", "x², 1st, Lmax"),
        ('<span class="nocase">On</span> <SPAN style="x">Bees</SPAN>', "On Bees"),
        ("&lt;i&gt;Vitis&lt;/i&gt; &amp;amp; &eacute;&#233;&#xE9;", "Vitis & ééé"),
        ("<b><i>Both</i></b><br/>below", "Both below"),
        ("Above:<break/>below, <jats:break/>and <break>so on", "Above: below, and so on"),
        ("<jats:title>Abstract</jats:title><jats:p>We.</jats:p>", "We."),
        ("a <b and c> d, p<0.05, <i> alone, </i", "a <b and c> d, p<0.05, <i> alone, </i"),
        ("R&D; &unknown; AT&T", "R&D; &unknown; AT&T"),
        ("<script>x</script>", "<script>x</script>"),
        ('<img src="x.gif"> <formula> and <mml:math>', '<img src="x.gif"> <formula> and <mml:math>'),
    ],
)
def test_tags_that_enclose_something_and_references_are_written_out(typed: str, shown: str) -> None:
    assert jats.exported(typed) == shown


@pytest.mark.hostile
@pytest.mark.parametrize("piece", ["<i>", "</i>", "<sub>2", "<i></i>", "<", "&amp;", "&", "<i "])
def test_much_of_one_thing_is_read(piece: str) -> None:
    assert len(jats.exported(piece * 100_000)) <= len(piece) * 100_000

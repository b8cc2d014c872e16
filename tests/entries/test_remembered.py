"""What a preview made once is made again only of something else."""

from generator.entries.remembered import Remembered


def test_of_the_same_objects_it_is_the_same_and_of_equal_ones_it_is_made_again() -> None:
    remembered: Remembered[object] = Remembered()
    names = ["a"]
    made = remembered.of("x", ("entry", names), object)
    assert remembered.of("x", ("entry", names), object) is made
    assert remembered.of("y", ("entry", names), object) is not made
    again = remembered.of("x", ("entry", ["a"]), object)
    assert again is not made
    assert remembered.of("x", ("entry", names), object) is not again

"""No post costs more than its words: it is read, or told, in time that grows as it does."""

import gc
from collections.abc import Mapping
from time import process_time

import pytest

from generator.metadata.posts import post_reader
from tests.hostile.costs import grows_in_proportion
from tests.hostile.heaps import file_of

SIZE = 64 * 1024

PAGE = "<html><body><article><p>", "</p></article></body></html>"

POSTS = {
    "opened brackets": file_of("a.html", PAGE[0], "[", PAGE[1]),
    "brackets in links": file_of("a.html", PAGE[0], "<a href='https://a.example'>[</a>", PAGE[1]),
    "escaped brackets": file_of("a.md", "a ", r"\["),
    "opened links": file_of("a.md", "a ", "[a]("),
    "opened pictures": file_of("a.md", "a ", "![a]("),
    "pictures in links": file_of("a.md", "a ", r"[![\["),
    "stars": file_of("a.md", "a ", "*a "),
    "blanks in a heading": file_of("a.md", "# a", " ", "b"),
    "blanks in a picture": file_of("a.md", "![a](", "\n\n", "**"),
    "letters of a formula": file_of("a.md", "$", "a", "$"),
    "headings": file_of("a.md", "", "# a\n"),
    "elements": file_of("a.html", PAGE[0], "<b>a</b> ", PAGE[1]),
    "references": file_of("a.html", PAGE[0], "&#xE000;", PAGE[1]),
    "fields that begin with a dash": file_of("a.md", "---\na: b\n", "-a: b\n"),
    "plain lines": file_of("a.txt", "", "1. A title\n"),
}


@pytest.mark.usefixtures("nothing_is_collected")
@pytest.mark.parametrize("kind", POSTS)
def test_four_times_as_much_of_a_post_takes_four_times_the_time(kind: str) -> None:
    def seconds(files: Mapping[str, bytes]) -> float:
        ((name, content),) = files.items()
        gc.collect(0)  # what is younger than the last collection
        begun = process_time()
        assert post_reader.read(name, content.decode())
        return process_time() - begun

    made = POSTS[kind]
    most = SIZE * 100 // len(next(iter(made(100).values())))
    grows_in_proportion(made, most, seconds)

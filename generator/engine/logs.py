"""The engine's own log, in which it quotes names of files and links of ``docs/`` as they are."""

import logging

from generator.text.characters import escaped


def make_harmless(logger: logging.Logger) -> None:
    """Have all that a logger and those above it are told shown in escapes, whatever it quotes."""
    above: logging.Logger | None = logger
    while above:
        for handler in above.handlers:
            handler.addFilter(_escape)  # a second time it is not added
        above = above.parent


def _escape(record: logging.LogRecord) -> bool:
    record.msg, record.args = "\n".join(map(escaped, record.getMessage().split("\n"))), None
    return True

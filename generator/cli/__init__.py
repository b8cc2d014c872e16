"""The ``digest`` command, a module a command."""

import sys


def run() -> None:
    """Run the command; who stops it while it still loads is told no more than who does later."""
    try:
        from generator.cli.main import main  # noqa: PLC0415 # takes as long to load as many commands to run
    except KeyboardInterrupt:
        sys.exit("\nAborted!")
    main()

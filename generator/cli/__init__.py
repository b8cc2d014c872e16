"""The ``digest`` command, a module a command."""

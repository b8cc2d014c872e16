"""Which machines a name stands for, and whether anybody may ask them.

Strangers type addresses, and the machine that checks them may stand in a network of its own: what it can
reach there is nobody's business.
"""

import socket
from collections.abc import Sequence
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

_TRANSLATED = IPv6Network("64:ff9b::/96")
"""IPv4 addresses as networks without IPv4 write them (RFC 6052), in the last four bytes."""

_NOT_THERE = {socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME)}
"""How a resolver says that there is no such name, and not that it could not find out."""


class NoSuchHostError(Exception):
    """There is no machine of that name."""


def resolved(host: str, port: int) -> Sequence[str]:
    """Return the addresses of a host, in the order in which to try them.

    Raises NoSuchHostError where there is no such name, OSError where that could not be found out.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except socket.gaierror as error:
        if error.errno in _NOT_THERE:
            raise NoSuchHostError from error
        raise
    except UnicodeError as error:  # a label that is too long for any name
        raise NoSuchHostError from error
    return list(dict.fromkeys(str(place[0]) for *_, place in found))


def is_public(address: str) -> bool:
    """Tell whether everybody reaches the same machine at an address.

    >>> [is_public(address) for address in ("1.1.1.1", "10.0.0.1", "127.0.0.1", "::ffff:10.0.0.1")]
    [True, False, False, False]
    """
    found = ip_address(address.partition("%")[0])
    if isinstance(found, IPv6Address) and (carried := _carried(found)):
        found = carried
    return found.is_global and not found.is_multicast


def _carried(address: IPv6Address) -> IPv4Address | None:
    """Return the IPv4 address that one of IPv6 stands for."""
    if address in _TRANSLATED:
        return IPv4Address(int(address) & 0xFFFF_FFFF)
    return address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)

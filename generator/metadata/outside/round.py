"""A round of all that the digests link to: many hosts at once, one host slowly."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from threading import Event
from urllib.parse import urlsplit

from generator.metadata.outside.probing import Manners, Verdict, ask


def verdicts(addresses: Iterable[str], manners: Manners) -> Iterator[Mapping[str, Verdict]]:
    """Ask for each address once, and yield what became of those of a host once all of them are known."""
    by_host: dict[str, list[str]] = defaultdict(list)
    for address in dict.fromkeys(addresses):
        by_host[urlsplit(address).hostname or ""].append(address)
    ended = Event()
    pool = ThreadPoolExecutor(manners.at_once)
    try:
        asked = [pool.submit(_of_host, group, manners, ended) for group in by_host.values()]
        for done in as_completed(asked):
            yield done.result()
    finally:
        ended.set()
        pool.shutdown(cancel_futures=True)


def _of_host(addresses: Sequence[str], manners: Manners, ended: Event) -> Mapping[str, Verdict]:
    """Ask for addresses of one host, until it does not answer or wants to be left alone."""
    found: dict[str, Verdict] = {}
    last = None

    def pause(at_least: float) -> None:
        ended.wait(max(manners.delay, at_least))

    for address in addresses:
        if ended.is_set():
            break
        if last is None or not last.is_over:
            if last:
                pause(0)
            last = ask(address, manners, pause)
        found[address] = last
    return found

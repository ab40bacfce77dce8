"""Two people in the same moment, each with a thread and a connection of their own."""

import threading

from django.db import connection, transaction

from dudao.lib.statetable import NotAllowed

# How long the second one gets to run into the first one's locks; one that does not wait is done long before.
A_MOMENT = 0.7


def at_once(*works) -> list:
    """What each of ``works``, begun together, returned or refused with."""
    barrier = threading.Barrier(len(works))
    return _results([_waiting(barrier, work) for work in works])


def overlapping(first, second, *, then=lambda: None) -> list:
    """What both returned or refused with: ``second`` begins while ``first`` is done but not yet committed.

    ``then`` is done by the first one in the same transaction, after the second one had its moment.
    """
    done, over = threading.Event(), threading.Event()

    def run_first():
        try:
            with transaction.atomic():
                result = first()
                done.set()
                over.wait(A_MOMENT)
                then()
                return result
        finally:
            done.set()

    def run_second():
        done.wait()
        try:
            return second()
        finally:
            over.set()

    return _results([run_first, run_second])


def _waiting(barrier, work):
    def run():
        barrier.wait()
        return work()

    return run


def _results(works) -> list:
    results = [None] * len(works)

    def run(place, work):
        try:
            results[place] = work()
        except NotAllowed as refusal:
            results[place] = str(refusal)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(works)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results

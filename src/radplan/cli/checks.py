"""What is to be said of each plan of a run; where there are many, several at a time."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from radplan import api
from radplan.checking import Choice, Report
from radplan.record import Record
from radplan.settings import Settings
from radplan.source.files import STDIN

if TYPE_CHECKING:
    from multiprocessing.pool import Pool

MANY = 50  # fewer plans are checked sooner than another process has started
CHUNK = 16  # plans that a process takes at a time

Job = tuple[str, Settings]


class Asked(Record):
    """What is asked of every plan of a run."""

    choice: Choice
    today: date | None
    language: str
    advice: bool
    whole: bool


def checks(pool: Pool | None, jobs: list[Job], asked: Asked) -> Iterable[Report | api.InputError]:
    """A report on each plan, in the order of the jobs, or why it can't be opened."""
    one = partial(check, asked)
    return pool.imap(one, jobs, CHUNK) if pool else map(one, jobs)


def check(asked: Asked, job: Job) -> Report | api.InputError:
    """A report on one plan."""
    file, settings = job
    try:
        folder = api.load(file, settings=settings)
    except api.InputError as error:
        return error
    choice, report = asked.choice, Report(asked.language, asked.advice, whole=asked.whole)
    outcome = api.check(folder, select=choice.select, ignore=choice.ignore, today=asked.today, settings=settings)
    report.add(folder, outcome.findings, outcome.accepted)
    return report


@contextmanager
def processes(files: list[str]) -> Iterator[Pool | None]:
    """Processes to check plans with; None where one is enough, or no other can be had.

    They start before anything is shown: a bar has a thread, and beside a thread no process can be started safely.
    """
    count = min(os.cpu_count() or 1, len(files) // CHUNK)
    pool = started(count) if count > 1 and len(files) >= MANY and STDIN not in files else None
    if pool is None:
        yield None
    else:
        with pool:
            yield pool


def started(count: int) -> Pool | None:
    """So many processes."""
    import multiprocessing
    import signal

    try:
        # To break off is for the one that the user started: the others end with it, and say nothing.
        return multiprocessing.Pool(count, signal.signal, (signal.SIGINT, signal.SIG_IGN))
    except (ImportError, OSError):
        return None  # a system without locks between processes, or without room for more of them

"""What is to be said of each plan of a run; of many, several at a time, and of those that didn't change as before."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from radplan import api
from radplan.cli.declaring import said
from radplan.cli.plans import input_error
from radplan.cli.progress import progress
from radplan.cli.unchanged import Entry, Unchanged, entry_of
from radplan.record import Record
from radplan.report import Choice, Report
from radplan.settings import Settings
from radplan.source.files import STDIN

if TYPE_CHECKING:
    from multiprocessing.pool import Pool

MANY = 50  # fewer plans are checked sooner than another process has started
CHUNK = 16  # plans that a process takes at a time

Job = tuple[str, Settings]


class Asked(Record):
    """What is asked of every plan of a run; with `mark` also what there is to remember of it (see `unchanged`)."""

    choice: Choice
    today: date | None
    language: str
    advice: bool
    whole: bool
    mark: bytes | None = None


class Answer(Record):
    """A report on one plan, and what there is to remember of it."""

    report: Report
    entry: Entry | None


def check_all(jobs: list[Job], asked: Asked, report: Report, before: Unchanged | None) -> int:
    """Report on every plan; the exit code of those that can't be opened. What is known from `before` isn't checked."""
    left, code = [job for job in jobs if not (before and is_known(job, before, report))], 0
    with processes([file for file, _ in left]) as pool:
        answers = checks(pool, left, asked)
        for (file, _), answer in zip(progress(left, said("validate.progress"), named), answers, strict=True):
            if isinstance(answer, Answer):
                report.join(answer.report)
            else:
                code = input_error(answer, asked.language)
            if before:
                before.learn(file, answer.entry if isinstance(answer, Answer) else None)
    if before:
        before.keep()
    return code


def is_known(job: Job, before: Unchanged, report: Report) -> bool:
    """Whether there is nothing to list of a plan, as an earlier run has shown; it is in the report then."""
    file, settings = job
    if (advice := before.advice(file, settings.source)) is None:
        return False
    report.add_unchanged(file, advice)
    return True


def named(job: Job) -> str:
    """The file that a job is about."""
    return job[0]


def checks(pool: Pool | None, jobs: list[Job], asked: Asked) -> Iterable[Answer | api.InputError]:
    """An answer on each plan, in the order of the jobs, or why it can't be opened."""
    one = partial(check, asked)
    return pool.imap(one, jobs, CHUNK) if pool else map(one, jobs)


def check(asked: Asked, job: Job) -> Answer | api.InputError:
    """An answer on one plan."""
    file, settings = job
    try:
        folder = api.load(file, settings=settings)
    except api.InputError as error:
        return error
    choice, report = asked.choice, Report(asked.language, asked.advice, whole=asked.whole)
    outcome = api.check(folder, select=choice.select, ignore=choice.ignore, today=asked.today, settings=settings)
    report.add(folder, outcome.findings, outcome.accepted)
    # What couldn't be read may be there the next time, also where nobody asked whether all could be.
    if asked.mark is None or folder.findings or report.findings or report.accepted:
        return Answer(report, None)
    return Answer(report, entry_of(folder.sources, asked.mark, settings.source, report.unlisted))


@contextmanager
def processes(files: list[str]) -> Iterator[Pool | None]:
    """Processes to check plans with; None where one is enough, or no other can be had.

    They start before anything is shown: a bar has a thread, and beside a thread no process can be started safely.
    """
    count = min(os.cpu_count() or 1, len(files) // CHUNK)
    if count <= 1 or len(files) < MANY or STDIN in files:
        yield None
        return
    with ExitStack() as stack:
        with without_interruption():
            pool = started(count)
            if pool:
                stack.enter_context(pool)
        yield pool


@contextmanager
def without_interruption() -> Iterator[None]:
    """Ctrl-C comes afterwards: a process that is only starting would have a word to say about it."""
    import signal

    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def started(count: int) -> Pool | None:
    """So many processes."""
    import multiprocessing
    import signal

    try:
        # To break off is for the one that the user started: the others end with it, and say nothing.
        return multiprocessing.Pool(count, signal.signal, (signal.SIGINT, signal.SIG_IGN))
    except (ImportError, OSError):
        return None  # a system without locks between processes, or without room for more of them

"""Progress of long work, for who is watching: on a terminal a bar, in a redirect nothing."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

Job = TypeVar("Job")


def progress(jobs: Sequence[Job], label: str, name: Callable[[Job], str]) -> Iterator[Job]:
    """The jobs one by one, with a bar on standard error that names the one in hand."""
    if not sys.stderr.isatty() or len(jobs) < 2:
        yield from jobs
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn(label), BarColumn(), MofNCompleteColumn(), TextColumn("{task.description}"))
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=len(jobs))
        for job in jobs:
            bar.update(task, description=name(job))
            yield job
            bar.advance(task)

"""The command line: one file per command, imported when used.

`main` is what the `radplan` script runs. It owns what all commands share: the exit codes for an
interruption and for a fault of our own, and output that is UTF-8 whatever the machine's code page.
"""

from __future__ import annotations

import os
import sys


def main() -> None:
    """Run a command and end with its exit code.

    At once: Python would first take apart all that was imported and read, which takes a tenth of a run.
    """
    code = run(sys.argv[1:])
    if sys.stderr is not None:
        sys.stderr.flush()
    os._exit(code)


def run(arguments: list[str]) -> int:
    """Run a command, until its output is written; its exit code."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:  # closed by who started the command, as a scheduler may
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115
    try:
        code = answer(arguments)
        if sys.stdout is not None:
            sys.stdout.flush()
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # The reader of our output has left (`radplan … | head`): that is no fault, but it isn't known what the answer
        # would have been. As of a program that the system ends for it.
        sys.stdout = None
        return 141
    except Exception as error:
        from radplan.cli.fault import report

        return report(error)
    return code


def answer(arguments: list[str]) -> int:
    """What a command says; its exit code."""
    if arguments in (["--version"], ["-V"]):
        from radplan import __version__

        print(f"radplan {__version__}")
        return 0
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    import gc

    # A command reads, answers and ends: collecting cycles while it reads is half of its time.
    gc.disable()
    from radplan.cli.calling import called

    return called(arguments)

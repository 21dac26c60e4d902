"""The command line: one file per command, imported when used.

`main` is what the `radplan` script runs. It owns what all commands share: the exit codes for an
interruption and for a fault of our own, and output that is UTF-8 whatever the machine's code page.
"""

from __future__ import annotations

import sys


def main() -> None:
    """Run a command and leave with its exit code."""
    arguments = sys.argv[1:]
    if arguments in (["--version"], ["-V"]):
        from radplan import __version__

        print(f"radplan {__version__}")
        return
    code = run(arguments)
    import gc

    # Before it ends Python collects cycles once more, in all that was imported and read; that takes a tenth of a run.
    gc.freeze()
    sys.exit(code)


def run(arguments: list[str]) -> int:
    """Run a command; its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        import gc

        # A command reads, answers and ends: collecting cycles while it reads is half of its time.
        gc.disable()
        from radplan.cli.app import command

        return command(arguments)
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # The reader of our output has left (`radplan … | head`): that is no fault, and nothing is left to say.
        sys.stdout = None
        return 0
    except Exception as error:
        from radplan.cli.fault import report

        return report(error)

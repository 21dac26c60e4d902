"""radplan's own templates, compiled once: compiling them takes longer than filling them in.

What is compiled lies in `__pycache__`, beside what Python itself keeps of a module, and is as little missed: where
nothing may be written (or Python may not write either), the template is compiled again. Those of a municipality are
never kept.
"""

from __future__ import annotations

import sys
from pathlib import Path

import jinja2
from jinja2.bccache import Bucket, FileSystemBytecodeCache

FOLDER = Path(__file__).parent / "__pycache__"


class Compiled(FileSystemBytecodeCache):
    """The compiled templates of one folder, for one version of Jinja (Jinja itself looks at that of Python)."""

    def __init__(self, templates: Path) -> None:
        super().__init__(str(FOLDER), f"%s.jinja-{jinja2.__version__}")
        self.templates = templates.resolve()

    def get_bucket(self, environment: jinja2.Environment, name: str, filename: str | None, source: str) -> Bucket:
        if filename is None or self.templates not in Path(filename).parents:
            return Bucket(environment, "", self.get_source_checksum(source))
        return super().get_bucket(environment, name, filename, source)

    def load_bytecode(self, bucket: Bucket) -> None:
        try:
            super().load_bytecode(bucket)
        except Exception:  # what is left of a file can go wrong in any way; the template itself is still there
            bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        if bucket.key and not sys.dont_write_bytecode:
            try:
                super().dump_bytecode(bucket)
            except OSError:
                return  # a folder that can't be written to

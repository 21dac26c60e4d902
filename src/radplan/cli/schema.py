"""`radplan schema`: the JSON Schema of a plan's files, for editors."""

from __future__ import annotations

import json
import sys
from enum import StrEnum
from typing import Annotated

from radplan.cli.declaring import Option
from radplan.cli.plans import LangOption, language


class File(StrEnum):
    """The files of a plan that have a schema."""

    PLAN = "plan"
    REALISATION = "realisation"
    QUICKSCAN = "quickscan"
    EXCEPTIONS = "exceptions"


def schema(
    file: Annotated[File, Option("--for", help="schema.for")] = File.PLAN,
    lang: LangOption = None,
) -> None:
    """Write the schema to standard output."""
    from radplan.format.schema import schema as schema_of

    json.dump(schema_of(file.value, language(lang)), sys.stdout, ensure_ascii=False, indent=2)
    sys.stdout.write("\n")

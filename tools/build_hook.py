"""Building a wheel: all that can be made beforehand is made here, so that no command waits for it."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Make(BuildHookInterface):
    """Puts what was made into the package; an editable install finds it there too."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if self.target_name != "wheel":
            return
        sys.path.insert(0, str(Path(self.root) / "src"))
        sys.dont_write_bytecode = False
        from radplan import kept

        shutil.rmtree(kept.FOLDER, ignore_errors=True)
        make_words()
        make_models()
        make_templates(Path(self.root) / "templates")
        build_data["artifacts"].append("src/radplan/made/*")


def make_words() -> None:
    """Our own YAML."""
    from radplan import parsed

    for folder in parsed.FOLDERS:
        for path in sorted((parsed.PACKAGE / folder).rglob("*.yaml")):
            parsed.parsed(path.relative_to(parsed.PACKAGE).as_posix())


def make_models() -> None:
    """The models of every file of a plan."""
    from radplan.model import compiled
    from radplan.model.compiling import ROOTS

    for name in ROOTS:
        compiled.compiled(name)


def make_templates(folder: Path) -> None:
    """radplan's own templates; the style sheet is one too."""
    from radplan.documents import compiled

    for path in sorted((*folder.glob("*.j2"), *folder.glob("*.css"))):
        compiled.code(path.name, path.read_text(encoding="utf-8"))

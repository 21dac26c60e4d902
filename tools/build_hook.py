"""Building a wheel: models are made of their declarations and templates compiled, so that no command waits for it."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Make(BuildHookInterface):
    """Puts what was made beside its makers; an editable install finds it there too."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if self.target_name != "wheel":
            return
        sys.path.insert(0, str(Path(self.root) / "src"))
        make_models()
        make_templates(Path(self.root) / "templates")
        build_data["artifacts"] += ["src/radplan/model/made/*.pickle", "src/radplan/documents/made/*.py"]


def make_models() -> None:
    """The models of every file of a plan."""
    from radplan.model import compiled
    from radplan.model.compiling import ROOTS

    shutil.rmtree(compiled.FOLDER, ignore_errors=True)
    for name in ROOTS:
        compiled.keep(compiled.make(name), compiled.file_of(name))


def make_templates(folder: Path) -> None:
    """radplan's own templates; the style sheet is one too."""
    from radplan.documents import compiled

    shutil.rmtree(compiled.FOLDER, ignore_errors=True)
    for path in sorted((*folder.glob("*.j2"), *folder.glob("*.css"))):
        source = path.read_text(encoding="utf-8")
        compiled.keep(compiled.compiled(path.name, source), compiled.file_of(path.name, source))

"""Building a wheel: the models are made of their declarations here, so that no command has to wait for that."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class MakeModels(BuildHookInterface):
    """Puts what was made beside the models; an editable install finds it there too."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if self.target_name != "wheel":
            return
        sys.path.insert(0, str(Path(self.root) / "src"))
        from radplan.model import compiled
        from radplan.model.compiling import ROOTS

        shutil.rmtree(compiled.FOLDER, ignore_errors=True)
        for name in ROOTS:
            compiled.keep(compiled.make(name), compiled.file_of(name))
        build_data["artifacts"].append("src/radplan/model/made/*.pickle")

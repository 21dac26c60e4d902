"""One way through: view, template, document tree, writer.

Templates come from the folder that was asked for, then from the plan's own `templates/`, then from radplan.
All of them run in a sandbox: they see the view and their language, and no file, no code and no clock.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from jinja2 import BaseLoader, Environment, StrictUndefined, TemplateError, TemplateNotFound
from jinja2.sandbox import ImmutableSandboxedEnvironment

from radplan.budget.ledger import Ledger
from radplan.documents import fragment, prose
from radplan.documents.pictures import Charts
from radplan.documents.view import Edition, View
from radplan.documents.writers.fault import WritingFault
from radplan.documents.writing import written
from radplan.locale import fill, words
from radplan.reading import PlanFolder


@dataclass(frozen=True)
class TemplateFault(Exception):
    """A document that can't be made.

    `messages` say what is wrong, with the template's name and line; `code` is what to leave with.
    """

    messages: tuple[str, ...]
    code: int = 1


def shipped() -> Path:
    """The templates that come with radplan: in the package where it is installed, at the top of the project else."""
    packed = Path(__file__).parents[1] / "templates"
    return packed if packed.is_dir() else Path(__file__).parents[3] / "templates"


class Templates(BaseLoader):
    """Finds a template by name in some folders, and never outside them."""

    def __init__(self, folders: list[Path]) -> None:
        self.folders = [folder.resolve() for folder in folders]

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        for folder in self.folders:
            path = (folder / template).resolve()
            if folder in path.parents and path.is_file():
                return path.read_text(encoding="utf-8"), str(path), lambda: True
        raise TemplateNotFound(template)


def environment(folders: list[Path]) -> Environment:
    """The environment in which templates run."""
    found = ImmutableSandboxedEnvironment(
        loader=Templates([*folders, shipped()]), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    for name in set(found.globals) - {"namespace", "range", "dict"}:
        del found.globals[name]  # what is left has nothing of chance in it
    found.filters["prose"] = prose.block
    found.filters["line"] = prose.inline
    return found


def render(folder: PlanFolder, document: str, format: str, edition: Edition, folders: list[Path]) -> bytes:
    """A document as a file. Raises TemplateFault where a template can't be used, or the format can't be had."""
    env = environment(folders)
    view = view_of(folder, edition)
    name = f"{document}.html.j2"
    drawings = Charts(view)
    try:
        html = env.get_template(name).render(view=view, plan=view.plan, say=view.wording, charts=drawings)
    except TemplateError as error:
        raise TemplateFault((template_words(error, name, edition.language),)) from error
    tree, problems = fragment.parse(html, name, edition.language, drawings)
    if problems:
        said = words(edition.language, "documents")["problems"]
        raise TemplateFault(
            tuple(
                fill(said[problem.key], {"template": problem.template, "line": problem.line, **problem.values}, edition.language)
                for problem in problems
            )
        )
    try:
        return written(replace(tree, mark=mark(edition)), format, env, [*folders, shipped()])
    except WritingFault as fault:
        said = words(edition.language, "documents")["problems"][fault.key]
        message = fill(said, {"document": document, **fault.values}, edition.language)
        raise TemplateFault((message,), fault.code) from fault


def mark(edition: Edition) -> str:
    """What is said on every page of an edition that is not the final, public one."""
    kind = "-".join(["draft"] * edition.draft + ["internal"] * (not edition.public))
    return str(words(edition.language, "documents")["mark"][kind]) if kind else ""


def view_of(folder: PlanFolder, edition: Edition) -> View:
    """What the templates may say of a plan that was read."""
    if folder.plan is None:
        raise ValueError("there is nothing to show of a file that is no plan")
    realisation = folder.realisation.model if folder.realisation else None
    return View(folder.plan, Ledger(folder.plan, realisation), edition, realisation)


def template_words(error: TemplateError, name: str, language: str) -> str:
    """What is wrong with a template, with its name and line where Jinja knows them."""
    said = words(language, "documents")["problems"]
    line = getattr(error, "lineno", None) or line_in_template(error)
    file = getattr(error, "name", None) or name
    return fill(said["template-error"], {"template": file, "line": line, "message": error.message or ""}, language)


def line_in_template(error: TemplateError) -> int:
    """The line of a template on which an error came up while it ran."""
    line, frame = 1, error.__traceback__
    while frame is not None:
        if frame.tb_frame.f_code.co_filename.endswith(".j2"):
            line = frame.tb_lineno
        frame = frame.tb_next
    return line

"""One way through: view, template, document tree, writer.

Templates come from the folder that was asked for, then from the plan's own `templates/`, then from radplan.
All of them run in a sandbox: they see the view and their language, and no file, no code and no clock.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from jinja2 import (
    BaseLoader,
    Environment,
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
    UndefinedError,
)
from jinja2.sandbox import ImmutableSandboxedEnvironment

from radplan.documents import fragment, prose
from radplan.documents.compiled import Compiled
from radplan.documents.house import House, data_uri
from radplan.documents.pictures import Charts
from radplan.documents.tree import Document
from radplan.documents.view import Edition, View
from radplan.documents.wording import Wording
from radplan.documents.writers.fault import WritingFault
from radplan.documents.writing import written
from radplan.ledger.ledger import Ledger
from radplan.locale import fill, words
from radplan.reading import PlanFolder


@dataclass(eq=False, repr=False)
class TemplateFault(Exception):  # noqa: N818 (a fault of a document, as a finding is one of a plan)
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
                return text_of(path, template), str(path), lambda: True
        raise TemplateNotFound(template)


def text_of(path: Path, template: str) -> str:
    """What a template says."""
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise TemplateSyntaxError(str(error), 1, template) from error


def environment(folders: list[Path]) -> Environment:
    """The environment in which templates run."""
    found = ImmutableSandboxedEnvironment(
        loader=Templates([*folders, shipped()]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        bytecode_cache=Compiled(shipped()),
    )
    for name in set(found.globals) - {"namespace", "range", "dict"}:
        del found.globals[name]  # what is left has nothing of chance in it
    found.filters["prose"] = prose.block
    found.filters["line"] = prose.inline
    return found


class Press:
    """Makes the documents of one plan in one edition: the plan is looked at once, each template read once."""

    def __init__(self, folder: PlanFolder, edition: Edition, folders: list[Path], house: House | None = None) -> None:
        if folder.plan is None:
            raise ValueError("there is nothing to show of a file that is no plan")
        realisation = folder.realisation.model if folder.realisation else None
        self.plan = folder.plan
        self.edition = edition
        self.house = house
        self.folders = [*folders, shipped()]
        self.environment = environment(folders)
        self.environment.globals["house"] = dress(house)
        ledger = Ledger(folder.plan, realisation)
        self.view = View(folder, ledger, edition, wording_of(edition, house))
        self.charts = Charts(self.view)

    def tree(self, document: str) -> Document:
        """What a document says. Raises TemplateFault where its template can't be used."""
        name, language = f"{document}.html.j2", self.edition.language
        given = {"view": self.view, "plan": self.plan, "say": self.view.wording, "charts": self.charts}
        try:
            html = self.environment.get_template(name).render(given)
        except Exception as error:  # a template can go wrong in as many ways as Python; ours must not
            path, _ = place_in_template(error)
            if not isinstance(error, TemplateError) and (path is None or path.parent == shipped().resolve()):
                raise
            raise TemplateFault((template_words(error, name, language),)) from error
        tree, problems = fragment.parse(html, name, language, self.charts)
        if problems:
            said = words(language, "documents")["problems"]
            raise TemplateFault(tuple(problem_words(problem, said, language) for problem in problems))
        return tree._replace(mark=mark(self.edition))

    def file(self, tree: Document, format: str) -> bytes:
        """A document in a format. Raises TemplateFault where the format can't be had."""
        try:
            return written(tree, format, self.environment, self.folders, self.house)
        except WritingFault as fault:
            said = words(self.edition.language, "documents")["problems"][fault.key]
            message = fill(said, {"document": tree.title, **fault.values}, self.edition.language)
            raise TemplateFault((message,), fault.code) from fault


def render(folder: PlanFolder, document: str, format: str, edition: Edition, folders: list[Path]) -> bytes:
    """One document as a file. Raises TemplateFault where a template can't be used, or the format can't be had."""
    press = Press(folder, edition, folders)
    return press.file(press.tree(document), format)


def wording_of(edition: Edition, house: House | None) -> Wording:
    """The words of the edition's language, with the labels and amounts of the house style."""
    if house is None:
        return Wording(edition.language)
    amounts = house.style.amounts
    return Wording(edition.language, house.style.labels, amounts.unit, amounts.negative)


def dress(house: House | None) -> dict[str, str]:
    """What the web page takes from the house style."""
    if house is None:
        return {}
    logo = house.style.logo
    picture = data_uri(house.file(logo.file)) if logo else ""
    return {
        "accent": house.style.colours.accent,
        "accent_text": house.style.colours.accent_text,
        "name": house.style.name or "",
        "logo": picture,
        "logo_alt": logo.alt if logo else "",
    }


def problem_words(problem: fragment.Problem, said: dict[str, str], language: str) -> str:
    """What is wrong with what a template rendered to."""
    return fill(said[problem.key], {"template": problem.template, "line": problem.line, **problem.values}, language)


def mark(edition: Edition) -> str:
    """What is said on every page of an edition that is not the final, public one."""
    kind = "-".join(["draft"] * edition.draft + ["internal"] * (not edition.public))
    return str(words(edition.language, "documents")["mark"][kind]) if kind else ""


def template_words(error: Exception, name: str, language: str) -> str:
    """What is wrong with a template, with its name and line where Jinja knows them."""
    said = words(language, "documents")["problems"]
    path, running = place_in_template(error)
    file = getattr(error, "name", None) or (path.name if path else name)
    values = {"template": file, "line": getattr(error, "lineno", None) or running, "message": str(error)}
    if unknown := unknown_name(error):
        return fill(said["template-name"], {**values, "name": unknown}, language)
    return fill(said["template-error"], values, language)


def unknown_name(error: Exception) -> str:
    """The name that a template speaks of and that isn't there; nothing where something else is wrong."""
    if isinstance(error, KeyError):
        return str(error.args[0])
    quoted = str(error).split("'")[1::2] if isinstance(error, UndefinedError) else ()
    return quoted[-1] if quoted else ""


def place_in_template(error: Exception) -> tuple[Path | None, int]:
    """The template in which an error came up while it ran, and the line; None where it was in none."""
    path, line, frame = None, 1, error.__traceback__
    while frame is not None:
        file = frame.tb_frame.f_code.co_filename
        if file.endswith(".j2"):
            path, line = Path(file), frame.tb_lineno
        frame = frame.tb_next
    return path, line

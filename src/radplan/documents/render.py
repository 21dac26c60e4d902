"""One way through: view, template, document tree, writer.

Templates come from the folder that was asked for, then from the plan's own `templates/`, then from radplan.
All of them run in a sandbox: they see the view and their language, and no file, no code and no clock.
"""

from __future__ import annotations

from collections.abc import Callable, MutableMapping
from pathlib import Path
from typing import Any

from radplan.documents import compiled, fragment, mistaken, needs, prose
from radplan.documents.dress import dress
from radplan.documents.kinds import DOCUMENTS
from radplan.documents.pictures import Charts
from radplan.documents.tree import Document
from radplan.documents.view import Edition, View
from radplan.documents.writers.fault import WritingFault
from radplan.documents.writing import WRITERS, written
from radplan.findings import Finding, PlanError
from radplan.house import House, read_house
from radplan.ledger.ledger import Ledger
from radplan.locale import fill, words
from radplan.reading import PlanFolder
from radplan.regex import waiting
from radplan.wording import Wording

with waiting():
    from jinja2 import (
        BaseLoader,
        Environment,
        Template,
        TemplateError,
        TemplateNotFound,
        TemplateSyntaxError,
    )

PAGE = "page.html.j2"
UNREADABLE = (TemplateSyntaxError, RecursionError, SyntaxError, MemoryError, ValueError)
"""How the notation of a template can fail: also by brackets in brackets, and by a number of thousands of digits."""


class TemplateFault(Exception):  # noqa: N818 (a fault of a document, as a finding is one of a plan)
    """A document that can't be made.

    `messages` say what is wrong, with the template's name and line; `code` is what to leave with.
    """

    def __init__(self, messages: tuple[str, ...], code: int = 1) -> None:
        super().__init__(*messages)
        self.messages = messages
        self.code = code


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

    def load(self, environment: Environment, name: str, globals: MutableMapping[str, Any] | None = None) -> Template:
        """A template, compiled before where it is one of radplan's own."""
        source, path, _ = self.get_source(environment, name)
        if Path(path).parent != shipped().resolve():
            return self.load_own(environment, name, globals)
        module = {"environment": environment, "__file__": path}
        exec(compiled.code(name, source), module)
        return environment.template_class.from_module_dict(environment, module, globals or {})

    def load_own(self, environment: Environment, name: str, globals: MutableMapping[str, Any] | None) -> Template:
        """A template of a municipality's own. Whatever Jinja or Python can't read in it is a fault of its notation."""
        try:
            return super().load(environment, name, globals)
        except UNREADABLE as error:
            if isinstance(error, TemplateSyntaxError):
                raise
            raise TemplateSyntaxError(str(error), 1, name) from error


def text_of(path: Path, template: str) -> str:
    """What a template says."""
    if path.stat().st_size > mistaken.LARGEST:
        raise mistaken.LargeError("", 1, template)
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise TemplateSyntaxError(str(error), 1, template) from error


def environment(folders: list[Path]) -> Environment:
    """The environment in which templates run; with templates of a municipality's own it is a guarded one."""
    found = compiled.bare(guard()) if has_own(folders) else compiled.bare()
    found.loader = Templates([*folders, shipped()])
    for name in set(found.globals) - {"namespace", "range", "dict"}:
        del found.globals[name]  # what is left has nothing of chance in it
    found.filters |= {"prose": prose.block, "line": prose.inline}
    if counting := getattr(found, "count", None):
        counting()
    return found


def guard() -> type[Environment]:
    """The guarded environment: what comes with it is imported for templates of a municipality's own only."""
    from radplan.documents.guarded import GuardedEnvironment

    return GuardedEnvironment


def has_own(folders: list[Path]) -> bool:
    """Whether some folders hold anything that a template could be: radplan's own hold none of a municipality's."""
    return any(folder.resolve() != shipped().resolve() and any(folder.iterdir()) for folder in folders)


class Press:
    """Makes the documents of one plan in one edition: the plan is looked at once, each template read once."""

    def __init__(self, folder: PlanFolder, edition: Edition, folders: list[Path], house: House | None = None) -> None:
        if folder.plan is None:
            raise ValueError("there is nothing to show of a file that is no plan")
        self.folder = folder
        self.plan = folder.plan
        self.edition = edition
        self.told = edition.told or edition.language
        self.folders = [*folders, shipped()]
        self.environment = environment(folders)
        self.dress = dress(house)
        self.environment.globals["house"] = self.dress if house else None
        ledger = Ledger(folder.plan, folder.realised)
        self.view = View(folder, ledger, edition, wording_of(edition, house))
        self.charts = Charts(self.view)
        self.trees: dict[str, Document] = {}

    def lacking(self, document: str, language: str | None = None) -> Finding | None:
        """What the plan lacks for a document, at the place where it belongs; None where the document can be made."""
        return needs.finding(document, self.folder, language or self.edition.language)

    def tree(self, document: str) -> Document:
        """What a document says, the same in every format. Raises TemplateFault where its template can't be used."""
        if document not in self.trees:
            self.trees[document] = self.composed(document)
        return self.trees[document]

    def composed(self, document: str) -> Document:
        """What the template of a document makes of the plan. Raises TemplateFault where it can't be used."""
        name, language = f"{document}.html.j2", self.edition.language
        given = {"view": self.view, "plan": self.plan, "say": self.view.wording, "charts": self.charts}
        try:
            html = self.filled(name, given)
        except Exception as error:  # a template can go wrong in as many ways as Python; ours must not
            if (fault := self.fault(error, name)) is None:
                raise
            raise fault from error
        tree, problems = fragment.parse(html, name, language, self.charts)
        if problems:
            said = words(self.told, "documents")["problems"]
            raise TemplateFault(tuple(problem_words(problem, said, self.told) for problem in problems))
        return tree._replace(mark=mark(self.edition))

    def filled(self, name: str, given: dict[str, Any]) -> str:
        """What a template comes to. Raises whatever goes wrong in it; one of a municipality's own has its limits."""
        meter = getattr(self.environment, "meter", None)
        if meter is None:
            return self.environment.get_template(name).render(given)
        meter.start()
        html = self.environment.get_template(name).render(given)
        meter.fits(len(html))
        return html

    def fault(self, error: Exception, name: str) -> TemplateFault | None:
        """A fault in a template, as it is told to whoever made it; None for a fault of radplan's own."""
        at = mistaken.spot(error, shipped().resolve()).path
        if not isinstance(error, TemplateError) and (at is None or at.parent == shipped().resolve()):
            return None
        return TemplateFault((template_words(error, name, self.told),))

    def file(self, document: str, format: str = "html") -> bytes:
        """A document as a file; `format` is md, html, pdf, docx or json.

        Raises PlanError where the plan lacks what the document needs, TemplateFault for a template or format that can't
        be used, and ValueError for a document or format that there isn't.
        """
        for name, known in ((document, DOCUMENTS), (format, tuple(WRITERS))):
            if name not in known:
                raise ValueError(f"{name!r} is none of {', '.join(known)}")
        if lacking := self.lacking(document):
            raise PlanError([lacking])
        tree = self.tree(document)
        try:
            return written(tree, format, self.environment, self.folders, self.dress)
        except WritingFault as fault:
            said = words(self.told, "documents")["problems"][fault.key]
            message = fill(said, {"document": tree.title, **fault.values}, self.told)
            raise TemplateFault((message,), fault.code) from fault
        except Exception as error:
            if (mistake := self.fault(error, PAGE)) is None:
                raise
            raise mistake from error


def press_for(folder: PlanFolder, edition: Edition, templates: Path | None = None) -> Press:
    """The press of a plan, in its house style. Templates come from `templates`, then from the plan's own folder.

    Raises PlanError where something is wrong with the house style.
    """
    house, findings = read_house(folder, edition.language)
    if findings:
        raise PlanError(findings)
    places = (templates, Path(folder.name).parent / "templates")
    return Press(folder, edition, [path for path in places if path is not None and path.is_dir()], house)


def wording_of(edition: Edition, house: House | None) -> Wording:
    """The words of the edition's language, with the labels and amounts of the house style."""
    if house is None:
        return Wording(edition.language)
    amounts = house.style.amounts
    return Wording(edition.language, house.style.labels, amounts.unit, amounts.negative)


def problem_words(problem: fragment.Problem, said: dict[str, str], language: str) -> str:
    """What is wrong with what a template rendered to."""
    return fill(said[problem.key], {"template": problem.template, "line": problem.line, **problem.values}, language)


def mark(edition: Edition) -> str:
    """What is said on every page of an edition that is not the final, public one."""
    kind = "-".join(["draft"] * edition.draft + ["internal"] * (not edition.public))
    return str(words(edition.language, "documents")["mark"][kind]) if kind else ""


def template_words(error: Exception, name: str, language: str) -> str:
    """What is wrong with a template, with its name and line where they are known."""
    said = words(language, "documents")["problems"]
    at = mistaken.spot(error, shipped().resolve())
    file, line = at.path.name if at.path else name, at.line
    if isinstance(error, TemplateSyntaxError):
        named = error.name or file  # of a comment that isn't closed Jinja gives the path for the name
        file, line = Path(named).name if Path(named).is_absolute() else named, error.lineno
    values = {"template": file, "line": line, "message": mistaken.reason(error, language)}
    return fill(said["template-error"], values, language, longest=None)

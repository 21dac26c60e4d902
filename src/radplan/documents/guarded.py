"""The environment in which a municipality's own templates run: as radplan's own, with everything counted.

radplan's templates are compiled before and know nothing of it. What a template of one's own says is rewritten before it
is compiled, so that loops are counted and what it makes is measured; and nothing of it runs while it is compiled.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import update_wrapper, wraps
from typing import Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.meta import TrackingCodeGenerator
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment, SandboxedEscapeFormatter, SandboxedFormatter
from jinja2.visitor import NodeTransformer
from markupsafe import Markup

from radplan.documents.limits import CALL, STEP, Meter, at_hand, check_filter, check_method, check_operator, specified

TICK, MADE, WEIGHED, WRITTEN = "count a step", "count what is made", "count what is weighed", "count what is written"
"""Filters for what is written into a template: no template can name a filter with spaces in it."""


class Unfolded(CodeGenerator):
    """Compiles without working out anything but plain text beforehand."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.optimizer = None

    def _output_child_to_const(self, node: nodes.Expr, frame: Frame, finalize: Any) -> str:
        if not isinstance(node, nodes.TemplateData):
            raise nodes.Impossible
        return super()._output_child_to_const(node, frame, finalize)


class Tracking(Unfolded, TrackingCodeGenerator):
    """Finds out which names a template uses, without running any of it."""


def undeclared_names(tree: nodes.Template) -> set[str]:
    """The names that a template uses and doesn't make."""
    tracking = Tracking(tree.environment)
    tracking.visit(tree)
    return tracking.undeclared_identifiers


class GuardedEnvironment(ImmutableSandboxedEnvironment):
    """A sandbox in which time and memory have an end too."""

    code_generator_class = Unfolded
    intercepted_binops = frozenset({"+", "-", "*", "/", "//", "%", "**"})

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.meter = Meter()
        self.finalize = self.meter.written

    def count(self) -> None:
        """Count what the filters and tests do that are there now."""
        all_known: tuple[dict[str, Any], ...] = (self.filters, self.tests)
        for known in all_known:
            known.update({name: guarded(self.meter, name, function) for name, function in known.items()})
        meter = self.meter
        self.filters |= {TICK: meter.tick, MADE: meter.made, WEIGHED: meter.weighed, WRITTEN: meter.written}

    def _generate(self, source: nodes.Template, *args: Any, **options: Any) -> str:
        counted = Counted().visit(source)
        counted.body.insert(0, tick(counted))
        counted.set_environment(self)
        return super()._generate(counted, *args, **options)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        check_operator(self.meter, operator, left, right)
        return self.meter.made(super().call_binop(context, operator, left, right))

    def call(__self, __context: Context, __obj: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: N805 (as Jinja has it)
        owner, name = getattr(__obj, "__self__", None), getattr(__obj, "__name__", "")
        if isinstance(owner, (str, bytes, int)):
            args = tuple(at_hand(args))
            check_method(__self.meter, owner, name, (*args, *kwargs.values()))
        __self.meter.weighed([args, kwargs])
        __self.meter.spend(CALL)
        return __self.meter.made(super().call(__context, __obj, *args, **kwargs))

    def wrap_str_format(self, value: Any) -> Callable[..., str] | None:
        wrapped = super().wrap_str_format(value)
        if wrapped is None:
            return None
        text: str = value.__self__
        by_mapping = value.__name__ == "format_map"
        formatter = formatter_for(self, text)

        def formatted(*args: Any, **kwargs: Any) -> str:
            values: Mapping[str, Any] = args[0] if by_mapping else kwargs
            return type(text)(formatter.vformat(text, () if by_mapping else args, values))

        return update_wrapper(formatted, wrapped)


def guarded(meter: Meter, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
    """A filter or test, with what it takes counted."""
    first = int(hasattr(function, "jinja_pass_arg"))  # that one gets something of Jinja's before its values

    @wraps(function)
    def counted(*args: Any, **kwargs: Any) -> Any:
        if name in ("join", "sum"):
            args = (*args[:first], *at_hand(args[first:]))
        check_filter(meter, name, (*args[first:], *kwargs.values()))
        return meter.made(function(*args, **kwargs))

    return counted


class Measured(SandboxedFormatter):
    """`str.format`, with the width of every gap looked at before it is filled."""

    def format_field(self, value: Any, format_spec: str) -> Any:
        meter: Meter = self._env.meter  # type: ignore[attr-defined]
        meter.fits(specified(format_spec))
        meter.written(value)
        return meter.made(super().format_field(value, format_spec))


class MeasuredEscape(Measured, SandboxedEscapeFormatter):
    """The same for a text that is HTML."""


def formatter_for(environment: GuardedEnvironment, text: str) -> SandboxedFormatter:
    """What fills the gaps of a text."""
    return MeasuredEscape(environment, escape=text.escape) if isinstance(text, Markup) else Measured(environment)


class Counted(NodeTransformer):
    """A template in which loops and macros count their steps, and operators what they make."""

    def get_visitor(self, node: nodes.Node) -> Callable[..., nodes.Node] | None:
        """What is done with a part of a template; None where it stays as it is."""
        match node:
            case nodes.For():
                return self.loop
            case nodes.Macro() | nodes.CallBlock() | nodes.Block():
                return self.body
            case nodes.Concat():
                return self.concatenation
            case nodes.Compare():
                return self.comparison
            case nodes.List() | nodes.Dict() | nodes.Tuple(ctx="load") | nodes.Getitem(arg=nodes.Slice()):
                return self.collection
        return None

    def loop(self, node: nodes.For) -> nodes.Node:
        """Every turn is a step, and so is every item that is passed over."""
        if node.test is not None:
            node.test = nodes.And(filtered(nodes.Const(1), TICK, node), node.test, lineno=node.lineno)
        return self.body(node)

    def body(self, node: nodes.For | nodes.Macro | nodes.CallBlock | nodes.Block) -> nodes.Node:
        """What may be run more than once counts itself."""
        self.generic_visit(node)
        node.body.insert(0, tick(node))
        return node

    def concatenation(self, node: nodes.Concat) -> nodes.Node:
        """`~` makes text of whatever it gets."""
        self.generic_visit(node)
        node.nodes = [filtered(part, WRITTEN, node) for part in node.nodes]
        return filtered(node, MADE, node)

    def comparison(self, node: nodes.Compare) -> nodes.Node:
        """Two long texts or deep lists take time to compare."""
        self.generic_visit(node)
        node.expr = filtered(node.expr, WEIGHED, node)
        for operand in node.ops:
            operand.expr = filtered(operand.expr, WEIGHED, node)
        return node

    def collection(self, node: nodes.Expr) -> nodes.Node:
        """A list, or a part of one or of a text."""
        return filtered(self.generic_visit(node), WEIGHED, node)


def filtered(node: Any, name: str, at: nodes.Node) -> nodes.Filter:
    """An expression that goes through one of our filters."""
    return nodes.Filter(node, name, [], [], None, None, lineno=at.lineno)


def tick(node: nodes.Node) -> nodes.ExprStmt:
    """A statement that counts what is in a body: its parts, and the text in it."""
    parts = list(node.find_all(nodes.Node))
    cost = len(parts) + sum(len(part.data) for part in parts if isinstance(part, nodes.TemplateData)) // STEP
    return nodes.ExprStmt(filtered(nodes.Const(cost + 1), TICK, node), lineno=node.lineno)

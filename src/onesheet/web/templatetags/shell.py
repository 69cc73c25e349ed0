"""The site's page around a Django template: `{% shell %}` for django-allauth's pages, so that nothing is written twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import template
from django.template import engines
from django.utils.safestring import SafeString, mark_safe
from markupsafe import Markup

from onesheet.web.wording.browsers import browser_words
from onesheet.web.wording.dates import moment_words

if TYPE_CHECKING:
    from django.template.base import FilterExpression, NodeList, Parser, Token
    from django.template.context import Context

register = template.Library()
register.filter("moment", moment_words)
register.filter("browser", browser_words)


@register.tag
def shell(parser: Parser, token: Token) -> _Shell:
    """Put what stands up to `endshell` into the page of `jinja2/signing/shell.html`, under the title given."""
    _name, title = token.split_contents()
    inside = parser.parse(("endshell",))
    parser.delete_first_token()
    return _Shell(parser.compile_filter(title), inside)


class _Shell(template.Node):
    child_nodelists = ("inside",)

    def __init__(self, title: FilterExpression, inside: NodeList) -> None:
        self.title = title
        self.inside = inside

    def render(self, context: Context) -> SafeString:
        content = Markup(self.inside.render(context))  # noqa: S704 - rendered by Django, which escapes
        page = engines["pages"].get_template("signing/shell.html")
        title = Markup(str(self.title.resolve(context)).strip())  # noqa: S704 - a block of the page, rendered as well
        return mark_safe(page.render({"title": title, "content": content}, context.get("request")))  # noqa: S308

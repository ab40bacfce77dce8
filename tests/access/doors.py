"""Every address of the project, taken from the URLconf itself, so that a new page is tested on its first day."""

from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver, reverse


@dataclass(frozen=True)
class Door:
    """One named address and what its page declared; ``gate`` None where a page declared nothing."""

    name: str
    arguments: tuple[str, ...]
    gate: object

    def url(self, **arguments) -> str:
        return reverse(self.name, kwargs=arguments)

    def lets_in(self, kind: str) -> bool:
        return self.gate.kinds is None or kind in self.gate.kinds


def doors() -> list[Door]:
    return sorted(_walk(get_resolver().url_patterns, (), ()), key=lambda door: door.name)


def _walk(patterns, spaces: tuple[str, ...], arguments: tuple[str, ...]):
    for pattern in patterns:
        here = (*arguments, *pattern.pattern.converters)
        if isinstance(pattern, URLResolver):
            inner = (*spaces, pattern.namespace) if pattern.namespace else spaces
            yield from _walk(pattern.url_patterns, inner, here)
        elif isinstance(pattern, URLPattern):
            name = ":".join((*spaces, pattern.name or f"<{pattern.pattern}>"))
            yield Door(name, here, getattr(pattern.callback, "_gate", None))

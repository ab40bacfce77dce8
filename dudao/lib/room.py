"""How much a column takes, so that what refuses too many words and what keeps them name one number."""


def room_in(model: type, name: str) -> int:
    """The most characters that the column ``name`` of ``model`` holds."""
    return model._meta.get_field(name).max_length  # type: ignore[attr-defined]

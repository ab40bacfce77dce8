"""Steps that only a button takes. Who signs in again after the sign-in expired is led to the address by itself, and is
told that nothing was done."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest
from django.shortcuts import render


def posted_only(page: Callable) -> Callable:
    """Answer anything but POST with 405 and a page that says how to go on."""

    @wraps(page)
    def answered(request: HttpRequest, *args, **kwargs):
        if request.method == "POST":
            return page(request, *args, **kwargs)
        response = render(request, "405.html", status=405)
        response["Allow"] = "POST"
        return response

    return answered

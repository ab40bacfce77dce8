from .models import User


def nobody_yet() -> bool:
    """Whether the installation is empty, so that the first account may be offered."""
    return not User.objects.exists()

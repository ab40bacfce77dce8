from .founding import found_county
from .passwords import change_password

__all__ = ["change_password", "found_county"]

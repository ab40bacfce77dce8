from .founding import found_area

__all__ = ["found_area"]

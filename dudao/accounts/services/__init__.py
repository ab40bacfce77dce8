from .founding import found_county
from .passwords import change_password
from .registers import confirm_import, drop_preview, prepare_import, undo_import

__all__ = ["change_password", "confirm_import", "drop_preview", "found_county", "prepare_import", "undo_import"]

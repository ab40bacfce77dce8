"""Tables of schemes, by what they are about."""

from .duties import DUTY_REFERENCE, Duty, Phase, lineage_range, reference_of
from .points import Checkpoint, Target, Threshold
from .registers import GlossaryTerm, Reference
from .reviewing import DraftStep, EntryComment
from .versions import Scheme, SchemeVersion

__all__ = [
    "DUTY_REFERENCE", "Checkpoint", "DraftStep", "Duty", "EntryComment", "GlossaryTerm", "Phase", "Reference", "Scheme",
    "SchemeVersion", "Target", "Threshold", "lineage_range", "reference_of",
]  # fmt: skip

"""A table of transitions: one place that feeds the service, the buttons, the tests and the diagram."""

from dataclasses import dataclass, field

# Said where a guarded change found another state than the one that was shown.
OVERTAKEN = "他人已先处理，请刷新后再看。"


class NotAllowed(ValueError):
    """An act that the table, a rule or an access check refuses; the text is the Chinese reason shown to the user."""


@dataclass(frozen=True)
class Transition:
    """One act: from which states, to which state ("" stays where it is), whose duty it is, what it needs."""

    act: str
    label: str
    sources: frozenset[str]
    target: str
    owner: str
    needs: tuple[str, ...] = ()
    event: str = ""

    def target_from(self, state: str) -> str:
        """The state after this act is done in ``state``."""
        return self.target or state


@dataclass(frozen=True)
class StateTable:
    """All transitions of one thing. ``labels`` maps each state to its Chinese word, ``owners`` to who must act next."""

    name: str
    labels: dict[str, str]
    owners: dict[str, str]
    transitions: tuple[Transition, ...]
    final: frozenset[str] = field(default_factory=frozenset)

    def act(self, name: str) -> Transition:
        for row in self.transitions:
            if row.act == name:
                return row
        raise KeyError(name)

    def acts_from(self, state: str) -> list[Transition]:
        return [row for row in self.transitions if state in row.sources]

    def allows(self, name: str, state: str) -> bool:
        return state in self.act(name).sources

    def check(self, name: str, state: str, words: str = "") -> Transition:
        """The row of act ``name`` if it may be done in ``state``.

        :raises NotAllowed: with ``words``, which tell what to do instead; without them the state and the act are said.
        """
        row = self.act(name)
        if state not in row.sources:
            raise NotAllowed(words or f"现在是“{self.labels[state]}”，不能{row.label}。")
        return row

    def diagram(self) -> str:
        """A Mermaid state diagram, in Chinese."""
        lines = ["stateDiagram-v2"]
        for row in self.transitions:
            for source in sorted(row.sources):
                lines.append(f"    {self.labels[source]} --> {self.labels[row.target_from(source)]}: {row.label}")
        return "\n".join(lines) + "\n"

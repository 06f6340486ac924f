"""A format of a retrospective as a value: its phases, how long each may take, and what is asked."""

from typing import Literal, TypeAlias, get_args

from content.value import Value

PhaseKind: TypeAlias = Literal["follow-up", "check-in", "gather", "understand", "choose", "check-out"]
PHASES: tuple[PhaseKind, ...] = get_args(PhaseKind)


class Prompt(Value, frozen=True, kw_only=True):
    """What is asked when one gathers; `sign` is the quick capture marker that an answer gets, or ""."""

    id: str = ""
    """The format's id and the prompt's own, `habits/keep`: the same in every language, and kept with each answer."""
    text: str
    sign: str = ""

    @property
    def heading(self) -> str:
        """What an answer is shown under: what stands before a colon (`Keep: what should …`), else all of the prompt."""
        heading, colon, _ = self.text.partition(":")
        return heading if colon else self.text


class Phase(Value, frozen=True, kw_only=True):
    """One part of the meeting. `lead` is the line that tells whoever leads what to do next."""

    kind: PhaseKind
    title: str
    minutes: int
    lead: str
    prompts: tuple[Prompt, ...] = ()


class Format(Value, frozen=True, kw_only=True):
    """A way to hold a retrospective. Its phases are in the order of `PHASES`; a format may leave some out."""

    id: str
    title: str
    summary: str
    phases: tuple[Phase, ...]

    @property
    def minutes(self) -> int:
        """How long all of it takes."""
        return sum(phase.minutes for phase in self.phases)

    def phase(self, kind: str) -> Phase:
        """Return the phase of a kind, the first one where the format leaves it out."""
        return next((phase for phase in self.phases if phase.kind == kind), self.phases[0])

    @property
    def prompts(self) -> tuple[Prompt, ...]:
        """What is asked when one gathers."""
        return tuple(prompt for phase in self.phases for prompt in phase.prompts)

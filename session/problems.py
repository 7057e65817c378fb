"""Problems a person can be told about: each is one plain sentence or two."""


class KnownProblem(Exception):
    """Something went wrong that has a sentence for the user; nothing else about it is a surprise."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class Refused(KnownProblem):
    """The session's rules do not allow what was asked; nothing has changed."""


class StorageProblem(KnownProblem):
    """The record could not be written or read; what was typed is still with the caller."""


class ProtocolProblem(KnownProblem):
    """A protocol file is not valid; the sentence names the file, the line where known, and the field."""


class FaultyLines(KnownProblem):
    """A text that was handed in has faulty lines; `faults` lists `(line number, sentence)`, in the text's order."""

    def __init__(self, faults: tuple[tuple[int, str], ...]) -> None:
        super().__init__("\n".join(f"line {number}: {sentence}" for number, sentence in faults))
        self.faults = faults


class TranscriptProblems(FaultyLines):
    """A paper form has faulty lines."""


class DiaryProblems(FaultyLines):
    """The file of a diary has faulty lines."""

"""What can be wrong with a bundle before anything in it is checked."""


class BundleError(Exception):
    """A bundle cannot be read; the message is a sentence or two in the reader's language."""


class AlteredError(BundleError):
    """A bundle can be opened, but is not as a count wrote it.

    ``remarks`` are sentences, one for each thing that differs.
    """

    def __init__(self, *remarks: str) -> None:
        super().__init__(" ".join(remarks))
        self.remarks = remarks

from enum import StrEnum
from typing import Self


class BatchRebootPoolNodesRequestType(StrEnum):
    """How the nodes are restarted. Enumeration values:

    - **SOFT**: the operating system is shut down first
    - **HARD**: the power is cut Where absent, the service takes "SOFT"."""

    SOFT = "SOFT"
    HARD = "HARD"

    @classmethod
    def _missing_(cls, value: object) -> Self:
        """A value that the document does not list is kept as it came"""
        if not isinstance(value, str):
            raise ValueError(f"{value!r} is not a valid {cls.__name__}")
        member = str.__new__(cls, value)
        member._name_ = value
        member._value_ = value
        return member

    def __reduce_ex__(self, proto: object) -> tuple[type[Self], tuple[str]]:
        """Copied by its value: one that is not listed has no name to be found by"""
        return self.__class__, (self._value_,)

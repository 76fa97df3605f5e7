from enum import StrEnum
from typing import Self


class LvmConfigRequestLvType(StrEnum):
    """How the volume manager writes. The options are as follows:

    - **linear**: one disk after the other.
    - **striped**: across several disks at once, which is faster."""

    LINEAR = "linear"
    STRIPED = "striped"

    @classmethod
    def _missing_(cls, value: object) -> Self:
        """A value that the document does not list is kept as it came"""
        if not isinstance(value, str):
            raise ValueError(f"{value!r} is not a valid {cls.__name__}")
        member = str.__new__(cls, value)
        member._name_ = value
        member._value_ = value
        return member

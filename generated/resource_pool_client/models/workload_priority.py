from enum import IntEnum
from typing import Self


class WorkloadPriority(IntEnum):
    """Priority of the job. Options:

    - **1**: low
    - **2**: normal
    - **3**: high"""

    VALUE_1 = 1
    VALUE_2 = 2
    VALUE_3 = 3

    @classmethod
    def _missing_(cls, value: object) -> Self:
        """A value that the document does not list is kept as it came"""
        if not isinstance(value, int):
            raise ValueError(f"{value!r} is not a valid {cls.__name__}")
        member = int.__new__(cls, value)
        member._name_ = f"VALUE_{value}"
        member._value_ = value
        return member

    def __reduce_ex__(self, proto: object) -> tuple[type[Self], tuple[int]]:
        """Copied by its value: one that is not listed has no name to be found by"""
        return self.__class__, (self._value_,)

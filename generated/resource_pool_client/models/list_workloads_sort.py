from enum import StrEnum
from typing import Self


class ListWorkloadsSort(StrEnum):
    """Field by which the jobs are sorted.

    **Range**

    - **create_time**: when the job was sent
    - **priority**: how urgent the job is"""

    CREATE_TIME = "create_time"
    PRIORITY = "priority"

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

from enum import StrEnum
from typing import Self


class PoolStatusPhase(StrEnum):
    """Phase of life of the pool. Options:

    - **Creating**: The pool is being set up.
    - **Running**: The pool works.
    - **Abnormal**: The pool has a fault.
    - **Deleting**: The pool is being removed.
    - **Error**: The pool cannot be used after an error.
    - **CreationFailed**: The pool could not be set up.
    - **ScalingFailed**: The pool could not be enlarged.
    - **Waiting**: The pool waits for a payment or an approval."""

    CREATING = "Creating"
    RUNNING = "Running"
    ABNORMAL = "Abnormal"
    DELETING = "Deleting"
    ERROR = "Error"
    CREATION_FAILED = "CreationFailed"
    SCALING_FAILED = "ScalingFailed"
    WAITING = "Waiting"

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

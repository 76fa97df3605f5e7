from enum import StrEnum
from typing import Self


class PoolScopeStatusState(StrEnum):
    """If the pool accepts it. The options are as follows:

    - **Enabling**: It will soon be accepted.
    - **Enabled**: It is accepted.
    - **EnableFailed**: It could not be switched on.
    - **Disabling**: It is being switched off.
    - **Disabled**: It is not accepted."""

    ENABLING = "Enabling"
    ENABLED = "Enabled"
    ENABLE_FAILED = "EnableFailed"
    DISABLING = "Disabling"
    DISABLED = "Disabled"

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

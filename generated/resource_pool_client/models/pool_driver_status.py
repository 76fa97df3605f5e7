from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.pool_driver_status_state import PoolDriverStatusState
from ..types import UNSET, Unset

T = TypeVar("T", bound="PoolDriverStatus")


@_attrs_define
class PoolDriverStatus:
    version: str | Unset = UNSET
    """ Version of the driver. """
    state: PoolDriverStatusState | Unset = UNSET
    """ State of the driver. Options:

    - **Creating**: It is being installed.
    - **Upgrading**: It is being replaced.
    - **Running**: It works.
    - **Abnormal**: It has a fault. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        version = self.version

        state: str | Unset = UNSET
        if not isinstance(self.state, Unset):
            state = self.state.value

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if version is not UNSET:
            field_dict["version"] = version
        if state is not UNSET:
            field_dict["state"] = state

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = {**src_dict}
        version = d.pop("version", UNSET)

        _state = d.pop("state", UNSET)
        state: PoolDriverStatusState | Unset
        if _state is None or isinstance(_state, Unset):
            state = UNSET
        else:
            state = PoolDriverStatusState(_state)

        instance_ = cls(
            version=version,
            state=state,
        )

        instance_.additional_properties = d
        return instance_

    @property
    def additional_keys(self) -> list[str]:
        return list(self.additional_properties.keys())

    def __getitem__(self, key: str) -> Any:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.network_status_phase import NetworkStatusPhase
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.network_connection_status import NetworkConnectionStatus


T = TypeVar("T", bound="NetworkStatus")


@_attrs_define
class NetworkStatus:
    phase: NetworkStatusPhase | Unset = UNSET
    """ Phase of life of the network. Options:

    - **Creating**: The network is being set up.
    - **Active**: The network works.
    - **Abnormal**: The network has a fault. """
    connection_status: NetworkConnectionStatus | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        phase: str | Unset = UNSET
        if not isinstance(self.phase, Unset):
            phase = self.phase.value

        connection_status: dict[str, Any] | Unset = UNSET
        if not isinstance(self.connection_status, Unset):
            connection_status = self.connection_status.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if phase is not UNSET:
            field_dict["phase"] = phase
        if connection_status is not UNSET:
            field_dict["connectionStatus"] = connection_status

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.network_connection_status import NetworkConnectionStatus  # noqa: PLC0415

        d = {**src_dict}
        _phase = d.pop("phase", UNSET)
        phase: NetworkStatusPhase | Unset
        if _phase is None or isinstance(_phase, Unset):
            phase = UNSET
        else:
            phase = NetworkStatusPhase(_phase)

        _connection_status = d.pop("connectionStatus", UNSET)
        connection_status: NetworkConnectionStatus | Unset
        if _connection_status is None or isinstance(_connection_status, Unset):
            connection_status = UNSET
        else:
            connection_status = NetworkConnectionStatus.from_dict(_connection_status)

        instance_ = cls(
            phase=phase,
            connection_status=connection_status,
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

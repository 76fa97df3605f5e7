from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.peer_connection_status import PeerConnectionStatus


T = TypeVar("T", bound="NetworkConnectionStatus")


@_attrs_define
class NetworkConnectionStatus:
    peer_connection_status: list[PeerConnectionStatus] | Unset = UNSET
    """ State of each peering. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        peer_connection_status: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.peer_connection_status, Unset):
            peer_connection_status = []
            for peer_connection_status_item_data in self.peer_connection_status:
                peer_connection_status_item = peer_connection_status_item_data.to_dict()
                peer_connection_status.append(peer_connection_status_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if peer_connection_status is not UNSET:
            field_dict["peerConnectionStatus"] = peer_connection_status

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.peer_connection_status import PeerConnectionStatus  # noqa: PLC0415

        d = {**src_dict}
        _peer_connection_status = d.pop("peerConnectionStatus", UNSET)
        peer_connection_status: list[PeerConnectionStatus] | Unset = UNSET
        if _peer_connection_status is not None and _peer_connection_status is not UNSET:
            peer_connection_status = []
            for peer_connection_status_item_data in _peer_connection_status:
                peer_connection_status_item = PeerConnectionStatus.from_dict(
                    peer_connection_status_item_data
                )

                peer_connection_status.append(peer_connection_status_item)

        instance_ = cls(
            peer_connection_status=peer_connection_status,
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

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.peer_connection_item import PeerConnectionItem


T = TypeVar("T", bound="NetworkConnection")


@_attrs_define
class NetworkConnection:
    peer_connection_list: list[PeerConnectionItem] | Unset = UNSET
    """ Peered VPCs. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        peer_connection_list: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.peer_connection_list, Unset):
            peer_connection_list = []
            for peer_connection_list_item_data in self.peer_connection_list:
                peer_connection_list_item = peer_connection_list_item_data.to_dict()
                peer_connection_list.append(peer_connection_list_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if peer_connection_list is not UNSET:
            field_dict["peerConnectionList"] = peer_connection_list

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.peer_connection_item import PeerConnectionItem  # noqa: PLC0415

        d = {**src_dict}
        _peer_connection_list = d.pop("peerConnectionList", UNSET)
        peer_connection_list: list[PeerConnectionItem] | Unset = UNSET
        if _peer_connection_list is not None and _peer_connection_list is not UNSET:
            peer_connection_list = []
            for peer_connection_list_item_data in _peer_connection_list:
                peer_connection_list_item = PeerConnectionItem.from_dict(
                    peer_connection_list_item_data
                )

                peer_connection_list.append(peer_connection_list_item)

        instance_ = cls(
            peer_connection_list=peer_connection_list,
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

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="PeerConnectionItem")


@_attrs_define
class PeerConnectionItem:
    peer_vpc_id: UUID | Unset = UNSET
    """ ID of the peered VPC, in standard UUID format. """
    peer_subnet_id: UUID | Unset = UNSET
    """ ID of the subnet on the other side, in standard UUID format. """
    default_gate_way: bool | Unset = UNSET
    """ Whether traffic to unknown addresses goes there. The default value is **false**. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        peer_vpc_id: str | Unset = UNSET
        if not isinstance(self.peer_vpc_id, Unset):
            peer_vpc_id = str(self.peer_vpc_id)

        peer_subnet_id: str | Unset = UNSET
        if not isinstance(self.peer_subnet_id, Unset):
            peer_subnet_id = str(self.peer_subnet_id)

        default_gate_way = self.default_gate_way

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if peer_vpc_id is not UNSET:
            field_dict["peerVpcId"] = peer_vpc_id
        if peer_subnet_id is not UNSET:
            field_dict["peerSubnetId"] = peer_subnet_id
        if default_gate_way is not UNSET:
            field_dict["defaultGateWay"] = default_gate_way

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = {**src_dict}
        _peer_vpc_id = d.pop("peerVpcId", UNSET)
        peer_vpc_id: UUID | Unset
        if _peer_vpc_id is None or isinstance(_peer_vpc_id, Unset):
            peer_vpc_id = UNSET
        else:
            peer_vpc_id = UUID(_peer_vpc_id)

        _peer_subnet_id = d.pop("peerSubnetId", UNSET)
        peer_subnet_id: UUID | Unset
        if _peer_subnet_id is None or isinstance(_peer_subnet_id, Unset):
            peer_subnet_id = UNSET
        else:
            peer_subnet_id = UUID(_peer_subnet_id)

        default_gate_way = d.pop("defaultGateWay", UNSET)

        instance_ = cls(
            peer_vpc_id=peer_vpc_id,
            peer_subnet_id=peer_subnet_id,
            default_gate_way=default_gate_way,
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

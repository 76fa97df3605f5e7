from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.peer_connection_status_phase import PeerConnectionStatusPhase
from ..types import UNSET, Unset

T = TypeVar("T", bound="PeerConnectionStatus")


@_attrs_define
class PeerConnectionStatus:
    peer_vpc_id: UUID | Unset = UNSET
    """ ID of the peered VPC, in standard UUID format. """
    phase: PeerConnectionStatusPhase | Unset = UNSET
    """ State of the peering. The options are as follows:

    - **Connecting**: It is being set up.
    - **Active**: It works.
    - **Abnormal**: It has a fault. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        peer_vpc_id: str | Unset = UNSET
        if not isinstance(self.peer_vpc_id, Unset):
            peer_vpc_id = str(self.peer_vpc_id)

        phase: str | Unset = UNSET
        if not isinstance(self.phase, Unset):
            phase = self.phase.value

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if peer_vpc_id is not UNSET:
            field_dict["peerVpcId"] = peer_vpc_id
        if phase is not UNSET:
            field_dict["phase"] = phase

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

        _phase = d.pop("phase", UNSET)
        phase: PeerConnectionStatusPhase | Unset
        if _phase is None or isinstance(_phase, Unset):
            phase = UNSET
        else:
            phase = PeerConnectionStatusPhase(_phase)

        instance_ = cls(
            peer_vpc_id=peer_vpc_id,
            phase=phase,
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

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.pool_cluster_container_network_mode import PoolClusterContainerNetworkMode
from ..types import UNSET, Unset

T = TypeVar("T", bound="PoolClusterContainerNetwork")


@_attrs_define
class PoolClusterContainerNetwork:
    mode: PoolClusterContainerNetworkMode | Unset = UNSET
    """ How containers are connected. The options are as follows:

    - **overlay_l2**: through tunnels between the nodes.
    - **vpc-router**: by routes of the VPC.
    - **eni**: each container has a network interface of the VPC. """
    cidr: str | Unset = UNSET
    """ CIDR block of the containers. It is valid only where **mode** is **overlay_l2** or **vpc-router**. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        mode: str | Unset = UNSET
        if not isinstance(self.mode, Unset):
            mode = self.mode.value

        cidr = self.cidr

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if mode is not UNSET:
            field_dict["mode"] = mode
        if cidr is not UNSET:
            field_dict["cidr"] = cidr

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = {**src_dict}
        _mode = d.pop("mode", UNSET)
        mode: PoolClusterContainerNetworkMode | Unset
        if _mode is None or isinstance(_mode, Unset):
            mode = UNSET
        else:
            mode = PoolClusterContainerNetworkMode(_mode)

        cidr = d.pop("cidr", UNSET)

        instance_ = cls(
            mode=mode,
            cidr=cidr,
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

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.node_network import NodeNetwork


T = TypeVar("T", bound="NodeSpec")


@_attrs_define
class NodeSpec:
    flavor: str | Unset = UNSET
    """ Name of the node flavor, for example, **modelarts.vm.cpu.4ud**. """
    host_network: NodeNetwork | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        flavor = self.flavor

        host_network: dict[str, Any] | Unset = UNSET
        if not isinstance(self.host_network, Unset):
            host_network = self.host_network.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if flavor is not UNSET:
            field_dict["flavor"] = flavor
        if host_network is not UNSET:
            field_dict["hostNetwork"] = host_network

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.node_network import NodeNetwork  # noqa: PLC0415

        d = {**src_dict}
        flavor = d.pop("flavor", UNSET)

        _host_network = d.pop("hostNetwork", UNSET)
        host_network: NodeNetwork | Unset
        if _host_network is None or isinstance(_host_network, Unset):
            host_network = UNSET
        else:
            host_network = NodeNetwork.from_dict(_host_network)

        instance_ = cls(
            flavor=flavor,
            host_network=host_network,
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

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.node_status_phase import NodeStatusPhase
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.node_resource import NodeResource
    from ..models.taint import Taint


T = TypeVar("T", bound="NodeStatus")


@_attrs_define
class NodeStatus:
    phase: NodeStatusPhase | Unset = UNSET
    """ Phase of life of the node. Options:

    - **Available**: The node can take jobs.
    - **Creating**: The node is being set up.
    - **Deleting**: The node is being removed.
    - **Abnormal**: The node has a fault. """
    az: str | Unset = UNSET
    """ Availability zone of the node. """
    private_ip: str | Unset = UNSET
    """ Address of the node in its subnet. The value is an IPv4 address. """
    resources: NodeResource | Unset = UNSET
    available_resources: NodeResource | Unset = UNSET
    taints: list[Taint] | Unset = UNSET
    """ Taints that keep jobs off the node. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        phase: str | Unset = UNSET
        if not isinstance(self.phase, Unset):
            phase = self.phase.value

        az = self.az

        private_ip = self.private_ip

        resources: dict[str, Any] | Unset = UNSET
        if not isinstance(self.resources, Unset):
            resources = self.resources.to_dict()

        available_resources: dict[str, Any] | Unset = UNSET
        if not isinstance(self.available_resources, Unset):
            available_resources = self.available_resources.to_dict()

        taints: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.taints, Unset):
            taints = []
            for taints_item_data in self.taints:
                taints_item = taints_item_data.to_dict()
                taints.append(taints_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if phase is not UNSET:
            field_dict["phase"] = phase
        if az is not UNSET:
            field_dict["az"] = az
        if private_ip is not UNSET:
            field_dict["privateIp"] = private_ip
        if resources is not UNSET:
            field_dict["resources"] = resources
        if available_resources is not UNSET:
            field_dict["availableResources"] = available_resources
        if taints is not UNSET:
            field_dict["taints"] = taints

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.node_resource import NodeResource  # noqa: PLC0415
        from ..models.taint import Taint  # noqa: PLC0415

        d = {**src_dict}
        _phase = d.pop("phase", UNSET)
        phase: NodeStatusPhase | Unset
        if _phase is None or isinstance(_phase, Unset):
            phase = UNSET
        else:
            phase = NodeStatusPhase(_phase)

        az = d.pop("az", UNSET)

        private_ip = d.pop("privateIp", UNSET)

        _resources = d.pop("resources", UNSET)
        resources: NodeResource | Unset
        if _resources is None or isinstance(_resources, Unset):
            resources = UNSET
        else:
            resources = NodeResource.from_dict(_resources)

        _available_resources = d.pop("availableResources", UNSET)
        available_resources: NodeResource | Unset
        if _available_resources is None or isinstance(_available_resources, Unset):
            available_resources = UNSET
        else:
            available_resources = NodeResource.from_dict(_available_resources)

        _taints = d.pop("taints", UNSET)
        taints: list[Taint] | Unset = UNSET
        if _taints is not None and _taints is not UNSET:
            taints = []
            for taints_item_data in _taints:
                taints_item = Taint.from_dict(taints_item_data)

                taints.append(taints_item)

        instance_ = cls(
            phase=phase,
            az=az,
            private_ip=private_ip,
            resources=resources,
            available_resources=available_resources,
            taints=taints,
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

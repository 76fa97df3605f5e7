from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="NodeResource")


@_attrs_define
class NodeResource:
    cpu: str | Unset = UNSET
    """ CPU cores. """
    memory: str | Unset = UNSET
    """ Main memory. """
    nvidia_com_gpu: str | Unset = UNSET
    """ GPU cards. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        cpu = self.cpu

        memory = self.memory

        nvidia_com_gpu = self.nvidia_com_gpu

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if cpu is not UNSET:
            field_dict["cpu"] = cpu
        if memory is not UNSET:
            field_dict["memory"] = memory
        if nvidia_com_gpu is not UNSET:
            field_dict["nvidia.com/gpu"] = nvidia_com_gpu

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = {**src_dict}
        cpu = d.pop("cpu", UNSET)

        memory = d.pop("memory", UNSET)

        nvidia_com_gpu = d.pop("nvidia.com/gpu", UNSET)

        instance_ = cls(
            cpu=cpu,
            memory=memory,
            nvidia_com_gpu=nvidia_com_gpu,
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

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.volume_group_config_request_types_item import VolumeGroupConfigRequestTypesItem
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.lvm_config_request import LvmConfigRequest


T = TypeVar("T", bound="VolumeGroupConfigRequest")


@_attrs_define
class VolumeGroupConfigRequest:
    volume_group: str
    """ Name of the group, as the entries of **dataVolumes** give it. """
    docker_thin_pool: int | Unset = UNSET
    """ Share of the data disks that containers get, in percent. It can be set only for the group **vgpaas**. """
    lvm_config: LvmConfigRequest | Unset = UNSET
    types: list[VolumeGroupConfigRequestTypesItem] | Unset = UNSET
    """ Kinds of storage in the group. The options are as follows:

    - **volume**: cloud disks, as listed in **dataVolumes**.
    - **local**: disks inside the node; needed where such a disk is used. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        volume_group = self.volume_group

        docker_thin_pool = self.docker_thin_pool

        lvm_config: dict[str, Any] | Unset = UNSET
        if not isinstance(self.lvm_config, Unset):
            lvm_config = self.lvm_config.to_dict()

        types: list[str] | Unset = UNSET
        if not isinstance(self.types, Unset):
            types = []
            for types_item_data in self.types:
                types_item = types_item_data.value
                types.append(types_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "volumeGroup": volume_group,
            }
        )
        if docker_thin_pool is not UNSET:
            field_dict["dockerThinPool"] = docker_thin_pool
        if lvm_config is not UNSET:
            field_dict["lvmConfig"] = lvm_config
        if types is not UNSET:
            field_dict["types"] = types

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.lvm_config_request import LvmConfigRequest  # noqa: PLC0415

        d = {**src_dict}
        volume_group = d.pop("volumeGroup")

        docker_thin_pool = d.pop("dockerThinPool", UNSET)

        _lvm_config = d.pop("lvmConfig", UNSET)
        lvm_config: LvmConfigRequest | Unset
        if _lvm_config is None or isinstance(_lvm_config, Unset):
            lvm_config = UNSET
        else:
            lvm_config = LvmConfigRequest.from_dict(_lvm_config)

        _types = d.pop("types", UNSET)
        types: list[VolumeGroupConfigRequestTypesItem] | Unset = UNSET
        if _types is not None and _types is not UNSET:
            types = []
            for types_item_data in _types:
                types_item = VolumeGroupConfigRequestTypesItem(types_item_data)

                types.append(types_item)

        instance_ = cls(
            volume_group=volume_group,
            docker_thin_pool=docker_thin_pool,
            lvm_config=lvm_config,
            types=types,
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

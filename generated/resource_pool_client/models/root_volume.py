from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.root_volume_volume_type import RootVolumeVolumeType
from ..types import UNSET, Unset

T = TypeVar("T", bound="RootVolume")


@_attrs_define
class RootVolume:
    volume_type: RootVolumeVolumeType | Unset = UNSET
    """ Kind of disk. The options are as follows:

    - **SSD**: disk with ultra-high I/O
    - **GPSSD**: general-purpose solid state disk
    - **SAS**: disk with high I/O """
    size: str | Unset = UNSET
    """ Size of the disk, in GiB. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        volume_type: str | Unset = UNSET
        if not isinstance(self.volume_type, Unset):
            volume_type = self.volume_type.value

        size = self.size

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if volume_type is not UNSET:
            field_dict["volumeType"] = volume_type
        if size is not UNSET:
            field_dict["size"] = size

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = {**src_dict}
        _volume_type = d.pop("volumeType", UNSET)
        volume_type: RootVolumeVolumeType | Unset
        if _volume_type is None or isinstance(_volume_type, Unset):
            volume_type = UNSET
        else:
            volume_type = RootVolumeVolumeType(_volume_type)

        size = d.pop("size", UNSET)

        instance_ = cls(
            volume_type=volume_type,
            size=size,
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

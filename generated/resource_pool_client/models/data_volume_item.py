from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.data_volume_item_volume_type import DataVolumeItemVolumeType
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.volume_extend_params import VolumeExtendParams


T = TypeVar("T", bound="DataVolumeItem")


@_attrs_define
class DataVolumeItem:
    volume_type: DataVolumeItemVolumeType | Unset = UNSET
    """ Kind of disk. The options are as follows:

    - **SSD**: disk with ultra-high I/O
    - **GPSSD**: general-purpose solid state disk
    - **SAS**: disk with high I/O """
    size: str | Unset = UNSET
    """ Size of the disk, in GiB. """
    count: int | Unset = UNSET
    """ How many such disks a node gets. """
    extend_params: VolumeExtendParams | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        volume_type: str | Unset = UNSET
        if not isinstance(self.volume_type, Unset):
            volume_type = self.volume_type.value

        size = self.size

        count = self.count

        extend_params: dict[str, Any] | Unset = UNSET
        if not isinstance(self.extend_params, Unset):
            extend_params = self.extend_params.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if volume_type is not UNSET:
            field_dict["volumeType"] = volume_type
        if size is not UNSET:
            field_dict["size"] = size
        if count is not UNSET:
            field_dict["count"] = count
        if extend_params is not UNSET:
            field_dict["extendParams"] = extend_params

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.volume_extend_params import VolumeExtendParams  # noqa: PLC0415

        d = {**src_dict}
        _volume_type = d.pop("volumeType", UNSET)
        volume_type: DataVolumeItemVolumeType | Unset
        if _volume_type is None or isinstance(_volume_type, Unset):
            volume_type = UNSET
        else:
            volume_type = DataVolumeItemVolumeType(_volume_type)

        size = d.pop("size", UNSET)

        count = d.pop("count", UNSET)

        _extend_params = d.pop("extendParams", UNSET)
        extend_params: VolumeExtendParams | Unset
        if _extend_params is None or isinstance(_extend_params, Unset):
            extend_params = UNSET
        else:
            extend_params = VolumeExtendParams.from_dict(_extend_params)

        instance_ = cls(
            volume_type=volume_type,
            size=size,
            count=count,
            extend_params=extend_params,
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

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.data_volume_item_request_volume_type import DataVolumeItemRequestVolumeType
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.volume_extend_params_request import VolumeExtendParamsRequest


T = TypeVar("T", bound="DataVolumeItemRequest")


@_attrs_define
class DataVolumeItemRequest:
    volume_type: DataVolumeItemRequestVolumeType
    """ Kind of disk. The options are as follows:

    - **SSD**: disk with ultra-high I/O
    - **GPSSD**: general-purpose solid state disk
    - **SAS**: disk with high I/O """
    size: str
    """ Size of the disk, in GiB. """
    extend_params: VolumeExtendParamsRequest
    count: int | Unset = UNSET
    """ How many such disks a node gets. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        volume_type = self.volume_type.value

        size = self.size

        extend_params = self.extend_params.to_dict()

        count = self.count

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "volumeType": volume_type,
                "size": size,
                "extendParams": extend_params,
            }
        )
        if count is not UNSET:
            field_dict["count"] = count

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.volume_extend_params_request import VolumeExtendParamsRequest  # noqa: PLC0415

        d = {**src_dict}
        volume_type = DataVolumeItemRequestVolumeType(d.pop("volumeType"))

        size = d.pop("size")

        extend_params = VolumeExtendParamsRequest.from_dict(d.pop("extendParams"))

        count = d.pop("count", UNSET)

        instance_ = cls(
            volume_type=volume_type,
            size=size,
            extend_params=extend_params,
            count=count,
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

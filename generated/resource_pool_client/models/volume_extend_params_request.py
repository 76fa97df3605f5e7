from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.volume_extend_params_request_volume_group_type_0 import (
    VolumeExtendParamsRequestVolumeGroupType0,
)

T = TypeVar("T", bound="VolumeExtendParamsRequest")


@_attrs_define
class VolumeExtendParamsRequest:
    volume_group: str | VolumeExtendParamsRequestVolumeGroupType0
    """ Group that the disk belongs to; it decides what its space is for. The options are as follows:

    - **vgpaas**: disk for the container runtime.
    - **default**: plain data disk, mounted where the system decides.
    - **vguser{num}**: plain data disk, mounted at a path of your own. Each path has a group of its own, for
    example, **vguser1** and **vguser2**.
    - **vg-everest-localvolume-persistent**: data disk for persistent volumes.
    - **vg-everest-localvolume-ephemeral**: data disk for temporary volumes. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        volume_group: str
        if isinstance(self.volume_group, VolumeExtendParamsRequestVolumeGroupType0):
            volume_group = self.volume_group.value
        else:
            volume_group = self.volume_group

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "volumeGroup": volume_group,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = {**src_dict}

        def _parse_volume_group(data: object) -> str | VolumeExtendParamsRequestVolumeGroupType0:
            try:
                if not isinstance(data, str):
                    raise TypeError()
                volume_group_type_0 = VolumeExtendParamsRequestVolumeGroupType0(data)

                return volume_group_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(str | VolumeExtendParamsRequestVolumeGroupType0, data)

        volume_group = _parse_volume_group(d.pop("volumeGroup"))

        instance_ = cls(
            volume_group=volume_group,
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

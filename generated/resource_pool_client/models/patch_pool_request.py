from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.pool_metadata_update import PoolMetadataUpdate
    from ..models.pool_spec_update import PoolSpecUpdate


T = TypeVar("T", bound="PatchPoolRequest")


@_attrs_define
class PatchPoolRequest:
    metadata: PoolMetadataUpdate | Unset = UNSET
    spec: PoolSpecUpdate | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        metadata: dict[str, Any] | Unset = UNSET
        if not isinstance(self.metadata, Unset):
            metadata = self.metadata.to_dict()

        spec: dict[str, Any] | Unset = UNSET
        if not isinstance(self.spec, Unset):
            spec = self.spec.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if metadata is not UNSET:
            field_dict["metadata"] = metadata
        if spec is not UNSET:
            field_dict["spec"] = spec

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.pool_metadata_update import PoolMetadataUpdate  # noqa: PLC0415
        from ..models.pool_spec_update import PoolSpecUpdate  # noqa: PLC0415

        d = {**src_dict}
        _metadata = d.pop("metadata", UNSET)
        metadata: PoolMetadataUpdate | Unset
        if _metadata is None or isinstance(_metadata, Unset):
            metadata = UNSET
        else:
            metadata = PoolMetadataUpdate.from_dict(_metadata)

        _spec = d.pop("spec", UNSET)
        spec: PoolSpecUpdate | Unset
        if _spec is None or isinstance(_spec, Unset):
            spec = UNSET
        else:
            spec = PoolSpecUpdate.from_dict(_spec)

        instance_ = cls(
            metadata=metadata,
            spec=spec,
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

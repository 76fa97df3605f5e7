from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.pool_annotations_creation import PoolAnnotationsCreation
    from ..models.pool_labels_creation import PoolLabelsCreation


T = TypeVar("T", bound="PoolMetadataCreation")


@_attrs_define
class PoolMetadataCreation:
    labels: PoolLabelsCreation
    annotations: PoolAnnotationsCreation | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        labels = self.labels.to_dict()

        annotations: dict[str, Any] | Unset = UNSET
        if not isinstance(self.annotations, Unset):
            annotations = self.annotations.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "labels": labels,
            }
        )
        if annotations is not UNSET:
            field_dict["annotations"] = annotations

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.pool_annotations_creation import PoolAnnotationsCreation  # noqa: PLC0415
        from ..models.pool_labels_creation import PoolLabelsCreation  # noqa: PLC0415

        d = {**src_dict}
        labels = PoolLabelsCreation.from_dict(d.pop("labels"))

        _annotations = d.pop("annotations", UNSET)
        annotations: PoolAnnotationsCreation | Unset
        if _annotations is None or isinstance(_annotations, Unset):
            annotations = UNSET
        else:
            annotations = PoolAnnotationsCreation.from_dict(_annotations)

        instance_ = cls(
            labels=labels,
            annotations=annotations,
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

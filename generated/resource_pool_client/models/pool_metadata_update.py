from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.pool_annotations_update import PoolAnnotationsUpdate
    from ..models.pool_labels_update import PoolLabelsUpdate


T = TypeVar("T", bound="PoolMetadataUpdate")


@_attrs_define
class PoolMetadataUpdate:
    labels: PoolLabelsUpdate | Unset = UNSET
    annotations: PoolAnnotationsUpdate | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        labels: dict[str, Any] | Unset = UNSET
        if not isinstance(self.labels, Unset):
            labels = self.labels.to_dict()

        annotations: dict[str, Any] | Unset = UNSET
        if not isinstance(self.annotations, Unset):
            annotations = self.annotations.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if labels is not UNSET:
            field_dict["labels"] = labels
        if annotations is not UNSET:
            field_dict["annotations"] = annotations

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.pool_annotations_update import PoolAnnotationsUpdate  # noqa: PLC0415
        from ..models.pool_labels_update import PoolLabelsUpdate  # noqa: PLC0415

        d = {**src_dict}
        _labels = d.pop("labels", UNSET)
        labels: PoolLabelsUpdate | Unset
        if _labels is None or isinstance(_labels, Unset):
            labels = UNSET
        else:
            labels = PoolLabelsUpdate.from_dict(_labels)

        _annotations = d.pop("annotations", UNSET)
        annotations: PoolAnnotationsUpdate | Unset
        if _annotations is None or isinstance(_annotations, Unset):
            annotations = UNSET
        else:
            annotations = PoolAnnotationsUpdate.from_dict(_annotations)

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

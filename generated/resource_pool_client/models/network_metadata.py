from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset, isoformat

if TYPE_CHECKING:
    from ..models.network_metadata_annotations import NetworkMetadataAnnotations
    from ..models.network_metadata_labels import NetworkMetadataLabels


T = TypeVar("T", bound="NetworkMetadata")


@_attrs_define
class NetworkMetadata:
    name: str | Unset = UNSET
    """ Name that the system made for the network. """
    creation_timestamp: datetime.datetime | Unset = UNSET
    """ Time of the creation, in UTC, for example, 2026-01-16T03:10:40Z. """
    labels: NetworkMetadataLabels | Unset = UNSET
    annotations: NetworkMetadataAnnotations | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        name = self.name

        creation_timestamp: str | Unset = UNSET
        if not isinstance(self.creation_timestamp, Unset):
            creation_timestamp = isoformat(self.creation_timestamp)

        labels: dict[str, Any] | Unset = UNSET
        if not isinstance(self.labels, Unset):
            labels = self.labels.to_dict()

        annotations: dict[str, Any] | Unset = UNSET
        if not isinstance(self.annotations, Unset):
            annotations = self.annotations.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if name is not UNSET:
            field_dict["name"] = name
        if creation_timestamp is not UNSET:
            field_dict["creationTimestamp"] = creation_timestamp
        if labels is not UNSET:
            field_dict["labels"] = labels
        if annotations is not UNSET:
            field_dict["annotations"] = annotations

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.network_metadata_annotations import NetworkMetadataAnnotations  # noqa: PLC0415
        from ..models.network_metadata_labels import NetworkMetadataLabels  # noqa: PLC0415

        d = {**src_dict}
        name = d.pop("name", UNSET)

        _creation_timestamp = d.pop("creationTimestamp", UNSET)
        creation_timestamp: datetime.datetime | Unset
        if _creation_timestamp is None or isinstance(_creation_timestamp, Unset):
            creation_timestamp = UNSET
        else:
            creation_timestamp = datetime.datetime.fromisoformat(_creation_timestamp)

        _labels = d.pop("labels", UNSET)
        labels: NetworkMetadataLabels | Unset
        if _labels is None or isinstance(_labels, Unset):
            labels = UNSET
        else:
            labels = NetworkMetadataLabels.from_dict(_labels)

        _annotations = d.pop("annotations", UNSET)
        annotations: NetworkMetadataAnnotations | Unset
        if _annotations is None or isinstance(_annotations, Unset):
            annotations = UNSET
        else:
            annotations = NetworkMetadataAnnotations.from_dict(_annotations)

        instance_ = cls(
            name=name,
            creation_timestamp=creation_timestamp,
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

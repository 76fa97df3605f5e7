from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.node_api_version import NodeApiVersion
from ..models.node_kind import NodeKind
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.node_metadata import NodeMetadata
    from ..models.node_spec import NodeSpec
    from ..models.node_status import NodeStatus


T = TypeVar("T", bound="Node")


@_attrs_define
class Node:
    api_version: NodeApiVersion | Unset = UNSET
    """ Version of the API. Options:

    - **v2** """
    kind: NodeKind | Unset = UNSET
    """ Kind of the object. Options:

    - **Node**: a node """
    metadata: NodeMetadata | Unset = UNSET
    spec: NodeSpec | Unset = UNSET
    status: NodeStatus | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        api_version: str | Unset = UNSET
        if not isinstance(self.api_version, Unset):
            api_version = self.api_version.value

        kind: str | Unset = UNSET
        if not isinstance(self.kind, Unset):
            kind = self.kind.value

        metadata: dict[str, Any] | Unset = UNSET
        if not isinstance(self.metadata, Unset):
            metadata = self.metadata.to_dict()

        spec: dict[str, Any] | Unset = UNSET
        if not isinstance(self.spec, Unset):
            spec = self.spec.to_dict()

        status: dict[str, Any] | Unset = UNSET
        if not isinstance(self.status, Unset):
            status = self.status.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if api_version is not UNSET:
            field_dict["apiVersion"] = api_version
        if kind is not UNSET:
            field_dict["kind"] = kind
        if metadata is not UNSET:
            field_dict["metadata"] = metadata
        if spec is not UNSET:
            field_dict["spec"] = spec
        if status is not UNSET:
            field_dict["status"] = status

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.node_metadata import NodeMetadata  # noqa: PLC0415
        from ..models.node_spec import NodeSpec  # noqa: PLC0415
        from ..models.node_status import NodeStatus  # noqa: PLC0415

        d = {**src_dict}
        _api_version = d.pop("apiVersion", UNSET)
        api_version: NodeApiVersion | Unset
        if _api_version is None or isinstance(_api_version, Unset):
            api_version = UNSET
        else:
            api_version = NodeApiVersion(_api_version)

        _kind = d.pop("kind", UNSET)
        kind: NodeKind | Unset
        if _kind is None or isinstance(_kind, Unset):
            kind = UNSET
        else:
            kind = NodeKind(_kind)

        _metadata = d.pop("metadata", UNSET)
        metadata: NodeMetadata | Unset
        if _metadata is None or isinstance(_metadata, Unset):
            metadata = UNSET
        else:
            metadata = NodeMetadata.from_dict(_metadata)

        _spec = d.pop("spec", UNSET)
        spec: NodeSpec | Unset
        if _spec is None or isinstance(_spec, Unset):
            spec = UNSET
        else:
            spec = NodeSpec.from_dict(_spec)

        _status = d.pop("status", UNSET)
        status: NodeStatus | Unset
        if _status is None or isinstance(_status, Unset):
            status = UNSET
        else:
            status = NodeStatus.from_dict(_status)

        instance_ = cls(
            api_version=api_version,
            kind=kind,
            metadata=metadata,
            spec=spec,
            status=status,
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

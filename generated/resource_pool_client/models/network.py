from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.network_api_version import NetworkApiVersion
from ..models.network_kind import NetworkKind
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.network_metadata import NetworkMetadata
    from ..models.network_spec import NetworkSpec
    from ..models.network_status import NetworkStatus


T = TypeVar("T", bound="Network")


@_attrs_define
class Network:
    api_version: NetworkApiVersion | Unset = UNSET
    """ Version of the API. Options:

    - **v1** """
    kind: NetworkKind | Unset = UNSET
    """ Kind of the object. Options:

    - **Network** """
    metadata: NetworkMetadata | Unset = UNSET
    spec: NetworkSpec | Unset = UNSET
    status: NetworkStatus | Unset = UNSET
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
        from ..models.network_metadata import NetworkMetadata  # noqa: PLC0415
        from ..models.network_spec import NetworkSpec  # noqa: PLC0415
        from ..models.network_status import NetworkStatus  # noqa: PLC0415

        d = {**src_dict}
        _api_version = d.pop("apiVersion", UNSET)
        api_version: NetworkApiVersion | Unset
        if _api_version is None or isinstance(_api_version, Unset):
            api_version = UNSET
        else:
            api_version = NetworkApiVersion(_api_version)

        _kind = d.pop("kind", UNSET)
        kind: NetworkKind | Unset
        if _kind is None or isinstance(_kind, Unset):
            kind = UNSET
        else:
            kind = NetworkKind(_kind)

        _metadata = d.pop("metadata", UNSET)
        metadata: NetworkMetadata | Unset
        if _metadata is None or isinstance(_metadata, Unset):
            metadata = UNSET
        else:
            metadata = NetworkMetadata.from_dict(_metadata)

        _spec = d.pop("spec", UNSET)
        spec: NetworkSpec | Unset
        if _spec is None or isinstance(_spec, Unset):
            spec = UNSET
        else:
            spec = NetworkSpec.from_dict(_spec)

        _status = d.pop("status", UNSET)
        status: NetworkStatus | Unset
        if _status is None or isinstance(_status, Unset):
            status = UNSET
        else:
            status = NetworkStatus.from_dict(_status)

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

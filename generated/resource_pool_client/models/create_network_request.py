from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.create_network_request_api_version import CreateNetworkRequestApiVersion
from ..models.create_network_request_kind import CreateNetworkRequestKind

if TYPE_CHECKING:
    from ..models.network_metadata_creation import NetworkMetadataCreation
    from ..models.network_spec_creation import NetworkSpecCreation


T = TypeVar("T", bound="CreateNetworkRequest")


@_attrs_define
class CreateNetworkRequest:
    api_version: CreateNetworkRequestApiVersion
    """ Version of the API. Options:

    - **v1** """
    kind: CreateNetworkRequestKind
    """ Kind of the object. Options:

    - **Network** """
    metadata: NetworkMetadataCreation
    spec: NetworkSpecCreation
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        api_version = self.api_version.value

        kind = self.kind.value

        metadata = self.metadata.to_dict()

        spec = self.spec.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "apiVersion": api_version,
                "kind": kind,
                "metadata": metadata,
                "spec": spec,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.network_metadata_creation import NetworkMetadataCreation  # noqa: PLC0415
        from ..models.network_spec_creation import NetworkSpecCreation  # noqa: PLC0415

        d = {**src_dict}
        api_version = CreateNetworkRequestApiVersion(d.pop("apiVersion"))

        kind = CreateNetworkRequestKind(d.pop("kind"))

        metadata = NetworkMetadataCreation.from_dict(d.pop("metadata"))

        spec = NetworkSpecCreation.from_dict(d.pop("spec"))

        instance_ = cls(
            api_version=api_version,
            kind=kind,
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

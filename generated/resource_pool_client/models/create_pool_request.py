from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.create_pool_request_api_version import CreatePoolRequestApiVersion
from ..models.create_pool_request_kind import CreatePoolRequestKind
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.pool_metadata_creation import PoolMetadataCreation
    from ..models.pool_spec_creation import PoolSpecCreation


T = TypeVar("T", bound="CreatePoolRequest")


@_attrs_define
class CreatePoolRequest:
    api_version: CreatePoolRequestApiVersion
    """ Version of the API. Options:

    - **v2** """
    kind: CreatePoolRequestKind
    """ Kind of the object. Options:

    - **Pool**: a resource pool """
    metadata: PoolMetadataCreation
    spec: PoolSpecCreation | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        api_version = self.api_version.value

        kind = self.kind.value

        metadata = self.metadata.to_dict()

        spec: dict[str, Any] | Unset = UNSET
        if not isinstance(self.spec, Unset):
            spec = self.spec.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "apiVersion": api_version,
                "kind": kind,
                "metadata": metadata,
            }
        )
        if spec is not UNSET:
            field_dict["spec"] = spec

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.pool_metadata_creation import PoolMetadataCreation  # noqa: PLC0415
        from ..models.pool_spec_creation import PoolSpecCreation  # noqa: PLC0415

        d = {**src_dict}
        api_version = CreatePoolRequestApiVersion(d.pop("apiVersion"))

        kind = CreatePoolRequestKind(d.pop("kind"))

        metadata = PoolMetadataCreation.from_dict(d.pop("metadata"))

        _spec = d.pop("spec", UNSET)
        spec: PoolSpecCreation | Unset
        if _spec is None or isinstance(_spec, Unset):
            spec = UNSET
        else:
            spec = PoolSpecCreation.from_dict(_spec)

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

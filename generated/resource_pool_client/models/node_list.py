from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.node_list_api_version import NodeListApiVersion
from ..models.node_list_kind import NodeListKind
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.list_metadata import ListMetadata
    from ..models.node import Node


T = TypeVar("T", bound="NodeList")


@_attrs_define
class NodeList:
    api_version: NodeListApiVersion | Unset = UNSET
    """ Version of the API. Options:

    - **v2** """
    kind: NodeListKind | Unset = UNSET
    """ Kind of the object. Options:

    - **NodeList**: a list of nodes """
    metadata: ListMetadata | Unset = UNSET
    items: list[Node] | Unset = UNSET
    """ Nodes of this page. """
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

        items: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.items, Unset):
            items = []
            for items_item_data in self.items:
                items_item = items_item_data.to_dict()
                items.append(items_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if api_version is not UNSET:
            field_dict["apiVersion"] = api_version
        if kind is not UNSET:
            field_dict["kind"] = kind
        if metadata is not UNSET:
            field_dict["metadata"] = metadata
        if items is not UNSET:
            field_dict["items"] = items

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.list_metadata import ListMetadata  # noqa: PLC0415
        from ..models.node import Node  # noqa: PLC0415

        d = {**src_dict}
        _api_version = d.pop("apiVersion", UNSET)
        api_version: NodeListApiVersion | Unset
        if _api_version is None or isinstance(_api_version, Unset):
            api_version = UNSET
        else:
            api_version = NodeListApiVersion(_api_version)

        _kind = d.pop("kind", UNSET)
        kind: NodeListKind | Unset
        if _kind is None or isinstance(_kind, Unset):
            kind = UNSET
        else:
            kind = NodeListKind(_kind)

        _metadata = d.pop("metadata", UNSET)
        metadata: ListMetadata | Unset
        if _metadata is None or isinstance(_metadata, Unset):
            metadata = UNSET
        else:
            metadata = ListMetadata.from_dict(_metadata)

        _items = d.pop("items", UNSET)
        items: list[Node] | Unset = UNSET
        if _items is not None and _items is not UNSET:
            items = []
            for items_item_data in _items:
                items_item = Node.from_dict(items_item_data)

                items.append(items_item)

        instance_ = cls(
            api_version=api_version,
            kind=kind,
            metadata=metadata,
            items=items,
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

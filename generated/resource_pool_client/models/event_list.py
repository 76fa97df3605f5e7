from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.event_list_api_version import EventListApiVersion
from ..models.event_list_kind import EventListKind
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.event import Event


T = TypeVar("T", bound="EventList")


@_attrs_define
class EventList:
    api_version: EventListApiVersion | Unset = UNSET
    """ Version of the API. Options:

    - **v1** """
    kind: EventListKind | Unset = UNSET
    """ Kind of the object. Options:

    - **EventList**: a list of events """
    items: list[Event] | Unset = UNSET
    """ Events of this page. """
    total: int | Unset = UNSET
    """ Number of events in the period. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        api_version: str | Unset = UNSET
        if not isinstance(self.api_version, Unset):
            api_version = self.api_version.value

        kind: str | Unset = UNSET
        if not isinstance(self.kind, Unset):
            kind = self.kind.value

        items: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.items, Unset):
            items = []
            for items_item_data in self.items:
                items_item = items_item_data.to_dict()
                items.append(items_item)

        total = self.total

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if api_version is not UNSET:
            field_dict["apiVersion"] = api_version
        if kind is not UNSET:
            field_dict["kind"] = kind
        if items is not UNSET:
            field_dict["items"] = items
        if total is not UNSET:
            field_dict["total"] = total

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.event import Event  # noqa: PLC0415

        d = {**src_dict}
        _api_version = d.pop("apiVersion", UNSET)
        api_version: EventListApiVersion | Unset
        if _api_version is None or isinstance(_api_version, Unset):
            api_version = UNSET
        else:
            api_version = EventListApiVersion(_api_version)

        _kind = d.pop("kind", UNSET)
        kind: EventListKind | Unset
        if _kind is None or isinstance(_kind, Unset):
            kind = UNSET
        else:
            kind = EventListKind(_kind)

        _items = d.pop("items", UNSET)
        items: list[Event] | Unset = UNSET
        if _items is not None and _items is not UNSET:
            items = []
            for items_item_data in _items:
                items_item = Event.from_dict(items_item_data)

                items.append(items_item)

        total = d.pop("total", UNSET)

        instance_ = cls(
            api_version=api_version,
            kind=kind,
            items=items,
            total=total,
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

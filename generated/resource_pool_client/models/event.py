from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.event_api_version import EventApiVersion
from ..models.event_kind import EventKind
from ..models.event_type import EventType
from ..types import UNSET, Unset, isoformat

T = TypeVar("T", bound="Event")


@_attrs_define
class Event:
    api_version: EventApiVersion | Unset = UNSET
    """ Version of the API. Options:

    - **v1** """
    kind: EventKind | Unset = UNSET
    """ Kind of the object. Options:

    - **Event**: an event """
    type_: EventType | Unset = UNSET
    """ Weight of the event. Options:

    - **Normal**: as expected
    - **Warning**: needs attention """
    first_timestamp: datetime.datetime | Unset = UNSET
    """ Time of the first occurrence, in UTC, for example, 2026-01-16T03:10:40Z. """
    last_timestamp: datetime.datetime | Unset = UNSET
    """ Time of the last occurrence, in UTC, for example, 2026-01-16T03:10:40Z. """
    count: int | Unset = UNSET
    """ How often the event occurred in a row. Minimum value: **1** """
    reason: str | Unset = UNSET
    """ Short name of what happened. """
    message: str | Unset = UNSET
    """ What happened, in words. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        api_version: str | Unset = UNSET
        if not isinstance(self.api_version, Unset):
            api_version = self.api_version.value

        kind: str | Unset = UNSET
        if not isinstance(self.kind, Unset):
            kind = self.kind.value

        type_: str | Unset = UNSET
        if not isinstance(self.type_, Unset):
            type_ = self.type_.value

        first_timestamp: str | Unset = UNSET
        if not isinstance(self.first_timestamp, Unset):
            first_timestamp = isoformat(self.first_timestamp)

        last_timestamp: str | Unset = UNSET
        if not isinstance(self.last_timestamp, Unset):
            last_timestamp = isoformat(self.last_timestamp)

        count = self.count

        reason = self.reason

        message = self.message

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if api_version is not UNSET:
            field_dict["apiVersion"] = api_version
        if kind is not UNSET:
            field_dict["kind"] = kind
        if type_ is not UNSET:
            field_dict["type"] = type_
        if first_timestamp is not UNSET:
            field_dict["firstTimestamp"] = first_timestamp
        if last_timestamp is not UNSET:
            field_dict["lastTimestamp"] = last_timestamp
        if count is not UNSET:
            field_dict["count"] = count
        if reason is not UNSET:
            field_dict["reason"] = reason
        if message is not UNSET:
            field_dict["message"] = message

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = {**src_dict}
        _api_version = d.pop("apiVersion", UNSET)
        api_version: EventApiVersion | Unset
        if _api_version is None or isinstance(_api_version, Unset):
            api_version = UNSET
        else:
            api_version = EventApiVersion(_api_version)

        _kind = d.pop("kind", UNSET)
        kind: EventKind | Unset
        if _kind is None or isinstance(_kind, Unset):
            kind = UNSET
        else:
            kind = EventKind(_kind)

        _type_ = d.pop("type", UNSET)
        type_: EventType | Unset
        if _type_ is None or isinstance(_type_, Unset):
            type_ = UNSET
        else:
            type_ = EventType(_type_)

        _first_timestamp = d.pop("firstTimestamp", UNSET)
        first_timestamp: datetime.datetime | Unset
        if _first_timestamp is None or isinstance(_first_timestamp, Unset):
            first_timestamp = UNSET
        else:
            first_timestamp = datetime.datetime.fromisoformat(_first_timestamp)

        _last_timestamp = d.pop("lastTimestamp", UNSET)
        last_timestamp: datetime.datetime | Unset
        if _last_timestamp is None or isinstance(_last_timestamp, Unset):
            last_timestamp = UNSET
        else:
            last_timestamp = datetime.datetime.fromisoformat(_last_timestamp)

        count = d.pop("count", UNSET)

        reason = d.pop("reason", UNSET)

        message = d.pop("message", UNSET)

        instance_ = cls(
            api_version=api_version,
            kind=kind,
            type_=type_,
            first_timestamp=first_timestamp,
            last_timestamp=last_timestamp,
            count=count,
            reason=reason,
            message=message,
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

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.taint_effect import TaintEffect
from ..types import UNSET, Unset, isoformat

T = TypeVar("T", bound="Taint")


@_attrs_define
class Taint:
    key: str | Unset = UNSET
    """ Key of the taint. """
    value: str | Unset = UNSET
    """ Value of the taint. """
    effect: TaintEffect | Unset = UNSET
    """ What happens to a pod that does not tolerate the taint. Options:

    - **NoSchedule**: It is not placed on the node.
    - **PreferNoSchedule**: It is placed there only if nothing else is free.
    - **NoExecute**: It is driven off the node as well. """
    time_added: datetime.datetime | Unset = UNSET
    """ Time from which the taint holds, in UTC, for example, 2026-01-16T03:10:40Z. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        key = self.key

        value = self.value

        effect: str | Unset = UNSET
        if not isinstance(self.effect, Unset):
            effect = self.effect.value

        time_added: str | Unset = UNSET
        if not isinstance(self.time_added, Unset):
            time_added = isoformat(self.time_added)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if key is not UNSET:
            field_dict["key"] = key
        if value is not UNSET:
            field_dict["value"] = value
        if effect is not UNSET:
            field_dict["effect"] = effect
        if time_added is not UNSET:
            field_dict["timeAdded"] = time_added

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = {**src_dict}
        key = d.pop("key", UNSET)

        value = d.pop("value", UNSET)

        _effect = d.pop("effect", UNSET)
        effect: TaintEffect | Unset
        if _effect is None or isinstance(_effect, Unset):
            effect = UNSET
        else:
            effect = TaintEffect(_effect)

        _time_added = d.pop("timeAdded", UNSET)
        time_added: datetime.datetime | Unset
        if _time_added is None or isinstance(_time_added, Unset):
            time_added = UNSET
        else:
            time_added = datetime.datetime.fromisoformat(_time_added)

        instance_ = cls(
            key=key,
            value=value,
            effect=effect,
            time_added=time_added,
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

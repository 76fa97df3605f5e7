from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.workload_statistics import WorkloadStatistics


T = TypeVar("T", bound="WorkloadListStatistics")


@_attrs_define
class WorkloadListStatistics:
    total: int | Unset = UNSET
    """ Number of entries in **items**. """
    items: list[WorkloadStatistics] | Unset = UNSET
    """ Numbers for each kind of job. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        total = self.total

        items: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.items, Unset):
            items = []
            for items_item_data in self.items:
                items_item = items_item_data.to_dict()
                items.append(items_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if total is not UNSET:
            field_dict["total"] = total
        if items is not UNSET:
            field_dict["items"] = items

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.workload_statistics import WorkloadStatistics  # noqa: PLC0415

        d = {**src_dict}
        total = d.pop("total", UNSET)

        _items = d.pop("items", UNSET)
        items: list[WorkloadStatistics] | Unset = UNSET
        if _items is not None and _items is not UNSET:
            items = []
            for items_item_data in _items:
                items_item = WorkloadStatistics.from_dict(items_item_data)

                items.append(items_item)

        instance_ = cls(
            total=total,
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

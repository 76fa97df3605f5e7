from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset, isoformat

if TYPE_CHECKING:
    from ..models.pool_statistics_item import PoolStatisticsItem


T = TypeVar("T", bound="ShowPoolStatisticsResponse")


@_attrs_define
class ShowPoolStatisticsResponse:
    statistics: PoolStatisticsItem | Unset = UNSET
    operation_time: datetime.datetime | Unset = UNSET
    """ Time of the count, in UTC, for example, 2026-01-16T03:10:40Z. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        statistics: dict[str, Any] | Unset = UNSET
        if not isinstance(self.statistics, Unset):
            statistics = self.statistics.to_dict()

        operation_time: str | Unset = UNSET
        if not isinstance(self.operation_time, Unset):
            operation_time = isoformat(self.operation_time)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if statistics is not UNSET:
            field_dict["statistics"] = statistics
        if operation_time is not UNSET:
            field_dict["operationTime"] = operation_time

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.pool_statistics_item import PoolStatisticsItem  # noqa: PLC0415

        d = {**src_dict}
        _statistics = d.pop("statistics", UNSET)
        statistics: PoolStatisticsItem | Unset
        if _statistics is None or isinstance(_statistics, Unset):
            statistics = UNSET
        else:
            statistics = PoolStatisticsItem.from_dict(_statistics)

        _operation_time = d.pop("operationTime", UNSET)
        operation_time: datetime.datetime | Unset
        if _operation_time is None or isinstance(_operation_time, Unset):
            operation_time = UNSET
        else:
            operation_time = datetime.datetime.fromisoformat(_operation_time)

        instance_ = cls(
            statistics=statistics,
            operation_time=operation_time,
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

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.workload_list_statistics import WorkloadListStatistics


T = TypeVar("T", bound="ShowWorkloadStatisticsResponse")


@_attrs_define
class ShowWorkloadStatisticsResponse:
    statistics: WorkloadListStatistics | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        statistics: dict[str, Any] | Unset = UNSET
        if not isinstance(self.statistics, Unset):
            statistics = self.statistics.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if statistics is not UNSET:
            field_dict["statistics"] = statistics

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.workload_list_statistics import WorkloadListStatistics  # noqa: PLC0415

        d = {**src_dict}
        _statistics = d.pop("statistics", UNSET)
        statistics: WorkloadListStatistics | Unset
        if _statistics is None or isinstance(_statistics, Unset):
            statistics = UNSET
        else:
            statistics = WorkloadListStatistics.from_dict(_statistics)

        instance_ = cls(
            statistics=statistics,
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

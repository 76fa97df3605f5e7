from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.workload_statistics_type import WorkloadStatisticsType
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.workload_statistics_status import WorkloadStatisticsStatus


T = TypeVar("T", bound="WorkloadStatistics")


@_attrs_define
class WorkloadStatistics:
    type_: WorkloadStatisticsType | Unset = UNSET
    """ Kind of job. The value can be **train**, **infer**, or **notebook**. """
    total: int | Unset = UNSET
    """ Number of jobs. """
    status: WorkloadStatisticsStatus | Unset = UNSET
    """ Number of jobs by state. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        type_: str | Unset = UNSET
        if not isinstance(self.type_, Unset):
            type_ = self.type_.value

        total = self.total

        status: dict[str, Any] | Unset = UNSET
        if not isinstance(self.status, Unset):
            status = self.status.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if type_ is not UNSET:
            field_dict["type"] = type_
        if total is not UNSET:
            field_dict["total"] = total
        if status is not UNSET:
            field_dict["status"] = status

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.workload_statistics_status import WorkloadStatisticsStatus  # noqa: PLC0415

        d = {**src_dict}
        _type_ = d.pop("type", UNSET)
        type_: WorkloadStatisticsType | Unset
        if _type_ is None or isinstance(_type_, Unset):
            type_ = UNSET
        else:
            type_ = WorkloadStatisticsType(_type_)

        total = d.pop("total", UNSET)

        _status = d.pop("status", UNSET)
        status: WorkloadStatisticsStatus | Unset
        if _status is None or isinstance(_status, Unset):
            status = UNSET
        else:
            status = WorkloadStatisticsStatus.from_dict(_status)

        instance_ = cls(
            type_=type_,
            total=total,
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

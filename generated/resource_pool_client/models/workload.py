from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.workload_priority import WorkloadPriority
from ..models.workload_status import WorkloadStatus
from ..models.workload_type import WorkloadType
from ..types import UNSET, Unset, isoformat

if TYPE_CHECKING:
    from ..models.workload_resource_requirement import WorkloadResourceRequirement


T = TypeVar("T", bound="Workload")


@_attrs_define
class Workload:
    job_id: UUID | Unset = UNSET
    """ ID of the job, in standard UUID format. """
    name: str | Unset = UNSET
    """ Name of the job. """
    type_: WorkloadType | Unset = UNSET
    """ Kind of job. The value can be **train**, **infer**, or **notebook**. """
    status: WorkloadStatus | Unset = UNSET
    """ State of the job. Enumeration values:

    - **Queue**
    - **Pending**
    - **Running**
    - **Completed**
    - **Failed** """
    priority: WorkloadPriority | Unset = UNSET
    """ Priority of the job. Options:

    - **1**: low
    - **2**: normal
    - **3**: high """
    progress: float | Unset = UNSET
    """ Share of the work that is done. The value ranges from 0 to 1. """
    create_time: int | Unset = UNSET
    """ Time when the job was sent, as a timestamp in milliseconds. """
    end_time: datetime.datetime | None | Unset = UNSET
    """ Time of the end, in UTC, for example, 2026-02-03T10:00:00Z. The value can be null: a running job has no end
    yet. """
    node_ips: list[str] | Unset = UNSET
    """ Addresses of the nodes that carry the job. """
    flavor: str | Unset = UNSET
    """ Flavor of the nodes. """
    resource_requirement: WorkloadResourceRequirement | Unset = UNSET
    """ What the job asked for: name and amount of each resource. """
    dashboard_url: str | Unset = UNSET
    """ Page that shows the job. The value is a complete URL. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        job_id: str | Unset = UNSET
        if not isinstance(self.job_id, Unset):
            job_id = str(self.job_id)

        name = self.name

        type_: str | Unset = UNSET
        if not isinstance(self.type_, Unset):
            type_ = self.type_.value

        status: str | Unset = UNSET
        if not isinstance(self.status, Unset):
            status = self.status.value

        priority: int | Unset = UNSET
        if not isinstance(self.priority, Unset):
            priority = self.priority.value

        progress = self.progress

        create_time = self.create_time

        end_time: None | str | Unset
        if isinstance(self.end_time, Unset):
            end_time = UNSET
        elif isinstance(self.end_time, datetime.datetime):
            end_time = isoformat(self.end_time)
        else:
            end_time = self.end_time

        node_ips: list[str] | Unset = UNSET
        if not isinstance(self.node_ips, Unset):
            node_ips = self.node_ips

        flavor = self.flavor

        resource_requirement: dict[str, Any] | Unset = UNSET
        if not isinstance(self.resource_requirement, Unset):
            resource_requirement = self.resource_requirement.to_dict()

        dashboard_url = self.dashboard_url

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if job_id is not UNSET:
            field_dict["jobId"] = job_id
        if name is not UNSET:
            field_dict["name"] = name
        if type_ is not UNSET:
            field_dict["type"] = type_
        if status is not UNSET:
            field_dict["status"] = status
        if priority is not UNSET:
            field_dict["priority"] = priority
        if progress is not UNSET:
            field_dict["progress"] = progress
        if create_time is not UNSET:
            field_dict["createTime"] = create_time
        if end_time is not UNSET:
            field_dict["endTime"] = end_time
        if node_ips is not UNSET:
            field_dict["nodeIps"] = node_ips
        if flavor is not UNSET:
            field_dict["flavor"] = flavor
        if resource_requirement is not UNSET:
            field_dict["resourceRequirement"] = resource_requirement
        if dashboard_url is not UNSET:
            field_dict["dashboardUrl"] = dashboard_url

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.workload_resource_requirement import WorkloadResourceRequirement  # noqa: PLC0415

        d = {**src_dict}
        _job_id = d.pop("jobId", UNSET)
        job_id: UUID | Unset
        if _job_id is None or isinstance(_job_id, Unset):
            job_id = UNSET
        else:
            job_id = UUID(_job_id)

        name = d.pop("name", UNSET)

        _type_ = d.pop("type", UNSET)
        type_: WorkloadType | Unset
        if _type_ is None or isinstance(_type_, Unset):
            type_ = UNSET
        else:
            type_ = WorkloadType(_type_)

        _status = d.pop("status", UNSET)
        status: WorkloadStatus | Unset
        if _status is None or isinstance(_status, Unset):
            status = UNSET
        else:
            status = WorkloadStatus(_status)

        _priority = d.pop("priority", UNSET)
        priority: WorkloadPriority | Unset
        if _priority is None or isinstance(_priority, Unset):
            priority = UNSET
        else:
            priority = WorkloadPriority(_priority)

        progress = d.pop("progress", UNSET)

        create_time = d.pop("createTime", UNSET)

        def _parse_end_time(data: object) -> datetime.datetime | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                end_time_type_0 = datetime.datetime.fromisoformat(data)

                return end_time_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None | Unset, data)

        end_time = _parse_end_time(d.pop("endTime", UNSET))

        node_ips = cast(list[str], d.pop("nodeIps", UNSET))

        flavor = d.pop("flavor", UNSET)

        _resource_requirement = d.pop("resourceRequirement", UNSET)
        resource_requirement: WorkloadResourceRequirement | Unset
        if _resource_requirement is None or isinstance(_resource_requirement, Unset):
            resource_requirement = UNSET
        else:
            resource_requirement = WorkloadResourceRequirement.from_dict(_resource_requirement)

        dashboard_url = d.pop("dashboardUrl", UNSET)

        instance_ = cls(
            job_id=job_id,
            name=name,
            type_=type_,
            status=status,
            priority=priority,
            progress=progress,
            create_time=create_time,
            end_time=end_time,
            node_ips=node_ips,
            flavor=flavor,
            resource_requirement=resource_requirement,
            dashboard_url=dashboard_url,
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

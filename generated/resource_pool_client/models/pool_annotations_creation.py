from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="PoolAnnotationsCreation")


@_attrs_define
class PoolAnnotationsCreation:
    os_modelarts_description: str | Unset = UNSET
    """ What the pool is meant for, in free text. The characters `!<>=&"'` must not occur. """
    os_modelarts_billing_mode: str | Unset = UNSET
    """ How the pool is paid for. Default: **0** """
    os_modelarts_scheduler_extension: str | Unset = UNSET
    """ Priority that other users may give to the jobs they send to the shared pool. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        os_modelarts_description = self.os_modelarts_description

        os_modelarts_billing_mode = self.os_modelarts_billing_mode

        os_modelarts_scheduler_extension = self.os_modelarts_scheduler_extension

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if os_modelarts_description is not UNSET:
            field_dict["os.modelarts/description"] = os_modelarts_description
        if os_modelarts_billing_mode is not UNSET:
            field_dict["os.modelarts/billing.mode"] = os_modelarts_billing_mode
        if os_modelarts_scheduler_extension is not UNSET:
            field_dict["os.modelarts/scheduler.extension"] = os_modelarts_scheduler_extension

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = {**src_dict}
        os_modelarts_description = d.pop("os.modelarts/description", UNSET)

        os_modelarts_billing_mode = d.pop("os.modelarts/billing.mode", UNSET)

        os_modelarts_scheduler_extension = d.pop("os.modelarts/scheduler.extension", UNSET)

        instance_ = cls(
            os_modelarts_description=os_modelarts_description,
            os_modelarts_billing_mode=os_modelarts_billing_mode,
            os_modelarts_scheduler_extension=os_modelarts_scheduler_extension,
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

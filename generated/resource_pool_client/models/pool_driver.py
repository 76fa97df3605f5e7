from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.pool_driver_update_strategy import PoolDriverUpdateStrategy
from ..types import UNSET, Unset

T = TypeVar("T", bound="PoolDriver")


@_attrs_define
class PoolDriver:
    gpu_version: str | Unset = UNSET
    """ Version of the GPU driver, for pools with GPUs, for example, **440.33**. """
    npu_version: str | Unset = UNSET
    """ Version of the NPU driver. """
    update_strategy: PoolDriverUpdateStrategy | Unset = UNSET
    """ When a new driver is installed. Options:

    - **force**: at once, even where running jobs may suffer.
    - **idle**: as soon as no job runs on the node. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        gpu_version = self.gpu_version

        npu_version = self.npu_version

        update_strategy: str | Unset = UNSET
        if not isinstance(self.update_strategy, Unset):
            update_strategy = self.update_strategy.value

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if gpu_version is not UNSET:
            field_dict["gpuVersion"] = gpu_version
        if npu_version is not UNSET:
            field_dict["npuVersion"] = npu_version
        if update_strategy is not UNSET:
            field_dict["updateStrategy"] = update_strategy

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = {**src_dict}
        gpu_version = d.pop("gpuVersion", UNSET)

        npu_version = d.pop("npuVersion", UNSET)

        _update_strategy = d.pop("updateStrategy", UNSET)
        update_strategy: PoolDriverUpdateStrategy | Unset
        if _update_strategy is None or isinstance(_update_strategy, Unset):
            update_strategy = UNSET
        else:
            update_strategy = PoolDriverUpdateStrategy(_update_strategy)

        instance_ = cls(
            gpu_version=gpu_version,
            npu_version=npu_version,
            update_strategy=update_strategy,
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

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.pool_driver_status import PoolDriverStatus


T = TypeVar("T", bound="PoolDriverListStatus")


@_attrs_define
class PoolDriverListStatus:
    gpu: PoolDriverStatus | Unset = UNSET
    npu: PoolDriverStatus | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        gpu: dict[str, Any] | Unset = UNSET
        if not isinstance(self.gpu, Unset):
            gpu = self.gpu.to_dict()

        npu: dict[str, Any] | Unset = UNSET
        if not isinstance(self.npu, Unset):
            npu = self.npu.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if gpu is not UNSET:
            field_dict["gpu"] = gpu
        if npu is not UNSET:
            field_dict["npu"] = npu

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.pool_driver_status import PoolDriverStatus  # noqa: PLC0415

        d = {**src_dict}
        _gpu = d.pop("gpu", UNSET)
        gpu: PoolDriverStatus | Unset
        if _gpu is None or isinstance(_gpu, Unset):
            gpu = UNSET
        else:
            gpu = PoolDriverStatus.from_dict(_gpu)

        _npu = d.pop("npu", UNSET)
        npu: PoolDriverStatus | Unset
        if _npu is None or isinstance(_npu, Unset):
            npu = UNSET
        else:
            npu = PoolDriverStatus.from_dict(_npu)

        instance_ = cls(
            gpu=gpu,
            npu=npu,
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

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.lvm_config_lv_type import LvmConfigLvType
from ..types import UNSET, Unset

T = TypeVar("T", bound="LvmConfig")


@_attrs_define
class LvmConfig:
    lv_type: LvmConfigLvType | Unset = UNSET
    """ How the volume manager writes. The options are as follows:

    - **linear**: one disk after the other.
    - **striped**: across several disks at once, which is faster. """
    path: str | Unset = UNSET
    """ Absolute path at which the disk is mounted; only used for groups of your own. Between its slashes it holds
    letters, digits, periods (.), hyphens (-) and underscores (\\_). """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        lv_type: str | Unset = UNSET
        if not isinstance(self.lv_type, Unset):
            lv_type = self.lv_type.value

        path = self.path

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if lv_type is not UNSET:
            field_dict["lvType"] = lv_type
        if path is not UNSET:
            field_dict["path"] = path

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = {**src_dict}
        _lv_type = d.pop("lvType", UNSET)
        lv_type: LvmConfigLvType | Unset
        if _lv_type is None or isinstance(_lv_type, Unset):
            lv_type = UNSET
        else:
            lv_type = LvmConfigLvType(_lv_type)

        path = d.pop("path", UNSET)

        instance_ = cls(
            lv_type=lv_type,
            path=path,
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

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.batch_reboot_pool_nodes_request_type import BatchRebootPoolNodesRequestType
from ..types import UNSET, Unset

T = TypeVar("T", bound="BatchRebootPoolNodesRequest")


@_attrs_define
class BatchRebootPoolNodesRequest:
    node_names: list[str]
    """ Names of the nodes. Array Length: **1 - 50** """
    type_: BatchRebootPoolNodesRequestType | Unset = UNSET
    """ How the nodes are restarted. Enumeration values:

    - **SOFT**: the operating system is shut down first
    - **HARD**: the power is cut Where absent, the service takes "SOFT". """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        node_names = self.node_names

        type_: str | Unset = UNSET
        if not isinstance(self.type_, Unset):
            type_ = self.type_.value

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "nodeNames": node_names,
            }
        )
        if type_ is not UNSET:
            field_dict["type"] = type_

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = {**src_dict}
        node_names = cast(list[str], d.pop("nodeNames"))

        _type_ = d.pop("type", UNSET)
        type_: BatchRebootPoolNodesRequestType | Unset
        if _type_ is None or isinstance(_type_, Unset):
            type_ = UNSET
        else:
            type_ = BatchRebootPoolNodesRequestType(_type_)

        instance_ = cls(
            node_names=node_names,
            type_=type_,
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

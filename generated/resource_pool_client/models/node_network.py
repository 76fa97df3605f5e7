from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="NodeNetwork")


@_attrs_define
class NodeNetwork:
    vpc: UUID | Unset = UNSET
    """ ID of the VPC, in standard UUID format. """
    subnet: UUID | Unset = UNSET
    """ ID of the subnet, in standard UUID format. """
    security_groups: list[str] | Unset = UNSET
    """ IDs of the security groups. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        vpc: str | Unset = UNSET
        if not isinstance(self.vpc, Unset):
            vpc = str(self.vpc)

        subnet: str | Unset = UNSET
        if not isinstance(self.subnet, Unset):
            subnet = str(self.subnet)

        security_groups: list[str] | Unset = UNSET
        if not isinstance(self.security_groups, Unset):
            security_groups = self.security_groups

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if vpc is not UNSET:
            field_dict["vpc"] = vpc
        if subnet is not UNSET:
            field_dict["subnet"] = subnet
        if security_groups is not UNSET:
            field_dict["securityGroups"] = security_groups

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = {**src_dict}
        _vpc = d.pop("vpc", UNSET)
        vpc: UUID | Unset
        if _vpc is None or isinstance(_vpc, Unset):
            vpc = UNSET
        else:
            vpc = UUID(_vpc)

        _subnet = d.pop("subnet", UNSET)
        subnet: UUID | Unset
        if _subnet is None or isinstance(_subnet, Unset):
            subnet = UNSET
        else:
            subnet = UUID(_subnet)

        security_groups = cast(list[str], d.pop("securityGroups", UNSET))

        instance_ = cls(
            vpc=vpc,
            subnet=subnet,
            security_groups=security_groups,
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

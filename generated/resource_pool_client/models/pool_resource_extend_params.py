from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="PoolResourceExtendParams")


@_attrs_define
class PoolResourceExtendParams:
    docker_base_size: str | Unset = UNSET
    """ Space that container images may take on a node, in GiB. """
    post_install: str | Unset = UNSET
    """ Script that ends the installation of a node. It must be encoded using Base64. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        docker_base_size = self.docker_base_size

        post_install = self.post_install

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if docker_base_size is not UNSET:
            field_dict["dockerBaseSize"] = docker_base_size
        if post_install is not UNSET:
            field_dict["postInstall"] = post_install

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = {**src_dict}
        docker_base_size = d.pop("dockerBaseSize", UNSET)

        post_install = d.pop("postInstall", UNSET)

        instance_ = cls(
            docker_base_size=docker_base_size,
            post_install=post_install,
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

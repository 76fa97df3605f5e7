from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="NetworkSpecCreation")


@_attrs_define
class NetworkSpecCreation:
    cidr: str
    """ Address block of the network, in CIDR notation.

    **Constraints**

    It must not overlap the block of another network of the project.

    **Range**

    A block with a mask of 12 to 24 bits in **172.16.0.0/12** or with a mask of 16 to 24 bits in **192.168.0.0/16**.
    """
    ipv6enable: bool | Unset = UNSET
    """ Whether the network has IPv6 addresses as well.

    **Constraints**

    What was switched on cannot be switched off.

    **Range**

    - **true**: IPv4 and IPv6
    - **false**: IPv4 only Where absent, the service takes False. """
    mtu: int | Unset = UNSET
    """ Largest packet of the network, in bytes. Where absent, the service takes 1500. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        cidr = self.cidr

        ipv6enable = self.ipv6enable

        mtu = self.mtu

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "cidr": cidr,
            }
        )
        if ipv6enable is not UNSET:
            field_dict["ipv6enable"] = ipv6enable
        if mtu is not UNSET:
            field_dict["mtu"] = mtu

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = {**src_dict}
        cidr = d.pop("cidr")

        ipv6enable = d.pop("ipv6enable", UNSET)

        mtu = d.pop("mtu", UNSET)

        instance_ = cls(
            cidr=cidr,
            ipv6enable=ipv6enable,
            mtu=mtu,
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

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.network_connection import NetworkConnection


T = TypeVar("T", bound="NetworkSpec")


@_attrs_define
class NetworkSpec:
    cidr: str | Unset = UNSET
    """ Address block of the network, in CIDR notation. """
    ipv6enable: bool | Unset = UNSET
    """ Whether the network has IPv6 addresses as well. """
    mtu: int | Unset = UNSET
    """ Largest packet of the network, in bytes. """
    connection: NetworkConnection | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        cidr = self.cidr

        ipv6enable = self.ipv6enable

        mtu = self.mtu

        connection: dict[str, Any] | Unset = UNSET
        if not isinstance(self.connection, Unset):
            connection = self.connection.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if cidr is not UNSET:
            field_dict["cidr"] = cidr
        if ipv6enable is not UNSET:
            field_dict["ipv6enable"] = ipv6enable
        if mtu is not UNSET:
            field_dict["mtu"] = mtu
        if connection is not UNSET:
            field_dict["connection"] = connection

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.network_connection import NetworkConnection  # noqa: PLC0415

        d = {**src_dict}
        cidr = d.pop("cidr", UNSET)

        ipv6enable = d.pop("ipv6enable", UNSET)

        mtu = d.pop("mtu", UNSET)

        _connection = d.pop("connection", UNSET)
        connection: NetworkConnection | Unset
        if _connection is None or isinstance(_connection, Unset):
            connection = UNSET
        else:
            connection = NetworkConnection.from_dict(_connection)

        instance_ = cls(
            cidr=cidr,
            ipv6enable=ipv6enable,
            mtu=mtu,
            connection=connection,
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

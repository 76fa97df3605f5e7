from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="NetworkMetadataLabelsRequest")


@_attrs_define
class NetworkMetadataLabelsRequest:
    os_modelarts_name: str
    """ Name that you give to the network. The value contains 4 to 32 characters. """
    os_modelarts_workspace_id: str | Unset = UNSET
    """ ID of the workspace that owns the network. Default value: **0** """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        os_modelarts_name = self.os_modelarts_name

        os_modelarts_workspace_id = self.os_modelarts_workspace_id

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "os.modelarts/name": os_modelarts_name,
            }
        )
        if os_modelarts_workspace_id is not UNSET:
            field_dict["os.modelarts/workspace.id"] = os_modelarts_workspace_id

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = {**src_dict}
        os_modelarts_name = d.pop("os.modelarts/name")

        os_modelarts_workspace_id = d.pop("os.modelarts/workspace.id", UNSET)

        instance_ = cls(
            os_modelarts_name=os_modelarts_name,
            os_modelarts_workspace_id=os_modelarts_workspace_id,
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

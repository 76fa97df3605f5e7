from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.pool_labels_creation_os_modelarts_sharing import PoolLabelsCreationOsModelartsSharing
from ..types import UNSET, Unset

T = TypeVar("T", bound="PoolLabelsCreation")


@_attrs_define
class PoolLabelsCreation:
    os_modelarts_name: str
    """ Name that you give to the pool. The value contains 4 to 25 characters and matches the regular expression
    **^\\[a-z\\]\\[-0-9a-z\\]{3,24}$**. """
    os_modelarts_workspace_id: str | Unset = UNSET
    """ ID of the workspace that owns the pool. The default value is **0**. """
    os_modelarts_sharing: PoolLabelsCreationOsModelartsSharing | Unset = UNSET
    """ Says if other workspaces may use the pool. The value can be **unshared** or **shared**. """
    os_modelarts_node_prefix: str | Unset = UNSET
    """ Deprecated. Prefix of the node names. This parameter has been deprecated and has no effect. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        os_modelarts_name = self.os_modelarts_name

        os_modelarts_workspace_id = self.os_modelarts_workspace_id

        os_modelarts_sharing: str | Unset = UNSET
        if not isinstance(self.os_modelarts_sharing, Unset):
            os_modelarts_sharing = self.os_modelarts_sharing.value

        os_modelarts_node_prefix = self.os_modelarts_node_prefix

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "os.modelarts/name": os_modelarts_name,
            }
        )
        if os_modelarts_workspace_id is not UNSET:
            field_dict["os.modelarts/workspace.id"] = os_modelarts_workspace_id
        if os_modelarts_sharing is not UNSET:
            field_dict["os.modelarts/sharing"] = os_modelarts_sharing
        if os_modelarts_node_prefix is not UNSET:
            field_dict["os.modelarts/node.prefix"] = os_modelarts_node_prefix

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = {**src_dict}
        os_modelarts_name = d.pop("os.modelarts/name")

        os_modelarts_workspace_id = d.pop("os.modelarts/workspace.id", UNSET)

        _os_modelarts_sharing = d.pop("os.modelarts/sharing", UNSET)
        os_modelarts_sharing: PoolLabelsCreationOsModelartsSharing | Unset
        if _os_modelarts_sharing is None or isinstance(_os_modelarts_sharing, Unset):
            os_modelarts_sharing = UNSET
        else:
            os_modelarts_sharing = PoolLabelsCreationOsModelartsSharing(_os_modelarts_sharing)

        os_modelarts_node_prefix = d.pop("os.modelarts/node.prefix", UNSET)

        instance_ = cls(
            os_modelarts_name=os_modelarts_name,
            os_modelarts_workspace_id=os_modelarts_workspace_id,
            os_modelarts_sharing=os_modelarts_sharing,
            os_modelarts_node_prefix=os_modelarts_node_prefix,
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

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.pool_labels_update_os_modelarts_sharing import PoolLabelsUpdateOsModelartsSharing
from ..types import UNSET, Unset

T = TypeVar("T", bound="PoolLabelsUpdate")


@_attrs_define
class PoolLabelsUpdate:
    os_modelarts_workspace_id: str | Unset = UNSET
    """ ID of the workspace that the pool moves to. A request that moves the pool must not change anything else,
    such as its size. """
    os_modelarts_sharing: PoolLabelsUpdateOsModelartsSharing | Unset = UNSET
    """ Says if other workspaces may use the pool. The options are as follows:

    - **unshared**: only the own workspace uses it.
    - **shared**: other workspaces may use it too. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        os_modelarts_workspace_id = self.os_modelarts_workspace_id

        os_modelarts_sharing: str | Unset = UNSET
        if not isinstance(self.os_modelarts_sharing, Unset):
            os_modelarts_sharing = self.os_modelarts_sharing.value

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if os_modelarts_workspace_id is not UNSET:
            field_dict["os.modelarts/workspace.id"] = os_modelarts_workspace_id
        if os_modelarts_sharing is not UNSET:
            field_dict["os.modelarts/sharing"] = os_modelarts_sharing

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = {**src_dict}
        os_modelarts_workspace_id = d.pop("os.modelarts/workspace.id", UNSET)

        _os_modelarts_sharing = d.pop("os.modelarts/sharing", UNSET)
        os_modelarts_sharing: PoolLabelsUpdateOsModelartsSharing | Unset
        if _os_modelarts_sharing is None or isinstance(_os_modelarts_sharing, Unset):
            os_modelarts_sharing = UNSET
        else:
            os_modelarts_sharing = PoolLabelsUpdateOsModelartsSharing(_os_modelarts_sharing)

        instance_ = cls(
            os_modelarts_workspace_id=os_modelarts_workspace_id,
            os_modelarts_sharing=os_modelarts_sharing,
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

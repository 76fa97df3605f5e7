from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.pool_meta_labels_os_modelarts_pool_biz import PoolMetaLabelsOsModelartsPoolBiz
from ..models.pool_meta_labels_os_modelarts_sharing import PoolMetaLabelsOsModelartsSharing
from ..types import UNSET, Unset

T = TypeVar("T", bound="PoolMetaLabels")


@_attrs_define
class PoolMetaLabels:
    os_modelarts_workspace_id: str | Unset = UNSET
    """ ID of the workspace that owns the pool. """
    os_modelarts_name: str | Unset = UNSET
    """ Name that the user gave to the pool. """
    os_modelarts_resource_id: str | Unset = UNSET
    """ ID of the pool as a billed resource. """
    os_modelarts_tenant_domain_id: str | Unset = UNSET
    """ ID of the account in which the pool was created. """
    os_modelarts_create_from: str | Unset = UNSET
    """ Where the pool was created, for example, **admin-console** for the console of the administrator. """
    os_modelarts_pool_biz: PoolMetaLabelsOsModelartsPoolBiz | Unset = UNSET
    """ Who the pool serves. The value can be **public** or **private**. """
    os_modelarts_sharing: PoolMetaLabelsOsModelartsSharing | Unset = UNSET
    """ Says if other workspaces may use the pool. The options are as follows:

    - **unshared**: only the own workspace uses it.
    - **shared**: other workspaces may use it too. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        os_modelarts_workspace_id = self.os_modelarts_workspace_id

        os_modelarts_name = self.os_modelarts_name

        os_modelarts_resource_id = self.os_modelarts_resource_id

        os_modelarts_tenant_domain_id = self.os_modelarts_tenant_domain_id

        os_modelarts_create_from = self.os_modelarts_create_from

        os_modelarts_pool_biz: str | Unset = UNSET
        if not isinstance(self.os_modelarts_pool_biz, Unset):
            os_modelarts_pool_biz = self.os_modelarts_pool_biz.value

        os_modelarts_sharing: str | Unset = UNSET
        if not isinstance(self.os_modelarts_sharing, Unset):
            os_modelarts_sharing = self.os_modelarts_sharing.value

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if os_modelarts_workspace_id is not UNSET:
            field_dict["os.modelarts/workspace.id"] = os_modelarts_workspace_id
        if os_modelarts_name is not UNSET:
            field_dict["os.modelarts/name"] = os_modelarts_name
        if os_modelarts_resource_id is not UNSET:
            field_dict["os.modelarts/resource.id"] = os_modelarts_resource_id
        if os_modelarts_tenant_domain_id is not UNSET:
            field_dict["os.modelarts/tenant.domain.id"] = os_modelarts_tenant_domain_id
        if os_modelarts_create_from is not UNSET:
            field_dict["os.modelarts/create-from"] = os_modelarts_create_from
        if os_modelarts_pool_biz is not UNSET:
            field_dict["os.modelarts.pool/biz"] = os_modelarts_pool_biz
        if os_modelarts_sharing is not UNSET:
            field_dict["os.modelarts/sharing"] = os_modelarts_sharing

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = {**src_dict}
        os_modelarts_workspace_id = d.pop("os.modelarts/workspace.id", UNSET)

        os_modelarts_name = d.pop("os.modelarts/name", UNSET)

        os_modelarts_resource_id = d.pop("os.modelarts/resource.id", UNSET)

        os_modelarts_tenant_domain_id = d.pop("os.modelarts/tenant.domain.id", UNSET)

        os_modelarts_create_from = d.pop("os.modelarts/create-from", UNSET)

        _os_modelarts_pool_biz = d.pop("os.modelarts.pool/biz", UNSET)
        os_modelarts_pool_biz: PoolMetaLabelsOsModelartsPoolBiz | Unset
        if _os_modelarts_pool_biz is None or isinstance(_os_modelarts_pool_biz, Unset):
            os_modelarts_pool_biz = UNSET
        else:
            os_modelarts_pool_biz = PoolMetaLabelsOsModelartsPoolBiz(_os_modelarts_pool_biz)

        _os_modelarts_sharing = d.pop("os.modelarts/sharing", UNSET)
        os_modelarts_sharing: PoolMetaLabelsOsModelartsSharing | Unset
        if _os_modelarts_sharing is None or isinstance(_os_modelarts_sharing, Unset):
            os_modelarts_sharing = UNSET
        else:
            os_modelarts_sharing = PoolMetaLabelsOsModelartsSharing(_os_modelarts_sharing)

        instance_ = cls(
            os_modelarts_workspace_id=os_modelarts_workspace_id,
            os_modelarts_name=os_modelarts_name,
            os_modelarts_resource_id=os_modelarts_resource_id,
            os_modelarts_tenant_domain_id=os_modelarts_tenant_domain_id,
            os_modelarts_create_from=os_modelarts_create_from,
            os_modelarts_pool_biz=os_modelarts_pool_biz,
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

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="PoolMetaAnnotations")


@_attrs_define
class PoolMetaAnnotations:
    os_modelarts_description: str | Unset = UNSET
    """ What the pool is meant for. """
    os_modelarts_billing_mode: str | Unset = UNSET
    """ How the pool is paid for. """
    os_modelarts_flavor_resource_ids: str | Unset = UNSET
    """ Resource ID of each flavor. """
    os_modelarts_tms_tags: str | Unset = UNSET
    """ Tags that the user chose when the pool was created. """
    os_modelarts_scheduler_extension: str | Unset = UNSET
    """ Priority that other users may give to the jobs they send to the shared pool. """
    os_modelarts_volcano_scheduler_cabinet_exclusive_enabled: str | Unset = UNSET
    """ Present where jobs that need a whole cabinet may run in a pool that was not bought by the cabinet. """
    os_modelarts_pool_scope_external_dependency_train: str | Unset = UNSET
    """ ID of what training depends on outside the pool. """
    os_modelarts_pool_scope_external_dependency_infer: str | Unset = UNSET
    """ ID of what inference depends on outside the pool. """
    os_modelarts_pool_scope_external_dependency_notebook: str | Unset = UNSET
    """ ID of what notebooks depend on outside the pool. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        os_modelarts_description = self.os_modelarts_description

        os_modelarts_billing_mode = self.os_modelarts_billing_mode

        os_modelarts_flavor_resource_ids = self.os_modelarts_flavor_resource_ids

        os_modelarts_tms_tags = self.os_modelarts_tms_tags

        os_modelarts_scheduler_extension = self.os_modelarts_scheduler_extension

        os_modelarts_volcano_scheduler_cabinet_exclusive_enabled = (
            self.os_modelarts_volcano_scheduler_cabinet_exclusive_enabled
        )

        os_modelarts_pool_scope_external_dependency_train = (
            self.os_modelarts_pool_scope_external_dependency_train
        )

        os_modelarts_pool_scope_external_dependency_infer = (
            self.os_modelarts_pool_scope_external_dependency_infer
        )

        os_modelarts_pool_scope_external_dependency_notebook = (
            self.os_modelarts_pool_scope_external_dependency_notebook
        )

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if os_modelarts_description is not UNSET:
            field_dict["os.modelarts/description"] = os_modelarts_description
        if os_modelarts_billing_mode is not UNSET:
            field_dict["os.modelarts/billing.mode"] = os_modelarts_billing_mode
        if os_modelarts_flavor_resource_ids is not UNSET:
            field_dict["os.modelarts/flavor.resource.ids"] = os_modelarts_flavor_resource_ids
        if os_modelarts_tms_tags is not UNSET:
            field_dict["os.modelarts/tms.tags"] = os_modelarts_tms_tags
        if os_modelarts_scheduler_extension is not UNSET:
            field_dict["os.modelarts/scheduler.extension"] = os_modelarts_scheduler_extension
        if os_modelarts_volcano_scheduler_cabinet_exclusive_enabled is not UNSET:
            field_dict["os.modelarts/volcano.scheduler.cabinet-exclusive.enabled"] = (
                os_modelarts_volcano_scheduler_cabinet_exclusive_enabled
            )
        if os_modelarts_pool_scope_external_dependency_train is not UNSET:
            field_dict["os.modelarts.pool/scope.external.dependency.Train"] = (
                os_modelarts_pool_scope_external_dependency_train
            )
        if os_modelarts_pool_scope_external_dependency_infer is not UNSET:
            field_dict["os.modelarts.pool/scope.external.dependency.Infer"] = (
                os_modelarts_pool_scope_external_dependency_infer
            )
        if os_modelarts_pool_scope_external_dependency_notebook is not UNSET:
            field_dict["os.modelarts.pool/scope.external.dependency.Notebook"] = (
                os_modelarts_pool_scope_external_dependency_notebook
            )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = {**src_dict}
        os_modelarts_description = d.pop("os.modelarts/description", UNSET)

        os_modelarts_billing_mode = d.pop("os.modelarts/billing.mode", UNSET)

        os_modelarts_flavor_resource_ids = d.pop("os.modelarts/flavor.resource.ids", UNSET)

        os_modelarts_tms_tags = d.pop("os.modelarts/tms.tags", UNSET)

        os_modelarts_scheduler_extension = d.pop("os.modelarts/scheduler.extension", UNSET)

        os_modelarts_volcano_scheduler_cabinet_exclusive_enabled = d.pop(
            "os.modelarts/volcano.scheduler.cabinet-exclusive.enabled", UNSET
        )

        os_modelarts_pool_scope_external_dependency_train = d.pop(
            "os.modelarts.pool/scope.external.dependency.Train", UNSET
        )

        os_modelarts_pool_scope_external_dependency_infer = d.pop(
            "os.modelarts.pool/scope.external.dependency.Infer", UNSET
        )

        os_modelarts_pool_scope_external_dependency_notebook = d.pop(
            "os.modelarts.pool/scope.external.dependency.Notebook", UNSET
        )

        instance_ = cls(
            os_modelarts_description=os_modelarts_description,
            os_modelarts_billing_mode=os_modelarts_billing_mode,
            os_modelarts_flavor_resource_ids=os_modelarts_flavor_resource_ids,
            os_modelarts_tms_tags=os_modelarts_tms_tags,
            os_modelarts_scheduler_extension=os_modelarts_scheduler_extension,
            os_modelarts_volcano_scheduler_cabinet_exclusive_enabled=os_modelarts_volcano_scheduler_cabinet_exclusive_enabled,
            os_modelarts_pool_scope_external_dependency_train=os_modelarts_pool_scope_external_dependency_train,
            os_modelarts_pool_scope_external_dependency_infer=os_modelarts_pool_scope_external_dependency_infer,
            os_modelarts_pool_scope_external_dependency_notebook=os_modelarts_pool_scope_external_dependency_notebook,
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

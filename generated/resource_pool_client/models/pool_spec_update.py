from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.pool_spec_update_scope_item import PoolSpecUpdateScopeItem
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.pool_driver import PoolDriver
    from ..models.pool_resource_request import PoolResourceRequest


T = TypeVar("T", bound="PoolSpecUpdate")


@_attrs_define
class PoolSpecUpdate:
    scope: list[PoolSpecUpdateScopeItem] | Unset = UNSET
    """ Kinds of jobs that the pool accepts. Options:

    - **Train**: model training
    - **Infer**: online and batch inference
    - **Notebook**: interactive notebooks (edition: hc) """
    resources: list[PoolResourceRequest] | Unset = UNSET
    """ Flavors of the pool with the number of nodes of each, and how these nodes are set up. """
    driver: PoolDriver | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        scope: list[str] | Unset = UNSET
        if not isinstance(self.scope, Unset):
            scope = []
            for scope_item_data in self.scope:
                scope_item = scope_item_data.value
                scope.append(scope_item)

        resources: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.resources, Unset):
            resources = []
            for resources_item_data in self.resources:
                resources_item = resources_item_data.to_dict()
                resources.append(resources_item)

        driver: dict[str, Any] | Unset = UNSET
        if not isinstance(self.driver, Unset):
            driver = self.driver.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if scope is not UNSET:
            field_dict["scope"] = scope
        if resources is not UNSET:
            field_dict["resources"] = resources
        if driver is not UNSET:
            field_dict["driver"] = driver

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.pool_driver import PoolDriver  # noqa: PLC0415
        from ..models.pool_resource_request import PoolResourceRequest  # noqa: PLC0415

        d = {**src_dict}
        _scope = d.pop("scope", UNSET)
        scope: list[PoolSpecUpdateScopeItem] | Unset = UNSET
        if _scope is not None and _scope is not UNSET:
            scope = []
            for scope_item_data in _scope:
                scope_item = PoolSpecUpdateScopeItem(scope_item_data)

                scope.append(scope_item)

        _resources = d.pop("resources", UNSET)
        resources: list[PoolResourceRequest] | Unset = UNSET
        if _resources is not None and _resources is not UNSET:
            resources = []
            for resources_item_data in _resources:
                resources_item = PoolResourceRequest.from_dict(resources_item_data)

                resources.append(resources_item)

        _driver = d.pop("driver", UNSET)
        driver: PoolDriver | Unset
        if _driver is None or isinstance(_driver, Unset):
            driver = UNSET
        else:
            driver = PoolDriver.from_dict(_driver)

        instance_ = cls(
            scope=scope,
            resources=resources,
            driver=driver,
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

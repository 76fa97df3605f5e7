from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.pool_status_phase import PoolStatusPhase
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.pool_driver_list_status import PoolDriverListStatus
    from ..models.pool_resource_status import PoolResourceStatus
    from ..models.pool_scope_status import PoolScopeStatus


T = TypeVar("T", bound="PoolStatus")


@_attrs_define
class PoolStatus:
    phase: PoolStatusPhase | Unset = UNSET
    """ Phase of life of the pool. Options:

    - **Creating**: The pool is being set up.
    - **Running**: The pool works.
    - **Abnormal**: The pool has a fault.
    - **Deleting**: The pool is being removed.
    - **Error**: The pool cannot be used after an error.
    - **CreationFailed**: The pool could not be set up.
    - **ScalingFailed**: The pool could not be enlarged.
    - **Waiting**: The pool waits for a payment or an approval. """
    message: str | Unset = UNSET
    """ Why the pool is in this phase. """
    resources: PoolResourceStatus | Unset = UNSET
    scope: list[PoolScopeStatus] | Unset = UNSET
    """ State of each kind of job. """
    driver: PoolDriverListStatus | Unset = UNSET
    parent: str | Unset = UNSET
    """ Name of the pool that this one is part of; empty for a physical pool. """
    root: str | Unset = UNSET
    """ Name of the topmost pool; a physical pool names itself. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        phase: str | Unset = UNSET
        if not isinstance(self.phase, Unset):
            phase = self.phase.value

        message = self.message

        resources: dict[str, Any] | Unset = UNSET
        if not isinstance(self.resources, Unset):
            resources = self.resources.to_dict()

        scope: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.scope, Unset):
            scope = []
            for scope_item_data in self.scope:
                scope_item = scope_item_data.to_dict()
                scope.append(scope_item)

        driver: dict[str, Any] | Unset = UNSET
        if not isinstance(self.driver, Unset):
            driver = self.driver.to_dict()

        parent = self.parent

        root = self.root

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if phase is not UNSET:
            field_dict["phase"] = phase
        if message is not UNSET:
            field_dict["message"] = message
        if resources is not UNSET:
            field_dict["resources"] = resources
        if scope is not UNSET:
            field_dict["scope"] = scope
        if driver is not UNSET:
            field_dict["driver"] = driver
        if parent is not UNSET:
            field_dict["parent"] = parent
        if root is not UNSET:
            field_dict["root"] = root

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.pool_driver_list_status import PoolDriverListStatus  # noqa: PLC0415
        from ..models.pool_resource_status import PoolResourceStatus  # noqa: PLC0415
        from ..models.pool_scope_status import PoolScopeStatus  # noqa: PLC0415

        d = {**src_dict}
        _phase = d.pop("phase", UNSET)
        phase: PoolStatusPhase | Unset
        if _phase is None or isinstance(_phase, Unset):
            phase = UNSET
        else:
            phase = PoolStatusPhase(_phase)

        message = d.pop("message", UNSET)

        _resources = d.pop("resources", UNSET)
        resources: PoolResourceStatus | Unset
        if _resources is None or isinstance(_resources, Unset):
            resources = UNSET
        else:
            resources = PoolResourceStatus.from_dict(_resources)

        _scope = d.pop("scope", UNSET)
        scope: list[PoolScopeStatus] | Unset = UNSET
        if _scope is not None and _scope is not UNSET:
            scope = []
            for scope_item_data in _scope:
                scope_item = PoolScopeStatus.from_dict(scope_item_data)

                scope.append(scope_item)

        _driver = d.pop("driver", UNSET)
        driver: PoolDriverListStatus | Unset
        if _driver is None or isinstance(_driver, Unset):
            driver = UNSET
        else:
            driver = PoolDriverListStatus.from_dict(_driver)

        parent = d.pop("parent", UNSET)

        root = d.pop("root", UNSET)

        instance_ = cls(
            phase=phase,
            message=message,
            resources=resources,
            scope=scope,
            driver=driver,
            parent=parent,
            root=root,
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

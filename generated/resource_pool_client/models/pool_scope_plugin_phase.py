from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.pool_scope_plugin_phase_phase import PoolScopePluginPhasePhase
from ..types import UNSET, Unset

T = TypeVar("T", bound="PoolScopePluginPhase")


@_attrs_define
class PoolScopePluginPhase:
    name: str | Unset = UNSET
    """ Name of the plug-in. """
    phase: PoolScopePluginPhasePhase | Unset = UNSET
    """ State of the plug-in. The options are as follows:

    - **Pending**: It has not been started.
    - **Running**: It works.
    - **Updating**: It is being replaced.
    - **Abnormal**: It has a fault.
    - **Deleting**: It is being removed. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        name = self.name

        phase: str | Unset = UNSET
        if not isinstance(self.phase, Unset):
            phase = self.phase.value

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if name is not UNSET:
            field_dict["name"] = name
        if phase is not UNSET:
            field_dict["phase"] = phase

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = {**src_dict}
        name = d.pop("name", UNSET)

        _phase = d.pop("phase", UNSET)
        phase: PoolScopePluginPhasePhase | Unset
        if _phase is None or isinstance(_phase, Unset):
            phase = UNSET
        else:
            phase = PoolScopePluginPhasePhase(_phase)

        instance_ = cls(
            name=name,
            phase=phase,
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

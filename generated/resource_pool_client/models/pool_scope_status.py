from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.pool_scope_status_scope_type import PoolScopeStatusScopeType
from ..models.pool_scope_status_state import PoolScopeStatusState
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.pool_scope_plugin_phase import PoolScopePluginPhase


T = TypeVar("T", bound="PoolScopeStatus")


@_attrs_define
class PoolScopeStatus:
    scope_type: PoolScopeStatusScopeType | Unset = UNSET
    """ Kind of job. The options are as follows:

    - **Train**: model training
    - **Infer**: online and batch inference
    - **Notebook**: interactive notebooks """
    state: PoolScopeStatusState | Unset = UNSET
    """ If the pool accepts it. The options are as follows:

    - **Enabling**: It will soon be accepted.
    - **Enabled**: It is accepted.
    - **EnableFailed**: It could not be switched on.
    - **Disabling**: It is being switched off.
    - **Disabled**: It is not accepted. """
    plugins: list[PoolScopePluginPhase] | Unset = UNSET
    """ State of the plug-ins that this kind of job needs. """
    message: str | Unset = UNSET
    """ Why switching on or off failed. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        scope_type: str | Unset = UNSET
        if not isinstance(self.scope_type, Unset):
            scope_type = self.scope_type.value

        state: str | Unset = UNSET
        if not isinstance(self.state, Unset):
            state = self.state.value

        plugins: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.plugins, Unset):
            plugins = []
            for plugins_item_data in self.plugins:
                plugins_item = plugins_item_data.to_dict()
                plugins.append(plugins_item)

        message = self.message

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if scope_type is not UNSET:
            field_dict["scopeType"] = scope_type
        if state is not UNSET:
            field_dict["state"] = state
        if plugins is not UNSET:
            field_dict["plugins"] = plugins
        if message is not UNSET:
            field_dict["message"] = message

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.pool_scope_plugin_phase import PoolScopePluginPhase  # noqa: PLC0415

        d = {**src_dict}
        _scope_type = d.pop("scopeType", UNSET)
        scope_type: PoolScopeStatusScopeType | Unset
        if _scope_type is None or isinstance(_scope_type, Unset):
            scope_type = UNSET
        else:
            scope_type = PoolScopeStatusScopeType(_scope_type)

        _state = d.pop("state", UNSET)
        state: PoolScopeStatusState | Unset
        if _state is None or isinstance(_state, Unset):
            state = UNSET
        else:
            state = PoolScopeStatusState(_state)

        _plugins = d.pop("plugins", UNSET)
        plugins: list[PoolScopePluginPhase] | Unset = UNSET
        if _plugins is not None and _plugins is not UNSET:
            plugins = []
            for plugins_item_data in _plugins:
                plugins_item = PoolScopePluginPhase.from_dict(plugins_item_data)

                plugins.append(plugins_item)

        message = d.pop("message", UNSET)

        instance_ = cls(
            scope_type=scope_type,
            state=state,
            plugins=plugins,
            message=message,
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

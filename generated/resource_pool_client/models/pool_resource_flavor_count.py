from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.creating_step import CreatingStep
    from ..models.pool_node_az import PoolNodeAz


T = TypeVar("T", bound="PoolResourceFlavorCount")


@_attrs_define
class PoolResourceFlavorCount:
    flavor: str | Unset = UNSET
    """ Name of the node flavor, for example, **modelarts.vm.gpu.tnt004**. """
    count: int | Unset = UNSET
    """ Number of nodes of this flavor. """
    max_count: int | Unset = UNSET
    """ Number of nodes up to which the pool may grow. In a physical pool it equals **count**. """
    azs: list[PoolNodeAz] | Unset = UNSET
    """ Availability zones over which the nodes are spread. """
    creating_step: CreatingStep | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        flavor = self.flavor

        count = self.count

        max_count = self.max_count

        azs: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.azs, Unset):
            azs = []
            for azs_item_data in self.azs:
                azs_item = azs_item_data.to_dict()
                azs.append(azs_item)

        creating_step: dict[str, Any] | Unset = UNSET
        if not isinstance(self.creating_step, Unset):
            creating_step = self.creating_step.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if flavor is not UNSET:
            field_dict["flavor"] = flavor
        if count is not UNSET:
            field_dict["count"] = count
        if max_count is not UNSET:
            field_dict["maxCount"] = max_count
        if azs is not UNSET:
            field_dict["azs"] = azs
        if creating_step is not UNSET:
            field_dict["creatingStep"] = creating_step

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.creating_step import CreatingStep  # noqa: PLC0415
        from ..models.pool_node_az import PoolNodeAz  # noqa: PLC0415

        d = {**src_dict}
        flavor = d.pop("flavor", UNSET)

        count = d.pop("count", UNSET)

        max_count = d.pop("maxCount", UNSET)

        _azs = d.pop("azs", UNSET)
        azs: list[PoolNodeAz] | Unset = UNSET
        if _azs is not None and _azs is not UNSET:
            azs = []
            for azs_item_data in _azs:
                azs_item = PoolNodeAz.from_dict(azs_item_data)

                azs.append(azs_item)

        _creating_step = d.pop("creatingStep", UNSET)
        creating_step: CreatingStep | Unset
        if _creating_step is None or isinstance(_creating_step, Unset):
            creating_step = UNSET
        else:
            creating_step = CreatingStep.from_dict(_creating_step)

        instance_ = cls(
            flavor=flavor,
            count=count,
            max_count=max_count,
            azs=azs,
            creating_step=creating_step,
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

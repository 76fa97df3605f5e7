from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.creating_step import CreatingStep
    from ..models.data_volume_item import DataVolumeItem
    from ..models.pool_node_az import PoolNodeAz
    from ..models.pool_resource_extend_params import PoolResourceExtendParams
    from ..models.root_volume import RootVolume
    from ..models.user_tag import UserTag
    from ..models.volume_group_config import VolumeGroupConfig


T = TypeVar("T", bound="PoolResource")


@_attrs_define
class PoolResource:
    flavor: str | Unset = UNSET
    """ Name of the node flavor, for example, **modelarts.vm.gpu.tnt004**. """
    count: int | Unset = UNSET
    """ Number of nodes that the pool always keeps of this flavor. """
    max_count: int | Unset = UNSET
    """ Number of nodes up to which the pool may grow. In a physical pool it equals **count**. """
    azs: list[PoolNodeAz] | Unset = UNSET
    """ Availability zones over which the nodes are spread. """
    tags: list[UserTag] | Unset = UNSET
    """ Tags that the nodes carry. """
    extend_params: PoolResourceExtendParams | Unset = UNSET
    creating_step: CreatingStep | Unset = UNSET
    root_volume: RootVolume | Unset = UNSET
    data_volumes: list[DataVolumeItem] | Unset = UNSET
    """ Data disks of each node. """
    volume_group_configs: list[VolumeGroupConfig] | Unset = UNSET
    """ How the data disks are grouped. This parameter is mandatory when **dataVolumes** is set. """
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

        tags: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.tags, Unset):
            tags = []
            for tags_item_data in self.tags:
                tags_item = tags_item_data.to_dict()
                tags.append(tags_item)

        extend_params: dict[str, Any] | Unset = UNSET
        if not isinstance(self.extend_params, Unset):
            extend_params = self.extend_params.to_dict()

        creating_step: dict[str, Any] | Unset = UNSET
        if not isinstance(self.creating_step, Unset):
            creating_step = self.creating_step.to_dict()

        root_volume: dict[str, Any] | Unset = UNSET
        if not isinstance(self.root_volume, Unset):
            root_volume = self.root_volume.to_dict()

        data_volumes: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.data_volumes, Unset):
            data_volumes = []
            for data_volumes_item_data in self.data_volumes:
                data_volumes_item = data_volumes_item_data.to_dict()
                data_volumes.append(data_volumes_item)

        volume_group_configs: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.volume_group_configs, Unset):
            volume_group_configs = []
            for volume_group_configs_item_data in self.volume_group_configs:
                volume_group_configs_item = volume_group_configs_item_data.to_dict()
                volume_group_configs.append(volume_group_configs_item)

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
        if tags is not UNSET:
            field_dict["tags"] = tags
        if extend_params is not UNSET:
            field_dict["extendParams"] = extend_params
        if creating_step is not UNSET:
            field_dict["creatingStep"] = creating_step
        if root_volume is not UNSET:
            field_dict["rootVolume"] = root_volume
        if data_volumes is not UNSET:
            field_dict["dataVolumes"] = data_volumes
        if volume_group_configs is not UNSET:
            field_dict["volumeGroupConfigs"] = volume_group_configs

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.creating_step import CreatingStep  # noqa: PLC0415
        from ..models.data_volume_item import DataVolumeItem  # noqa: PLC0415
        from ..models.pool_node_az import PoolNodeAz  # noqa: PLC0415
        from ..models.pool_resource_extend_params import PoolResourceExtendParams  # noqa: PLC0415
        from ..models.root_volume import RootVolume  # noqa: PLC0415
        from ..models.user_tag import UserTag  # noqa: PLC0415
        from ..models.volume_group_config import VolumeGroupConfig  # noqa: PLC0415

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

        _tags = d.pop("tags", UNSET)
        tags: list[UserTag] | Unset = UNSET
        if _tags is not None and _tags is not UNSET:
            tags = []
            for tags_item_data in _tags:
                tags_item = UserTag.from_dict(tags_item_data)

                tags.append(tags_item)

        _extend_params = d.pop("extendParams", UNSET)
        extend_params: PoolResourceExtendParams | Unset
        if _extend_params is None or isinstance(_extend_params, Unset):
            extend_params = UNSET
        else:
            extend_params = PoolResourceExtendParams.from_dict(_extend_params)

        _creating_step = d.pop("creatingStep", UNSET)
        creating_step: CreatingStep | Unset
        if _creating_step is None or isinstance(_creating_step, Unset):
            creating_step = UNSET
        else:
            creating_step = CreatingStep.from_dict(_creating_step)

        _root_volume = d.pop("rootVolume", UNSET)
        root_volume: RootVolume | Unset
        if _root_volume is None or isinstance(_root_volume, Unset):
            root_volume = UNSET
        else:
            root_volume = RootVolume.from_dict(_root_volume)

        _data_volumes = d.pop("dataVolumes", UNSET)
        data_volumes: list[DataVolumeItem] | Unset = UNSET
        if _data_volumes is not None and _data_volumes is not UNSET:
            data_volumes = []
            for data_volumes_item_data in _data_volumes:
                data_volumes_item = DataVolumeItem.from_dict(data_volumes_item_data)

                data_volumes.append(data_volumes_item)

        _volume_group_configs = d.pop("volumeGroupConfigs", UNSET)
        volume_group_configs: list[VolumeGroupConfig] | Unset = UNSET
        if _volume_group_configs is not None and _volume_group_configs is not UNSET:
            volume_group_configs = []
            for volume_group_configs_item_data in _volume_group_configs:
                volume_group_configs_item = VolumeGroupConfig.from_dict(
                    volume_group_configs_item_data
                )

                volume_group_configs.append(volume_group_configs_item)

        instance_ = cls(
            flavor=flavor,
            count=count,
            max_count=max_count,
            azs=azs,
            tags=tags,
            extend_params=extend_params,
            creating_step=creating_step,
            root_volume=root_volume,
            data_volumes=data_volumes,
            volume_group_configs=volume_group_configs,
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

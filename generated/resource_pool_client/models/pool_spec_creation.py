from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.pool_spec_creation_scope_item import PoolSpecCreationScopeItem
from ..models.pool_spec_creation_type import PoolSpecCreationType
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.pool_cluster_master import PoolClusterMaster
    from ..models.pool_container_network import PoolContainerNetwork
    from ..models.pool_driver import PoolDriver
    from ..models.pool_network import PoolNetwork
    from ..models.pool_resource_request import PoolResourceRequest


T = TypeVar("T", bound="PoolSpecCreation")


@_attrs_define
class PoolSpecCreation:
    type_: PoolSpecCreationType
    """ Kind of pool. The options are as follows:

    - **Dedicate**: physical pool with nodes, network and drivers of its own. """
    resources: list[PoolResourceRequest]
    """ Flavors of the pool with the number of nodes of each, and how these nodes are set up. """
    scope: list[PoolSpecCreationScopeItem] | Unset = UNSET
    """ Kinds of jobs that the pool accepts. Options:

    - **Train**: model training
    - **Infer**: online and batch inference
    - **Notebook**: interactive notebooks (edition: hc) """
    network: PoolNetwork | Unset = UNSET
    container_network: PoolContainerNetwork | Unset = UNSET
    kubernetes_svc_ip_range: str | Unset = UNSET
    """ CIDR block of the Kubernetes services. """
    masters: list[PoolClusterMaster] | Unset = UNSET
    """ Master nodes of the cluster. """
    cluster_flavor: str | Unset = UNSET
    """ Flavor of the cluster that carries the pool. """
    driver: PoolDriver | Unset = UNSET
    ipv6enable: bool | Unset = UNSET
    """ Whether the nodes get IPv6 addresses as well. The default value is **false**. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        type_ = self.type_.value

        resources = []
        for resources_item_data in self.resources:
            resources_item = resources_item_data.to_dict()
            resources.append(resources_item)

        scope: list[str] | Unset = UNSET
        if not isinstance(self.scope, Unset):
            scope = []
            for scope_item_data in self.scope:
                scope_item = scope_item_data.value
                scope.append(scope_item)

        network: dict[str, Any] | Unset = UNSET
        if not isinstance(self.network, Unset):
            network = self.network.to_dict()

        container_network: dict[str, Any] | Unset = UNSET
        if not isinstance(self.container_network, Unset):
            container_network = self.container_network.to_dict()

        kubernetes_svc_ip_range = self.kubernetes_svc_ip_range

        masters: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.masters, Unset):
            masters = []
            for masters_item_data in self.masters:
                masters_item = masters_item_data.to_dict()
                masters.append(masters_item)

        cluster_flavor = self.cluster_flavor

        driver: dict[str, Any] | Unset = UNSET
        if not isinstance(self.driver, Unset):
            driver = self.driver.to_dict()

        ipv6enable = self.ipv6enable

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "type": type_,
                "resources": resources,
            }
        )
        if scope is not UNSET:
            field_dict["scope"] = scope
        if network is not UNSET:
            field_dict["network"] = network
        if container_network is not UNSET:
            field_dict["containerNetwork"] = container_network
        if kubernetes_svc_ip_range is not UNSET:
            field_dict["kubernetesSvcIpRange"] = kubernetes_svc_ip_range
        if masters is not UNSET:
            field_dict["masters"] = masters
        if cluster_flavor is not UNSET:
            field_dict["clusterFlavor"] = cluster_flavor
        if driver is not UNSET:
            field_dict["driver"] = driver
        if ipv6enable is not UNSET:
            field_dict["ipv6enable"] = ipv6enable

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.pool_cluster_master import PoolClusterMaster  # noqa: PLC0415
        from ..models.pool_container_network import PoolContainerNetwork  # noqa: PLC0415
        from ..models.pool_driver import PoolDriver  # noqa: PLC0415
        from ..models.pool_network import PoolNetwork  # noqa: PLC0415
        from ..models.pool_resource_request import PoolResourceRequest  # noqa: PLC0415

        d = {**src_dict}
        type_ = PoolSpecCreationType(d.pop("type"))

        resources = []
        _resources = d.pop("resources")
        for resources_item_data in _resources:
            resources_item = PoolResourceRequest.from_dict(resources_item_data)

            resources.append(resources_item)

        _scope = d.pop("scope", UNSET)
        scope: list[PoolSpecCreationScopeItem] | Unset = UNSET
        if _scope is not None and _scope is not UNSET:
            scope = []
            for scope_item_data in _scope:
                scope_item = PoolSpecCreationScopeItem(scope_item_data)

                scope.append(scope_item)

        _network = d.pop("network", UNSET)
        network: PoolNetwork | Unset
        if _network is None or isinstance(_network, Unset):
            network = UNSET
        else:
            network = PoolNetwork.from_dict(_network)

        _container_network = d.pop("containerNetwork", UNSET)
        container_network: PoolContainerNetwork | Unset
        if _container_network is None or isinstance(_container_network, Unset):
            container_network = UNSET
        else:
            container_network = PoolContainerNetwork.from_dict(_container_network)

        kubernetes_svc_ip_range = d.pop("kubernetesSvcIpRange", UNSET)

        _masters = d.pop("masters", UNSET)
        masters: list[PoolClusterMaster] | Unset = UNSET
        if _masters is not None and _masters is not UNSET:
            masters = []
            for masters_item_data in _masters:
                masters_item = PoolClusterMaster.from_dict(masters_item_data)

                masters.append(masters_item)

        cluster_flavor = d.pop("clusterFlavor", UNSET)

        _driver = d.pop("driver", UNSET)
        driver: PoolDriver | Unset
        if _driver is None or isinstance(_driver, Unset):
            driver = UNSET
        else:
            driver = PoolDriver.from_dict(_driver)

        ipv6enable = d.pop("ipv6enable", UNSET)

        instance_ = cls(
            type_=type_,
            resources=resources,
            scope=scope,
            network=network,
            container_network=container_network,
            kubernetes_svc_ip_range=kubernetes_svc_ip_range,
            masters=masters,
            cluster_flavor=cluster_flavor,
            driver=driver,
            ipv6enable=ipv6enable,
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

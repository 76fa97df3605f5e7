"""Contains all the data models used in inputs/outputs"""

from .batch_create_pool_tags_request import BatchCreatePoolTagsRequest
from .batch_delete_pool_nodes_request import BatchDeletePoolNodesRequest
from .batch_delete_pool_tags_request import BatchDeletePoolTagsRequest
from .batch_reboot_pool_nodes_request import BatchRebootPoolNodesRequest
from .batch_reboot_pool_nodes_request_type import BatchRebootPoolNodesRequestType
from .batch_reboot_pool_nodes_response import BatchRebootPoolNodesResponse
from .create_network_request import CreateNetworkRequest
from .create_network_request_api_version import CreateNetworkRequestApiVersion
from .create_network_request_kind import CreateNetworkRequestKind
from .create_pool_request import CreatePoolRequest
from .create_pool_request_api_version import CreatePoolRequestApiVersion
from .create_pool_request_kind import CreatePoolRequestKind
from .creating_step import CreatingStep
from .creating_step_type import CreatingStepType
from .data_volume_item import DataVolumeItem
from .data_volume_item_request import DataVolumeItemRequest
from .data_volume_item_request_volume_type import DataVolumeItemRequestVolumeType
from .data_volume_item_volume_type import DataVolumeItemVolumeType
from .error_response import ErrorResponse
from .event import Event
from .event_api_version import EventApiVersion
from .event_kind import EventKind
from .event_list import EventList
from .event_list_api_version import EventListApiVersion
from .event_list_kind import EventListKind
from .event_type import EventType
from .list_events_resource import ListEventsResource
from .list_events_type import ListEventsType
from .list_metadata import ListMetadata
from .list_pool_tags_response import ListPoolTagsResponse
from .list_pools_status import ListPoolsStatus
from .list_workloads_sort import ListWorkloadsSort
from .list_workloads_status_item import ListWorkloadsStatusItem
from .list_workloads_type import ListWorkloadsType
from .lvm_config import LvmConfig
from .lvm_config_lv_type import LvmConfigLvType
from .lvm_config_request import LvmConfigRequest
from .lvm_config_request_lv_type import LvmConfigRequestLvType
from .network import Network
from .network_api_version import NetworkApiVersion
from .network_connection import NetworkConnection
from .network_connection_status import NetworkConnectionStatus
from .network_kind import NetworkKind
from .network_list import NetworkList
from .network_list_api_version import NetworkListApiVersion
from .network_list_kind import NetworkListKind
from .network_metadata import NetworkMetadata
from .network_metadata_annotations import NetworkMetadataAnnotations
from .network_metadata_creation import NetworkMetadataCreation
from .network_metadata_labels import NetworkMetadataLabels
from .network_metadata_labels_request import NetworkMetadataLabelsRequest
from .network_spec import NetworkSpec
from .network_spec_creation import NetworkSpecCreation
from .network_status import NetworkStatus
from .network_status_phase import NetworkStatusPhase
from .node import Node
from .node_api_version import NodeApiVersion
from .node_job import NodeJob
from .node_kind import NodeKind
from .node_list import NodeList
from .node_list_api_version import NodeListApiVersion
from .node_list_kind import NodeListKind
from .node_metadata import NodeMetadata
from .node_metadata_annotations import NodeMetadataAnnotations
from .node_metadata_labels import NodeMetadataLabels
from .node_network import NodeNetwork
from .node_resource import NodeResource
from .node_spec import NodeSpec
from .node_status import NodeStatus
from .node_status_phase import NodeStatusPhase
from .patch_pool_request import PatchPoolRequest
from .peer_connection_item import PeerConnectionItem
from .peer_connection_status import PeerConnectionStatus
from .peer_connection_status_phase import PeerConnectionStatusPhase
from .pool import Pool
from .pool_annotations_creation import PoolAnnotationsCreation
from .pool_annotations_update import PoolAnnotationsUpdate
from .pool_api_version import PoolApiVersion
from .pool_cluster_container_network import PoolClusterContainerNetwork
from .pool_cluster_container_network_mode import PoolClusterContainerNetworkMode
from .pool_cluster_master import PoolClusterMaster
from .pool_container_network import PoolContainerNetwork
from .pool_driver import PoolDriver
from .pool_driver_list_status import PoolDriverListStatus
from .pool_driver_status import PoolDriverStatus
from .pool_driver_status_state import PoolDriverStatusState
from .pool_driver_update_strategy import PoolDriverUpdateStrategy
from .pool_kind import PoolKind
from .pool_labels_creation import PoolLabelsCreation
from .pool_labels_creation_os_modelarts_sharing import PoolLabelsCreationOsModelartsSharing
from .pool_labels_update import PoolLabelsUpdate
from .pool_labels_update_os_modelarts_sharing import PoolLabelsUpdateOsModelartsSharing
from .pool_list import PoolList
from .pool_list_api_version import PoolListApiVersion
from .pool_list_kind import PoolListKind
from .pool_meta_annotations import PoolMetaAnnotations
from .pool_meta_labels import PoolMetaLabels
from .pool_meta_labels_os_modelarts_pool_biz import PoolMetaLabelsOsModelartsPoolBiz
from .pool_meta_labels_os_modelarts_sharing import PoolMetaLabelsOsModelartsSharing
from .pool_metadata import PoolMetadata
from .pool_metadata_creation import PoolMetadataCreation
from .pool_metadata_update import PoolMetadataUpdate
from .pool_network import PoolNetwork
from .pool_node_az import PoolNodeAz
from .pool_node_az_request import PoolNodeAzRequest
from .pool_resource import PoolResource
from .pool_resource_extend_params import PoolResourceExtendParams
from .pool_resource_flavor_count import PoolResourceFlavorCount
from .pool_resource_request import PoolResourceRequest
from .pool_resource_status import PoolResourceStatus
from .pool_scope_plugin_phase import PoolScopePluginPhase
from .pool_scope_plugin_phase_phase import PoolScopePluginPhasePhase
from .pool_scope_status import PoolScopeStatus
from .pool_scope_status_scope_type import PoolScopeStatusScopeType
from .pool_scope_status_state import PoolScopeStatusState
from .pool_spec import PoolSpec
from .pool_spec_creation import PoolSpecCreation
from .pool_spec_creation_scope_item import PoolSpecCreationScopeItem
from .pool_spec_creation_type import PoolSpecCreationType
from .pool_spec_scope_item import PoolSpecScopeItem
from .pool_spec_type import PoolSpecType
from .pool_spec_update import PoolSpecUpdate
from .pool_spec_update_scope_item import PoolSpecUpdateScopeItem
from .pool_statistics_item import PoolStatisticsItem
from .pool_statistics_status import PoolStatisticsStatus
from .pool_status import PoolStatus
from .pool_status_phase import PoolStatusPhase
from .root_volume import RootVolume
from .root_volume_request import RootVolumeRequest
from .root_volume_request_volume_type import RootVolumeRequestVolumeType
from .root_volume_volume_type import RootVolumeVolumeType
from .show_pool_statistics_response import ShowPoolStatisticsResponse
from .show_workload_statistics_response import ShowWorkloadStatisticsResponse
from .tag import Tag
from .tag_key import TagKey
from .tag_request import TagRequest
from .taint import Taint
from .taint_effect import TaintEffect
from .user_tag import UserTag
from .user_tag_request import UserTagRequest
from .volume_extend_params import VolumeExtendParams
from .volume_extend_params_request import VolumeExtendParamsRequest
from .volume_extend_params_request_volume_group_type_0 import (
    VolumeExtendParamsRequestVolumeGroupType0,
)
from .volume_extend_params_volume_group_type_0 import VolumeExtendParamsVolumeGroupType0
from .volume_group_config import VolumeGroupConfig
from .volume_group_config_request import VolumeGroupConfigRequest
from .volume_group_config_request_types_item import VolumeGroupConfigRequestTypesItem
from .volume_group_config_types_item import VolumeGroupConfigTypesItem
from .workload import Workload
from .workload_list import WorkloadList
from .workload_list_api_version import WorkloadListApiVersion
from .workload_list_kind import WorkloadListKind
from .workload_list_statistics import WorkloadListStatistics
from .workload_priority import WorkloadPriority
from .workload_resource_requirement import WorkloadResourceRequirement
from .workload_statistics import WorkloadStatistics
from .workload_statistics_status import WorkloadStatisticsStatus
from .workload_statistics_type import WorkloadStatisticsType
from .workload_status import WorkloadStatus
from .workload_type import WorkloadType

__all__ = (
    "BatchCreatePoolTagsRequest",
    "BatchDeletePoolNodesRequest",
    "BatchDeletePoolTagsRequest",
    "BatchRebootPoolNodesRequest",
    "BatchRebootPoolNodesRequestType",
    "BatchRebootPoolNodesResponse",
    "CreateNetworkRequest",
    "CreateNetworkRequestApiVersion",
    "CreateNetworkRequestKind",
    "CreatePoolRequest",
    "CreatePoolRequestApiVersion",
    "CreatePoolRequestKind",
    "CreatingStep",
    "CreatingStepType",
    "DataVolumeItem",
    "DataVolumeItemRequest",
    "DataVolumeItemRequestVolumeType",
    "DataVolumeItemVolumeType",
    "ErrorResponse",
    "Event",
    "EventApiVersion",
    "EventKind",
    "EventList",
    "EventListApiVersion",
    "EventListKind",
    "EventType",
    "ListEventsResource",
    "ListEventsType",
    "ListMetadata",
    "ListPoolsStatus",
    "ListPoolTagsResponse",
    "ListWorkloadsSort",
    "ListWorkloadsStatusItem",
    "ListWorkloadsType",
    "LvmConfig",
    "LvmConfigLvType",
    "LvmConfigRequest",
    "LvmConfigRequestLvType",
    "Network",
    "NetworkApiVersion",
    "NetworkConnection",
    "NetworkConnectionStatus",
    "NetworkKind",
    "NetworkList",
    "NetworkListApiVersion",
    "NetworkListKind",
    "NetworkMetadata",
    "NetworkMetadataAnnotations",
    "NetworkMetadataCreation",
    "NetworkMetadataLabels",
    "NetworkMetadataLabelsRequest",
    "NetworkSpec",
    "NetworkSpecCreation",
    "NetworkStatus",
    "NetworkStatusPhase",
    "Node",
    "NodeApiVersion",
    "NodeJob",
    "NodeKind",
    "NodeList",
    "NodeListApiVersion",
    "NodeListKind",
    "NodeMetadata",
    "NodeMetadataAnnotations",
    "NodeMetadataLabels",
    "NodeNetwork",
    "NodeResource",
    "NodeSpec",
    "NodeStatus",
    "NodeStatusPhase",
    "PatchPoolRequest",
    "PeerConnectionItem",
    "PeerConnectionStatus",
    "PeerConnectionStatusPhase",
    "Pool",
    "PoolAnnotationsCreation",
    "PoolAnnotationsUpdate",
    "PoolApiVersion",
    "PoolClusterContainerNetwork",
    "PoolClusterContainerNetworkMode",
    "PoolClusterMaster",
    "PoolContainerNetwork",
    "PoolDriver",
    "PoolDriverListStatus",
    "PoolDriverStatus",
    "PoolDriverStatusState",
    "PoolDriverUpdateStrategy",
    "PoolKind",
    "PoolLabelsCreation",
    "PoolLabelsCreationOsModelartsSharing",
    "PoolLabelsUpdate",
    "PoolLabelsUpdateOsModelartsSharing",
    "PoolList",
    "PoolListApiVersion",
    "PoolListKind",
    "PoolMetaAnnotations",
    "PoolMetadata",
    "PoolMetadataCreation",
    "PoolMetadataUpdate",
    "PoolMetaLabels",
    "PoolMetaLabelsOsModelartsPoolBiz",
    "PoolMetaLabelsOsModelartsSharing",
    "PoolNetwork",
    "PoolNodeAz",
    "PoolNodeAzRequest",
    "PoolResource",
    "PoolResourceExtendParams",
    "PoolResourceFlavorCount",
    "PoolResourceRequest",
    "PoolResourceStatus",
    "PoolScopePluginPhase",
    "PoolScopePluginPhasePhase",
    "PoolScopeStatus",
    "PoolScopeStatusScopeType",
    "PoolScopeStatusState",
    "PoolSpec",
    "PoolSpecCreation",
    "PoolSpecCreationScopeItem",
    "PoolSpecCreationType",
    "PoolSpecScopeItem",
    "PoolSpecType",
    "PoolSpecUpdate",
    "PoolSpecUpdateScopeItem",
    "PoolStatisticsItem",
    "PoolStatisticsStatus",
    "PoolStatus",
    "PoolStatusPhase",
    "RootVolume",
    "RootVolumeRequest",
    "RootVolumeRequestVolumeType",
    "RootVolumeVolumeType",
    "ShowPoolStatisticsResponse",
    "ShowWorkloadStatisticsResponse",
    "Tag",
    "TagKey",
    "TagRequest",
    "Taint",
    "TaintEffect",
    "UserTag",
    "UserTagRequest",
    "VolumeExtendParams",
    "VolumeExtendParamsRequest",
    "VolumeExtendParamsRequestVolumeGroupType0",
    "VolumeExtendParamsVolumeGroupType0",
    "VolumeGroupConfig",
    "VolumeGroupConfigRequest",
    "VolumeGroupConfigRequestTypesItem",
    "VolumeGroupConfigTypesItem",
    "Workload",
    "WorkloadList",
    "WorkloadListApiVersion",
    "WorkloadListKind",
    "WorkloadListStatistics",
    "WorkloadPriority",
    "WorkloadResourceRequirement",
    "WorkloadStatistics",
    "WorkloadStatisticsStatus",
    "WorkloadStatisticsType",
    "WorkloadStatus",
    "WorkloadType",
)

from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.error_response import ErrorResponse
from ...models.list_workloads_sort import ListWorkloadsSort
from ...models.list_workloads_status_item import ListWorkloadsStatusItem
from ...models.list_workloads_type import ListWorkloadsType
from ...models.workload_list import WorkloadList
from ...types import UNSET, Response, Unset


def _get_kwargs(
    project_id: str,
    pool_name: str,
    *,
    type_: ListWorkloadsType | Unset = UNSET,
    status: list[ListWorkloadsStatusItem] | Unset = UNSET,
    sort: ListWorkloadsSort | Unset = ListWorkloadsSort.CREATE_TIME,
    ascend: bool | Unset = False,
    offset: int | Unset = 0,
    limit: int | Unset = 100,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    json_type_: str | Unset = UNSET
    if not isinstance(type_, Unset):
        json_type_ = type_.value

    params["type"] = json_type_

    json_status: list[str] | Unset = UNSET
    if not isinstance(status, Unset):
        json_status = []
        for status_item_data in status:
            status_item = status_item_data.value
            json_status.append(status_item)

    params["status"] = json_status

    json_sort: str | Unset = UNSET
    if not isinstance(sort, Unset):
        json_sort = sort.value

    params["sort"] = json_sort

    params["ascend"] = ascend

    params["offset"] = offset

    params["limit"] = limit

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v2/{project_id}/pools/{pool_name}/workloads".format(
            project_id=quote(str(project_id), safe=""),
            pool_name=quote(str(pool_name), safe=""),
        ),
        "params": params,
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ErrorResponse | WorkloadList | None:
    if response.status_code == 200:
        response_200 = WorkloadList.from_dict(response.json())

        return response_200

    if response.status_code == 400:
        response_400 = ErrorResponse.from_dict(response.json())

        return response_400

    if response.status_code == 404:
        response_404 = ErrorResponse.from_dict(response.json())

        return response_404

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[ErrorResponse | WorkloadList]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    project_id: str,
    pool_name: str,
    *,
    client: AuthenticatedClient,
    type_: ListWorkloadsType | Unset = UNSET,
    status: list[ListWorkloadsStatusItem] | Unset = UNSET,
    sort: ListWorkloadsSort | Unset = ListWorkloadsSort.CREATE_TIME,
    ascend: bool | Unset = False,
    offset: int | Unset = 0,
    limit: int | Unset = 100,
) -> Response[ErrorResponse | WorkloadList]:
    """Obtaining Jobs in a Resource Pool

     This API lists the jobs of a resource pool.

    Sends `GET /v2/{project_id}/pools/{pool_name}/workloads`.

    Reference:
    https://docs.example.org/resource-pools/job_management/obtaining_jobs_in_a_resource_pool.html

    Args:
        project_id (str): ID of the project. For details, see Finding Your Project ID.
        pool_name (str): Resource pool ID. The value is the **metadata.name** field of the
            resource pool.
        type_ (ListWorkloadsType | Unset): Kind of the jobs to list.

            **Range**

            - **train**: training jobs
            - **infer**: inference services
            - **notebook**: notebooks
        status (list[ListWorkloadsStatusItem] | Unset): States of the jobs to list. Enumeration
            values:

            - **Queue**
            - **Pending**
            - **Running**
            - **Completed**
            - **Failed**
        sort (ListWorkloadsSort | Unset): Field by which the jobs are sorted.

            **Range**

            - **create_time**: when the job was sent
            - **priority**: how urgent the job is Default: ListWorkloadsSort.CREATE_TIME.
        ascend (bool | Unset): Whether the smallest value comes first.

            **Constraints**

            It works only together with **sort**.

            **Range**

            - **true**: ascending
            - **false**: descending Default: False.
        offset (int | Unset): Number of jobs to skip.

            **Range**

            Greater than or equal to **0** Default: 0.
        limit (int | Unset): Number of jobs on a page. Default: 100.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ErrorResponse | WorkloadList]
    """

    kwargs = _get_kwargs(
        project_id=project_id,
        pool_name=pool_name,
        type_=type_,
        status=status,
        sort=sort,
        ascend=ascend,
        offset=offset,
        limit=limit,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    project_id: str,
    pool_name: str,
    *,
    client: AuthenticatedClient,
    type_: ListWorkloadsType | Unset = UNSET,
    status: list[ListWorkloadsStatusItem] | Unset = UNSET,
    sort: ListWorkloadsSort | Unset = ListWorkloadsSort.CREATE_TIME,
    ascend: bool | Unset = False,
    offset: int | Unset = 0,
    limit: int | Unset = 100,
) -> ErrorResponse | WorkloadList | None:
    """Obtaining Jobs in a Resource Pool

     This API lists the jobs of a resource pool.

    Sends `GET /v2/{project_id}/pools/{pool_name}/workloads`.

    Reference:
    https://docs.example.org/resource-pools/job_management/obtaining_jobs_in_a_resource_pool.html

    Args:
        project_id (str): ID of the project. For details, see Finding Your Project ID.
        pool_name (str): Resource pool ID. The value is the **metadata.name** field of the
            resource pool.
        type_ (ListWorkloadsType | Unset): Kind of the jobs to list.

            **Range**

            - **train**: training jobs
            - **infer**: inference services
            - **notebook**: notebooks
        status (list[ListWorkloadsStatusItem] | Unset): States of the jobs to list. Enumeration
            values:

            - **Queue**
            - **Pending**
            - **Running**
            - **Completed**
            - **Failed**
        sort (ListWorkloadsSort | Unset): Field by which the jobs are sorted.

            **Range**

            - **create_time**: when the job was sent
            - **priority**: how urgent the job is Default: ListWorkloadsSort.CREATE_TIME.
        ascend (bool | Unset): Whether the smallest value comes first.

            **Constraints**

            It works only together with **sort**.

            **Range**

            - **true**: ascending
            - **false**: descending Default: False.
        offset (int | Unset): Number of jobs to skip.

            **Range**

            Greater than or equal to **0** Default: 0.
        limit (int | Unset): Number of jobs on a page. Default: 100.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ErrorResponse | WorkloadList
    """

    return sync_detailed(
        project_id=project_id,
        pool_name=pool_name,
        client=client,
        type_=type_,
        status=status,
        sort=sort,
        ascend=ascend,
        offset=offset,
        limit=limit,
    ).parsed


async def asyncio_detailed(
    project_id: str,
    pool_name: str,
    *,
    client: AuthenticatedClient,
    type_: ListWorkloadsType | Unset = UNSET,
    status: list[ListWorkloadsStatusItem] | Unset = UNSET,
    sort: ListWorkloadsSort | Unset = ListWorkloadsSort.CREATE_TIME,
    ascend: bool | Unset = False,
    offset: int | Unset = 0,
    limit: int | Unset = 100,
) -> Response[ErrorResponse | WorkloadList]:
    """Obtaining Jobs in a Resource Pool

     This API lists the jobs of a resource pool.

    Sends `GET /v2/{project_id}/pools/{pool_name}/workloads`.

    Reference:
    https://docs.example.org/resource-pools/job_management/obtaining_jobs_in_a_resource_pool.html

    Args:
        project_id (str): ID of the project. For details, see Finding Your Project ID.
        pool_name (str): Resource pool ID. The value is the **metadata.name** field of the
            resource pool.
        type_ (ListWorkloadsType | Unset): Kind of the jobs to list.

            **Range**

            - **train**: training jobs
            - **infer**: inference services
            - **notebook**: notebooks
        status (list[ListWorkloadsStatusItem] | Unset): States of the jobs to list. Enumeration
            values:

            - **Queue**
            - **Pending**
            - **Running**
            - **Completed**
            - **Failed**
        sort (ListWorkloadsSort | Unset): Field by which the jobs are sorted.

            **Range**

            - **create_time**: when the job was sent
            - **priority**: how urgent the job is Default: ListWorkloadsSort.CREATE_TIME.
        ascend (bool | Unset): Whether the smallest value comes first.

            **Constraints**

            It works only together with **sort**.

            **Range**

            - **true**: ascending
            - **false**: descending Default: False.
        offset (int | Unset): Number of jobs to skip.

            **Range**

            Greater than or equal to **0** Default: 0.
        limit (int | Unset): Number of jobs on a page. Default: 100.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ErrorResponse | WorkloadList]
    """

    kwargs = _get_kwargs(
        project_id=project_id,
        pool_name=pool_name,
        type_=type_,
        status=status,
        sort=sort,
        ascend=ascend,
        offset=offset,
        limit=limit,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    project_id: str,
    pool_name: str,
    *,
    client: AuthenticatedClient,
    type_: ListWorkloadsType | Unset = UNSET,
    status: list[ListWorkloadsStatusItem] | Unset = UNSET,
    sort: ListWorkloadsSort | Unset = ListWorkloadsSort.CREATE_TIME,
    ascend: bool | Unset = False,
    offset: int | Unset = 0,
    limit: int | Unset = 100,
) -> ErrorResponse | WorkloadList | None:
    """Obtaining Jobs in a Resource Pool

     This API lists the jobs of a resource pool.

    Sends `GET /v2/{project_id}/pools/{pool_name}/workloads`.

    Reference:
    https://docs.example.org/resource-pools/job_management/obtaining_jobs_in_a_resource_pool.html

    Args:
        project_id (str): ID of the project. For details, see Finding Your Project ID.
        pool_name (str): Resource pool ID. The value is the **metadata.name** field of the
            resource pool.
        type_ (ListWorkloadsType | Unset): Kind of the jobs to list.

            **Range**

            - **train**: training jobs
            - **infer**: inference services
            - **notebook**: notebooks
        status (list[ListWorkloadsStatusItem] | Unset): States of the jobs to list. Enumeration
            values:

            - **Queue**
            - **Pending**
            - **Running**
            - **Completed**
            - **Failed**
        sort (ListWorkloadsSort | Unset): Field by which the jobs are sorted.

            **Range**

            - **create_time**: when the job was sent
            - **priority**: how urgent the job is Default: ListWorkloadsSort.CREATE_TIME.
        ascend (bool | Unset): Whether the smallest value comes first.

            **Constraints**

            It works only together with **sort**.

            **Range**

            - **true**: ascending
            - **false**: descending Default: False.
        offset (int | Unset): Number of jobs to skip.

            **Range**

            Greater than or equal to **0** Default: 0.
        limit (int | Unset): Number of jobs on a page. Default: 100.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ErrorResponse | WorkloadList
    """

    return (
        await asyncio_detailed(
            project_id=project_id,
            pool_name=pool_name,
            client=client,
            type_=type_,
            status=status,
            sort=sort,
            ascend=ascend,
            offset=offset,
            limit=limit,
        )
    ).parsed

from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.error_response import ErrorResponse
from ...models.show_workload_statistics_response import ShowWorkloadStatisticsResponse
from ...types import Response


def _get_kwargs(
    project_id: str,
    pool_name: str,
) -> dict[str, Any]:

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v2/{project_id}/statistics/pools/{pool_name}/workloads".format(
            project_id=quote(str(project_id), safe=""),
            pool_name=quote(str(pool_name), safe=""),
        ),
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ErrorResponse | ShowWorkloadStatisticsResponse | None:
    if response.status_code == 200:
        response_200 = ShowWorkloadStatisticsResponse.from_dict(response.json())

        return response_200

    if response.status_code == 404:
        response_404 = ErrorResponse.from_dict(response.json())

        return response_404

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[ErrorResponse | ShowWorkloadStatisticsResponse]:
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
) -> Response[ErrorResponse | ShowWorkloadStatisticsResponse]:
    """Obtaining Job Statistics (Discarded)

     Deprecated.

    This API counts the jobs of a resource pool by kind and state. It has been discarded; list the jobs
    instead.

    Sends `GET /v2/{project_id}/statistics/pools/{pool_name}/workloads`.

    Reference:
    https://docs.example.org/resource-pools/job_management/obtaining_job_statistics_discarded.html

    Args:
        project_id (str): ID of the project. For details, see Finding Your Project ID.
        pool_name (str): Resource pool ID. The value is the **metadata.name** field of the
            resource pool.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ErrorResponse | ShowWorkloadStatisticsResponse]
    """

    kwargs = _get_kwargs(
        project_id=project_id,
        pool_name=pool_name,
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
) -> ErrorResponse | ShowWorkloadStatisticsResponse | None:
    """Obtaining Job Statistics (Discarded)

     Deprecated.

    This API counts the jobs of a resource pool by kind and state. It has been discarded; list the jobs
    instead.

    Sends `GET /v2/{project_id}/statistics/pools/{pool_name}/workloads`.

    Reference:
    https://docs.example.org/resource-pools/job_management/obtaining_job_statistics_discarded.html

    Args:
        project_id (str): ID of the project. For details, see Finding Your Project ID.
        pool_name (str): Resource pool ID. The value is the **metadata.name** field of the
            resource pool.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ErrorResponse | ShowWorkloadStatisticsResponse
    """

    return sync_detailed(
        project_id=project_id,
        pool_name=pool_name,
        client=client,
    ).parsed


async def asyncio_detailed(
    project_id: str,
    pool_name: str,
    *,
    client: AuthenticatedClient,
) -> Response[ErrorResponse | ShowWorkloadStatisticsResponse]:
    """Obtaining Job Statistics (Discarded)

     Deprecated.

    This API counts the jobs of a resource pool by kind and state. It has been discarded; list the jobs
    instead.

    Sends `GET /v2/{project_id}/statistics/pools/{pool_name}/workloads`.

    Reference:
    https://docs.example.org/resource-pools/job_management/obtaining_job_statistics_discarded.html

    Args:
        project_id (str): ID of the project. For details, see Finding Your Project ID.
        pool_name (str): Resource pool ID. The value is the **metadata.name** field of the
            resource pool.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ErrorResponse | ShowWorkloadStatisticsResponse]
    """

    kwargs = _get_kwargs(
        project_id=project_id,
        pool_name=pool_name,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    project_id: str,
    pool_name: str,
    *,
    client: AuthenticatedClient,
) -> ErrorResponse | ShowWorkloadStatisticsResponse | None:
    """Obtaining Job Statistics (Discarded)

     Deprecated.

    This API counts the jobs of a resource pool by kind and state. It has been discarded; list the jobs
    instead.

    Sends `GET /v2/{project_id}/statistics/pools/{pool_name}/workloads`.

    Reference:
    https://docs.example.org/resource-pools/job_management/obtaining_job_statistics_discarded.html

    Args:
        project_id (str): ID of the project. For details, see Finding Your Project ID.
        pool_name (str): Resource pool ID. The value is the **metadata.name** field of the
            resource pool.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ErrorResponse | ShowWorkloadStatisticsResponse
    """

    return (
        await asyncio_detailed(
            project_id=project_id,
            pool_name=pool_name,
            client=client,
        )
    ).parsed

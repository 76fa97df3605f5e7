from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.error_response import ErrorResponse
from ...models.show_pool_statistics_response import ShowPoolStatisticsResponse
from ...types import UNSET, Response, Unset


def _get_kwargs(
    project_id: str,
    *,
    workspace_id: str | Unset = "0",
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    params["workspaceId"] = workspace_id

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v2/{project_id}/statistics/pools".format(
            project_id=quote(str(project_id), safe=""),
        ),
        "params": params,
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ErrorResponse | ShowPoolStatisticsResponse | None:
    if response.status_code == 200:
        response_200 = ShowPoolStatisticsResponse.from_dict(response.json())

        return response_200

    if response.status_code == 400:
        response_400 = ErrorResponse.from_dict(response.json())

        return response_400

    if response.status_code == 500:
        response_500 = ErrorResponse.from_dict(response.json())

        return response_500

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[ErrorResponse | ShowPoolStatisticsResponse]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    project_id: str,
    *,
    client: AuthenticatedClient,
    workspace_id: str | Unset = "0",
) -> Response[ErrorResponse | ShowPoolStatisticsResponse]:
    """Obtaining Resource Pool Statistics

     This API counts the resource pools of a project by status.

    Sends `GET /v2/{project_id}/statistics/pools`.

    Reference:
    https://docs.example.org/resource-pools/resource_pool_management/obtaining_resource_pool_statistics.html

    Args:
        project_id (str): ID of the project. For details, see Finding Your Project ID.
        workspace_id (str | Unset): ID of the workspace. The default value is **0**. Default: '0'.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ErrorResponse | ShowPoolStatisticsResponse]
    """

    kwargs = _get_kwargs(
        project_id=project_id,
        workspace_id=workspace_id,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    project_id: str,
    *,
    client: AuthenticatedClient,
    workspace_id: str | Unset = "0",
) -> ErrorResponse | ShowPoolStatisticsResponse | None:
    """Obtaining Resource Pool Statistics

     This API counts the resource pools of a project by status.

    Sends `GET /v2/{project_id}/statistics/pools`.

    Reference:
    https://docs.example.org/resource-pools/resource_pool_management/obtaining_resource_pool_statistics.html

    Args:
        project_id (str): ID of the project. For details, see Finding Your Project ID.
        workspace_id (str | Unset): ID of the workspace. The default value is **0**. Default: '0'.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ErrorResponse | ShowPoolStatisticsResponse
    """

    return sync_detailed(
        project_id=project_id,
        client=client,
        workspace_id=workspace_id,
    ).parsed


async def asyncio_detailed(
    project_id: str,
    *,
    client: AuthenticatedClient,
    workspace_id: str | Unset = "0",
) -> Response[ErrorResponse | ShowPoolStatisticsResponse]:
    """Obtaining Resource Pool Statistics

     This API counts the resource pools of a project by status.

    Sends `GET /v2/{project_id}/statistics/pools`.

    Reference:
    https://docs.example.org/resource-pools/resource_pool_management/obtaining_resource_pool_statistics.html

    Args:
        project_id (str): ID of the project. For details, see Finding Your Project ID.
        workspace_id (str | Unset): ID of the workspace. The default value is **0**. Default: '0'.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ErrorResponse | ShowPoolStatisticsResponse]
    """

    kwargs = _get_kwargs(
        project_id=project_id,
        workspace_id=workspace_id,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    project_id: str,
    *,
    client: AuthenticatedClient,
    workspace_id: str | Unset = "0",
) -> ErrorResponse | ShowPoolStatisticsResponse | None:
    """Obtaining Resource Pool Statistics

     This API counts the resource pools of a project by status.

    Sends `GET /v2/{project_id}/statistics/pools`.

    Reference:
    https://docs.example.org/resource-pools/resource_pool_management/obtaining_resource_pool_statistics.html

    Args:
        project_id (str): ID of the project. For details, see Finding Your Project ID.
        workspace_id (str | Unset): ID of the workspace. The default value is **0**. Default: '0'.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ErrorResponse | ShowPoolStatisticsResponse
    """

    return (
        await asyncio_detailed(
            project_id=project_id,
            client=client,
            workspace_id=workspace_id,
        )
    ).parsed

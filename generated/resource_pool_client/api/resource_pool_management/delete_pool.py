from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.error_response import ErrorResponse
from ...types import Response


def _get_kwargs(
    project_id: str,
    pool_name: str,
) -> dict[str, Any]:

    _kwargs: dict[str, Any] = {
        "method": "delete",
        "url": "/v2/{project_id}/pools/{pool_name}".format(
            project_id=quote(str(project_id), safe=""),
            pool_name=quote(str(pool_name), safe=""),
        ),
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Any | ErrorResponse | None:
    if response.status_code == 204:
        response_204 = cast(Any, None)
        return response_204

    if response.status_code == 404:
        response_404 = ErrorResponse.from_dict(response.json())

        return response_404

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[Any | ErrorResponse]:
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
) -> Response[Any | ErrorResponse]:
    """Deleting a Resource Pool

     This API deletes a resource pool together with its nodes.

    Jobs that still run in the pool are stopped.

    Sends `DELETE /v2/{project_id}/pools/{pool_name}`.

    Reference:
    https://docs.example.org/resource-pools/resource_pool_management/deleting_a_resource_pool.html

    Args:
        project_id (str): ID of the project. For details, see Finding Your Project ID.
        pool_name (str): Resource pool ID. The value is the **metadata.name** field of the
            resource pool.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any | ErrorResponse]
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
) -> Any | ErrorResponse | None:
    """Deleting a Resource Pool

     This API deletes a resource pool together with its nodes.

    Jobs that still run in the pool are stopped.

    Sends `DELETE /v2/{project_id}/pools/{pool_name}`.

    Reference:
    https://docs.example.org/resource-pools/resource_pool_management/deleting_a_resource_pool.html

    Args:
        project_id (str): ID of the project. For details, see Finding Your Project ID.
        pool_name (str): Resource pool ID. The value is the **metadata.name** field of the
            resource pool.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Any | ErrorResponse
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
) -> Response[Any | ErrorResponse]:
    """Deleting a Resource Pool

     This API deletes a resource pool together with its nodes.

    Jobs that still run in the pool are stopped.

    Sends `DELETE /v2/{project_id}/pools/{pool_name}`.

    Reference:
    https://docs.example.org/resource-pools/resource_pool_management/deleting_a_resource_pool.html

    Args:
        project_id (str): ID of the project. For details, see Finding Your Project ID.
        pool_name (str): Resource pool ID. The value is the **metadata.name** field of the
            resource pool.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any | ErrorResponse]
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
) -> Any | ErrorResponse | None:
    """Deleting a Resource Pool

     This API deletes a resource pool together with its nodes.

    Jobs that still run in the pool are stopped.

    Sends `DELETE /v2/{project_id}/pools/{pool_name}`.

    Reference:
    https://docs.example.org/resource-pools/resource_pool_management/deleting_a_resource_pool.html

    Args:
        project_id (str): ID of the project. For details, see Finding Your Project ID.
        pool_name (str): Resource pool ID. The value is the **metadata.name** field of the
            resource pool.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Any | ErrorResponse
    """

    return (
        await asyncio_detailed(
            project_id=project_id,
            pool_name=pool_name,
            client=client,
        )
    ).parsed

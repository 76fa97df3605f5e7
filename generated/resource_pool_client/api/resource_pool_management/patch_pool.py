from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.error_response import ErrorResponse
from ...models.patch_pool_request import PatchPoolRequest
from ...models.pool import Pool
from ...types import Response


def _get_kwargs(
    project_id: str,
    pool_name: str,
    *,
    body: PatchPoolRequest,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "patch",
        "url": "/v2/{project_id}/pools/{pool_name}".format(
            project_id=quote(str(project_id), safe=""),
            pool_name=quote(str(pool_name), safe=""),
        ),
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/merge-patch+json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ErrorResponse | Pool | None:
    if response.status_code == 200:
        response_200 = Pool.from_dict(response.json())

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
) -> Response[ErrorResponse | Pool]:
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
    body: PatchPoolRequest,
) -> Response[ErrorResponse | Pool]:
    """Updating a Resource Pool

     This API is called to update a specified resource pool: its labels, its annotations, its size, its
    kinds of jobs or its drivers. What the body leaves out stays as it is.

    Sends `PATCH /v2/{project_id}/pools/{pool_name}`.

    Reference:
    https://docs.example.org/resource-pools/resource_pool_management/updating_a_resource_pool.html

    Args:
        project_id (str): ID of the project. For details, see Finding Your Project ID.
        pool_name (str): Resource pool ID. The value is the **metadata.name** field of the
            resource pool.
        body (PatchPoolRequest):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ErrorResponse | Pool]
    """

    kwargs = _get_kwargs(
        project_id=project_id,
        pool_name=pool_name,
        body=body,
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
    body: PatchPoolRequest,
) -> ErrorResponse | Pool | None:
    """Updating a Resource Pool

     This API is called to update a specified resource pool: its labels, its annotations, its size, its
    kinds of jobs or its drivers. What the body leaves out stays as it is.

    Sends `PATCH /v2/{project_id}/pools/{pool_name}`.

    Reference:
    https://docs.example.org/resource-pools/resource_pool_management/updating_a_resource_pool.html

    Args:
        project_id (str): ID of the project. For details, see Finding Your Project ID.
        pool_name (str): Resource pool ID. The value is the **metadata.name** field of the
            resource pool.
        body (PatchPoolRequest):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ErrorResponse | Pool
    """

    return sync_detailed(
        project_id=project_id,
        pool_name=pool_name,
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    project_id: str,
    pool_name: str,
    *,
    client: AuthenticatedClient,
    body: PatchPoolRequest,
) -> Response[ErrorResponse | Pool]:
    """Updating a Resource Pool

     This API is called to update a specified resource pool: its labels, its annotations, its size, its
    kinds of jobs or its drivers. What the body leaves out stays as it is.

    Sends `PATCH /v2/{project_id}/pools/{pool_name}`.

    Reference:
    https://docs.example.org/resource-pools/resource_pool_management/updating_a_resource_pool.html

    Args:
        project_id (str): ID of the project. For details, see Finding Your Project ID.
        pool_name (str): Resource pool ID. The value is the **metadata.name** field of the
            resource pool.
        body (PatchPoolRequest):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ErrorResponse | Pool]
    """

    kwargs = _get_kwargs(
        project_id=project_id,
        pool_name=pool_name,
        body=body,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    project_id: str,
    pool_name: str,
    *,
    client: AuthenticatedClient,
    body: PatchPoolRequest,
) -> ErrorResponse | Pool | None:
    """Updating a Resource Pool

     This API is called to update a specified resource pool: its labels, its annotations, its size, its
    kinds of jobs or its drivers. What the body leaves out stays as it is.

    Sends `PATCH /v2/{project_id}/pools/{pool_name}`.

    Reference:
    https://docs.example.org/resource-pools/resource_pool_management/updating_a_resource_pool.html

    Args:
        project_id (str): ID of the project. For details, see Finding Your Project ID.
        pool_name (str): Resource pool ID. The value is the **metadata.name** field of the
            resource pool.
        body (PatchPoolRequest):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ErrorResponse | Pool
    """

    return (
        await asyncio_detailed(
            project_id=project_id,
            pool_name=pool_name,
            client=client,
            body=body,
        )
    ).parsed

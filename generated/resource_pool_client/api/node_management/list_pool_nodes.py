from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.error_response import ErrorResponse
from ...models.node_list import NodeList
from ...types import UNSET, Response, Unset


def _get_kwargs(
    project_id: str,
    pool_name: str,
    *,
    limit: int | Unset = 100,
    continue_: str | Unset = UNSET,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    params["limit"] = limit

    params["continue"] = continue_

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v2/{project_id}/pools/{pool_name}/nodes".format(
            project_id=quote(str(project_id), safe=""),
            pool_name=quote(str(pool_name), safe=""),
        ),
        "params": params,
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ErrorResponse | NodeList | None:
    if response.status_code == 200:
        response_200 = NodeList.from_dict(response.json())

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
) -> Response[ErrorResponse | NodeList]:
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
    limit: int | Unset = 100,
    continue_: str | Unset = UNSET,
) -> Response[ErrorResponse | NodeList]:
    """Obtaining Nodes in a Resource Pool

     This API lists the nodes of a resource pool, page by page.

    Sends `GET /v2/{project_id}/pools/{pool_name}/nodes`.

    Reference:
    https://docs.example.org/resource-pools/node_management/obtaining_nodes_in_a_resource_pool.html

    Args:
        project_id (str): ID of the project. For details, see Finding Your Project ID.
        pool_name (str): Resource pool ID. The value is the **metadata.name** field of the
            resource pool.
        limit (int | Unset): Number of items on a page. The value ranges from **1** to **500**.
            The default value is **100**. Default: 100.
        continue_ (str | Unset): Marker of the page to return: the **metadata.continue** field of
            the page before. It contains a maximum of 64 characters.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ErrorResponse | NodeList]
    """

    kwargs = _get_kwargs(
        project_id=project_id,
        pool_name=pool_name,
        limit=limit,
        continue_=continue_,
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
    limit: int | Unset = 100,
    continue_: str | Unset = UNSET,
) -> ErrorResponse | NodeList | None:
    """Obtaining Nodes in a Resource Pool

     This API lists the nodes of a resource pool, page by page.

    Sends `GET /v2/{project_id}/pools/{pool_name}/nodes`.

    Reference:
    https://docs.example.org/resource-pools/node_management/obtaining_nodes_in_a_resource_pool.html

    Args:
        project_id (str): ID of the project. For details, see Finding Your Project ID.
        pool_name (str): Resource pool ID. The value is the **metadata.name** field of the
            resource pool.
        limit (int | Unset): Number of items on a page. The value ranges from **1** to **500**.
            The default value is **100**. Default: 100.
        continue_ (str | Unset): Marker of the page to return: the **metadata.continue** field of
            the page before. It contains a maximum of 64 characters.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ErrorResponse | NodeList
    """

    return sync_detailed(
        project_id=project_id,
        pool_name=pool_name,
        client=client,
        limit=limit,
        continue_=continue_,
    ).parsed


async def asyncio_detailed(
    project_id: str,
    pool_name: str,
    *,
    client: AuthenticatedClient,
    limit: int | Unset = 100,
    continue_: str | Unset = UNSET,
) -> Response[ErrorResponse | NodeList]:
    """Obtaining Nodes in a Resource Pool

     This API lists the nodes of a resource pool, page by page.

    Sends `GET /v2/{project_id}/pools/{pool_name}/nodes`.

    Reference:
    https://docs.example.org/resource-pools/node_management/obtaining_nodes_in_a_resource_pool.html

    Args:
        project_id (str): ID of the project. For details, see Finding Your Project ID.
        pool_name (str): Resource pool ID. The value is the **metadata.name** field of the
            resource pool.
        limit (int | Unset): Number of items on a page. The value ranges from **1** to **500**.
            The default value is **100**. Default: 100.
        continue_ (str | Unset): Marker of the page to return: the **metadata.continue** field of
            the page before. It contains a maximum of 64 characters.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ErrorResponse | NodeList]
    """

    kwargs = _get_kwargs(
        project_id=project_id,
        pool_name=pool_name,
        limit=limit,
        continue_=continue_,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    project_id: str,
    pool_name: str,
    *,
    client: AuthenticatedClient,
    limit: int | Unset = 100,
    continue_: str | Unset = UNSET,
) -> ErrorResponse | NodeList | None:
    """Obtaining Nodes in a Resource Pool

     This API lists the nodes of a resource pool, page by page.

    Sends `GET /v2/{project_id}/pools/{pool_name}/nodes`.

    Reference:
    https://docs.example.org/resource-pools/node_management/obtaining_nodes_in_a_resource_pool.html

    Args:
        project_id (str): ID of the project. For details, see Finding Your Project ID.
        pool_name (str): Resource pool ID. The value is the **metadata.name** field of the
            resource pool.
        limit (int | Unset): Number of items on a page. The value ranges from **1** to **500**.
            The default value is **100**. Default: 100.
        continue_ (str | Unset): Marker of the page to return: the **metadata.continue** field of
            the page before. It contains a maximum of 64 characters.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ErrorResponse | NodeList
    """

    return (
        await asyncio_detailed(
            project_id=project_id,
            pool_name=pool_name,
            client=client,
            limit=limit,
            continue_=continue_,
        )
    ).parsed

from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.error_response import ErrorResponse
from ...models.node import Node
from ...types import Response


def _get_kwargs(
    project_id: str,
    pool_name: str,
    node_name: str,
) -> dict[str, Any]:

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v2/{project_id}/pools/{pool_name}/nodes/{node_name}".format(
            project_id=quote(str(project_id), safe=""),
            pool_name=quote(str(pool_name), safe=""),
            node_name=quote(str(node_name), safe=""),
        ),
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ErrorResponse | Node | None:
    if response.status_code == 200:
        response_200 = Node.from_dict(response.json())

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
) -> Response[ErrorResponse | Node]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    project_id: str,
    pool_name: str,
    node_name: str,
    *,
    client: AuthenticatedClient,
) -> Response[ErrorResponse | Node]:
    """Obtaining a Node

     This API shows a node of a resource pool.

    Sends `GET /v2/{project_id}/pools/{pool_name}/nodes/{node_name}`.

    Reference: https://docs.example.org/resource-pools/node_management/obtaining_a_node.html

    Args:
        project_id (str): ID of the project. For details, see Finding Your Project ID.
        pool_name (str): Resource pool ID. The value is the **metadata.name** field of the
            resource pool.
        node_name (str): Name of the node. The value is the **metadata.name** field of the node.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ErrorResponse | Node]
    """

    kwargs = _get_kwargs(
        project_id=project_id,
        pool_name=pool_name,
        node_name=node_name,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    project_id: str,
    pool_name: str,
    node_name: str,
    *,
    client: AuthenticatedClient,
) -> ErrorResponse | Node | None:
    """Obtaining a Node

     This API shows a node of a resource pool.

    Sends `GET /v2/{project_id}/pools/{pool_name}/nodes/{node_name}`.

    Reference: https://docs.example.org/resource-pools/node_management/obtaining_a_node.html

    Args:
        project_id (str): ID of the project. For details, see Finding Your Project ID.
        pool_name (str): Resource pool ID. The value is the **metadata.name** field of the
            resource pool.
        node_name (str): Name of the node. The value is the **metadata.name** field of the node.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ErrorResponse | Node
    """

    return sync_detailed(
        project_id=project_id,
        pool_name=pool_name,
        node_name=node_name,
        client=client,
    ).parsed


async def asyncio_detailed(
    project_id: str,
    pool_name: str,
    node_name: str,
    *,
    client: AuthenticatedClient,
) -> Response[ErrorResponse | Node]:
    """Obtaining a Node

     This API shows a node of a resource pool.

    Sends `GET /v2/{project_id}/pools/{pool_name}/nodes/{node_name}`.

    Reference: https://docs.example.org/resource-pools/node_management/obtaining_a_node.html

    Args:
        project_id (str): ID of the project. For details, see Finding Your Project ID.
        pool_name (str): Resource pool ID. The value is the **metadata.name** field of the
            resource pool.
        node_name (str): Name of the node. The value is the **metadata.name** field of the node.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ErrorResponse | Node]
    """

    kwargs = _get_kwargs(
        project_id=project_id,
        pool_name=pool_name,
        node_name=node_name,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    project_id: str,
    pool_name: str,
    node_name: str,
    *,
    client: AuthenticatedClient,
) -> ErrorResponse | Node | None:
    """Obtaining a Node

     This API shows a node of a resource pool.

    Sends `GET /v2/{project_id}/pools/{pool_name}/nodes/{node_name}`.

    Reference: https://docs.example.org/resource-pools/node_management/obtaining_a_node.html

    Args:
        project_id (str): ID of the project. For details, see Finding Your Project ID.
        pool_name (str): Resource pool ID. The value is the **metadata.name** field of the
            resource pool.
        node_name (str): Name of the node. The value is the **metadata.name** field of the node.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ErrorResponse | Node
    """

    return (
        await asyncio_detailed(
            project_id=project_id,
            pool_name=pool_name,
            node_name=node_name,
            client=client,
        )
    ).parsed

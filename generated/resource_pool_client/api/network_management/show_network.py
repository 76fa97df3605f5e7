from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.error_response import ErrorResponse
from ...models.network import Network
from ...types import Response


def _get_kwargs(
    project_id: str,
    network_name: str,
) -> dict[str, Any]:

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v1/{project_id}/networks/{network_name}".format(
            project_id=quote(str(project_id), safe=""),
            network_name=quote(str(network_name), safe=""),
        ),
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ErrorResponse | Network | None:
    if response.status_code == 200:
        response_200 = Network.from_dict(response.json())

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
) -> Response[ErrorResponse | Network]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    project_id: str,
    network_name: str,
    *,
    client: AuthenticatedClient,
) -> Response[ErrorResponse | Network]:
    """Obtaining a Network

     This API shows a network.

    Sends `GET /v1/{project_id}/networks/{network_name}`.

    Reference: https://docs.example.org/resource-pools/network_management/obtaining_a_network.html

    Args:
        project_id (str): ID of the project. For details, see Finding Your Project ID.
        network_name (str): ID of the network. The value is the **metadata.name** field of the
            network.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ErrorResponse | Network]
    """

    kwargs = _get_kwargs(
        project_id=project_id,
        network_name=network_name,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    project_id: str,
    network_name: str,
    *,
    client: AuthenticatedClient,
) -> ErrorResponse | Network | None:
    """Obtaining a Network

     This API shows a network.

    Sends `GET /v1/{project_id}/networks/{network_name}`.

    Reference: https://docs.example.org/resource-pools/network_management/obtaining_a_network.html

    Args:
        project_id (str): ID of the project. For details, see Finding Your Project ID.
        network_name (str): ID of the network. The value is the **metadata.name** field of the
            network.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ErrorResponse | Network
    """

    return sync_detailed(
        project_id=project_id,
        network_name=network_name,
        client=client,
    ).parsed


async def asyncio_detailed(
    project_id: str,
    network_name: str,
    *,
    client: AuthenticatedClient,
) -> Response[ErrorResponse | Network]:
    """Obtaining a Network

     This API shows a network.

    Sends `GET /v1/{project_id}/networks/{network_name}`.

    Reference: https://docs.example.org/resource-pools/network_management/obtaining_a_network.html

    Args:
        project_id (str): ID of the project. For details, see Finding Your Project ID.
        network_name (str): ID of the network. The value is the **metadata.name** field of the
            network.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ErrorResponse | Network]
    """

    kwargs = _get_kwargs(
        project_id=project_id,
        network_name=network_name,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    project_id: str,
    network_name: str,
    *,
    client: AuthenticatedClient,
) -> ErrorResponse | Network | None:
    """Obtaining a Network

     This API shows a network.

    Sends `GET /v1/{project_id}/networks/{network_name}`.

    Reference: https://docs.example.org/resource-pools/network_management/obtaining_a_network.html

    Args:
        project_id (str): ID of the project. For details, see Finding Your Project ID.
        network_name (str): ID of the network. The value is the **metadata.name** field of the
            network.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ErrorResponse | Network
    """

    return (
        await asyncio_detailed(
            project_id=project_id,
            network_name=network_name,
            client=client,
        )
    ).parsed

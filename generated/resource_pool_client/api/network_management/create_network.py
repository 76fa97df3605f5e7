from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.create_network_request import CreateNetworkRequest
from ...models.error_response import ErrorResponse
from ...models.network import Network
from ...types import Response


def _get_kwargs(
    project_id: str,
    *,
    body: CreateNetworkRequest,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/v1/{project_id}/networks".format(
            project_id=quote(str(project_id), safe=""),
        ),
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ErrorResponse | Network | None:
    if response.status_code == 201:
        response_201 = Network.from_dict(response.json())

        return response_201

    if response.status_code == 400:
        response_400 = ErrorResponse.from_dict(response.json())

        return response_400

    if response.status_code == 409:
        response_409 = ErrorResponse.from_dict(response.json())

        return response_409

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
    *,
    client: AuthenticatedClient,
    body: CreateNetworkRequest,
) -> Response[ErrorResponse | Network]:
    """Creating a Network

     This API creates a network that the nodes of resource pools can join.

    Sends `POST /v1/{project_id}/networks`.

    Reference: https://docs.example.org/resource-pools/network_management/creating_a_network.html

    Args:
        project_id (str): ID of the project. For details, see Finding Your Project ID.
        body (CreateNetworkRequest):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ErrorResponse | Network]
    """

    kwargs = _get_kwargs(
        project_id=project_id,
        body=body,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    project_id: str,
    *,
    client: AuthenticatedClient,
    body: CreateNetworkRequest,
) -> ErrorResponse | Network | None:
    """Creating a Network

     This API creates a network that the nodes of resource pools can join.

    Sends `POST /v1/{project_id}/networks`.

    Reference: https://docs.example.org/resource-pools/network_management/creating_a_network.html

    Args:
        project_id (str): ID of the project. For details, see Finding Your Project ID.
        body (CreateNetworkRequest):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ErrorResponse | Network
    """

    return sync_detailed(
        project_id=project_id,
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    project_id: str,
    *,
    client: AuthenticatedClient,
    body: CreateNetworkRequest,
) -> Response[ErrorResponse | Network]:
    """Creating a Network

     This API creates a network that the nodes of resource pools can join.

    Sends `POST /v1/{project_id}/networks`.

    Reference: https://docs.example.org/resource-pools/network_management/creating_a_network.html

    Args:
        project_id (str): ID of the project. For details, see Finding Your Project ID.
        body (CreateNetworkRequest):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ErrorResponse | Network]
    """

    kwargs = _get_kwargs(
        project_id=project_id,
        body=body,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    project_id: str,
    *,
    client: AuthenticatedClient,
    body: CreateNetworkRequest,
) -> ErrorResponse | Network | None:
    """Creating a Network

     This API creates a network that the nodes of resource pools can join.

    Sends `POST /v1/{project_id}/networks`.

    Reference: https://docs.example.org/resource-pools/network_management/creating_a_network.html

    Args:
        project_id (str): ID of the project. For details, see Finding Your Project ID.
        body (CreateNetworkRequest):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ErrorResponse | Network
    """

    return (
        await asyncio_detailed(
            project_id=project_id,
            client=client,
            body=body,
        )
    ).parsed

from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.create_pool_request import CreatePoolRequest
from ...models.error_response import ErrorResponse
from ...models.pool import Pool
from ...types import UNSET, Response, Unset


def _get_kwargs(
    project_id: str,
    *,
    body: CreatePoolRequest,
    request_type: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(request_type, Unset):
        headers["request-type"] = request_type

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/v2/{project_id}/pools".format(
            project_id=quote(str(project_id), safe=""),
        ),
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ErrorResponse | Pool | None:
    if response.status_code == 201:
        response_201 = Pool.from_dict(response.json())

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
) -> Response[ErrorResponse | Pool]:
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
    body: CreatePoolRequest,
    request_type: str | Unset = UNSET,
) -> Response[ErrorResponse | Pool]:
    """Creating a Resource Pool

     This API creates a resource pool.

    The answer comes before the nodes are ready: the pool stays in the phase **Creating** until then.

    Sends `POST /v2/{project_id}/pools`.

    Reference:
    https://docs.example.org/resource-pools/resource_pool_management/creating_a_resource_pool.html

    Args:
        project_id (str): ID of the project. For details, see Finding Your Project ID.
        request_type (str | Unset): Where the request comes from. Orders are placed only if the
            value is **console**. It contains 1 to 32 characters.
        body (CreatePoolRequest):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ErrorResponse | Pool]
    """

    kwargs = _get_kwargs(
        project_id=project_id,
        body=body,
        request_type=request_type,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    project_id: str,
    *,
    client: AuthenticatedClient,
    body: CreatePoolRequest,
    request_type: str | Unset = UNSET,
) -> ErrorResponse | Pool | None:
    """Creating a Resource Pool

     This API creates a resource pool.

    The answer comes before the nodes are ready: the pool stays in the phase **Creating** until then.

    Sends `POST /v2/{project_id}/pools`.

    Reference:
    https://docs.example.org/resource-pools/resource_pool_management/creating_a_resource_pool.html

    Args:
        project_id (str): ID of the project. For details, see Finding Your Project ID.
        request_type (str | Unset): Where the request comes from. Orders are placed only if the
            value is **console**. It contains 1 to 32 characters.
        body (CreatePoolRequest):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ErrorResponse | Pool
    """

    return sync_detailed(
        project_id=project_id,
        client=client,
        body=body,
        request_type=request_type,
    ).parsed


async def asyncio_detailed(
    project_id: str,
    *,
    client: AuthenticatedClient,
    body: CreatePoolRequest,
    request_type: str | Unset = UNSET,
) -> Response[ErrorResponse | Pool]:
    """Creating a Resource Pool

     This API creates a resource pool.

    The answer comes before the nodes are ready: the pool stays in the phase **Creating** until then.

    Sends `POST /v2/{project_id}/pools`.

    Reference:
    https://docs.example.org/resource-pools/resource_pool_management/creating_a_resource_pool.html

    Args:
        project_id (str): ID of the project. For details, see Finding Your Project ID.
        request_type (str | Unset): Where the request comes from. Orders are placed only if the
            value is **console**. It contains 1 to 32 characters.
        body (CreatePoolRequest):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ErrorResponse | Pool]
    """

    kwargs = _get_kwargs(
        project_id=project_id,
        body=body,
        request_type=request_type,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    project_id: str,
    *,
    client: AuthenticatedClient,
    body: CreatePoolRequest,
    request_type: str | Unset = UNSET,
) -> ErrorResponse | Pool | None:
    """Creating a Resource Pool

     This API creates a resource pool.

    The answer comes before the nodes are ready: the pool stays in the phase **Creating** until then.

    Sends `POST /v2/{project_id}/pools`.

    Reference:
    https://docs.example.org/resource-pools/resource_pool_management/creating_a_resource_pool.html

    Args:
        project_id (str): ID of the project. For details, see Finding Your Project ID.
        request_type (str | Unset): Where the request comes from. Orders are placed only if the
            value is **console**. It contains 1 to 32 characters.
        body (CreatePoolRequest):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ErrorResponse | Pool
    """

    return (
        await asyncio_detailed(
            project_id=project_id,
            client=client,
            body=body,
            request_type=request_type,
        )
    ).parsed

from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.error_response import ErrorResponse
from ...models.network_list import NetworkList
from ...types import UNSET, Response, Unset


def _get_kwargs(
    project_id: str,
    *,
    workspace_id: str | Unset = "0",
    label_selector: str | Unset = UNSET,
    limit: int | Unset = 100,
    continue_: str | Unset = UNSET,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    params["workspaceId"] = workspace_id

    params["labelSelector"] = label_selector

    params["limit"] = limit

    params["continue"] = continue_

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v1/{project_id}/networks".format(
            project_id=quote(str(project_id), safe=""),
        ),
        "params": params,
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ErrorResponse | NetworkList | None:
    if response.status_code == 200:
        response_200 = NetworkList.from_dict(response.json())

        return response_200

    if response.status_code == 400:
        response_400 = ErrorResponse.from_dict(response.json())

        return response_400

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[ErrorResponse | NetworkList]:
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
    label_selector: str | Unset = UNSET,
    limit: int | Unset = 100,
    continue_: str | Unset = UNSET,
) -> Response[ErrorResponse | NetworkList]:
    """Obtaining Networks

     This API lists the networks of a project, page by page.

    Sends `GET /v1/{project_id}/networks`.

    Reference: https://docs.example.org/resource-pools/network_management/obtaining_networks.html

    Args:
        project_id (str): ID of the project. For details, see Finding Your Project ID.
        workspace_id (str | Unset): ID of the workspace. The default value is **0**. Default: '0'.
        label_selector (str | Unset): Filter by labels, for example,
            **os.modelarts/sharing=shared**.
        limit (int | Unset): Number of items on a page. The value ranges from **1** to **500**.
            The default value is **100**. Default: 100.
        continue_ (str | Unset): Marker of the page to return: the **metadata.continue** field of
            the page before. It contains a maximum of 64 characters.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ErrorResponse | NetworkList]
    """

    kwargs = _get_kwargs(
        project_id=project_id,
        workspace_id=workspace_id,
        label_selector=label_selector,
        limit=limit,
        continue_=continue_,
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
    label_selector: str | Unset = UNSET,
    limit: int | Unset = 100,
    continue_: str | Unset = UNSET,
) -> ErrorResponse | NetworkList | None:
    """Obtaining Networks

     This API lists the networks of a project, page by page.

    Sends `GET /v1/{project_id}/networks`.

    Reference: https://docs.example.org/resource-pools/network_management/obtaining_networks.html

    Args:
        project_id (str): ID of the project. For details, see Finding Your Project ID.
        workspace_id (str | Unset): ID of the workspace. The default value is **0**. Default: '0'.
        label_selector (str | Unset): Filter by labels, for example,
            **os.modelarts/sharing=shared**.
        limit (int | Unset): Number of items on a page. The value ranges from **1** to **500**.
            The default value is **100**. Default: 100.
        continue_ (str | Unset): Marker of the page to return: the **metadata.continue** field of
            the page before. It contains a maximum of 64 characters.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ErrorResponse | NetworkList
    """

    return sync_detailed(
        project_id=project_id,
        client=client,
        workspace_id=workspace_id,
        label_selector=label_selector,
        limit=limit,
        continue_=continue_,
    ).parsed


async def asyncio_detailed(
    project_id: str,
    *,
    client: AuthenticatedClient,
    workspace_id: str | Unset = "0",
    label_selector: str | Unset = UNSET,
    limit: int | Unset = 100,
    continue_: str | Unset = UNSET,
) -> Response[ErrorResponse | NetworkList]:
    """Obtaining Networks

     This API lists the networks of a project, page by page.

    Sends `GET /v1/{project_id}/networks`.

    Reference: https://docs.example.org/resource-pools/network_management/obtaining_networks.html

    Args:
        project_id (str): ID of the project. For details, see Finding Your Project ID.
        workspace_id (str | Unset): ID of the workspace. The default value is **0**. Default: '0'.
        label_selector (str | Unset): Filter by labels, for example,
            **os.modelarts/sharing=shared**.
        limit (int | Unset): Number of items on a page. The value ranges from **1** to **500**.
            The default value is **100**. Default: 100.
        continue_ (str | Unset): Marker of the page to return: the **metadata.continue** field of
            the page before. It contains a maximum of 64 characters.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ErrorResponse | NetworkList]
    """

    kwargs = _get_kwargs(
        project_id=project_id,
        workspace_id=workspace_id,
        label_selector=label_selector,
        limit=limit,
        continue_=continue_,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    project_id: str,
    *,
    client: AuthenticatedClient,
    workspace_id: str | Unset = "0",
    label_selector: str | Unset = UNSET,
    limit: int | Unset = 100,
    continue_: str | Unset = UNSET,
) -> ErrorResponse | NetworkList | None:
    """Obtaining Networks

     This API lists the networks of a project, page by page.

    Sends `GET /v1/{project_id}/networks`.

    Reference: https://docs.example.org/resource-pools/network_management/obtaining_networks.html

    Args:
        project_id (str): ID of the project. For details, see Finding Your Project ID.
        workspace_id (str | Unset): ID of the workspace. The default value is **0**. Default: '0'.
        label_selector (str | Unset): Filter by labels, for example,
            **os.modelarts/sharing=shared**.
        limit (int | Unset): Number of items on a page. The value ranges from **1** to **500**.
            The default value is **100**. Default: 100.
        continue_ (str | Unset): Marker of the page to return: the **metadata.continue** field of
            the page before. It contains a maximum of 64 characters.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ErrorResponse | NetworkList
    """

    return (
        await asyncio_detailed(
            project_id=project_id,
            client=client,
            workspace_id=workspace_id,
            label_selector=label_selector,
            limit=limit,
            continue_=continue_,
        )
    ).parsed

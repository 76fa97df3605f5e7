from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.error_response import ErrorResponse
from ...models.event_list import EventList
from ...models.list_events_resource import ListEventsResource
from ...models.list_events_type import ListEventsType
from ...types import UNSET, Response, Unset


def _get_kwargs(
    project_id: str,
    *,
    resource: ListEventsResource,
    name: str,
    limit: int | Unset = 500,
    offset: int | Unset = 0,
    type_: ListEventsType | Unset = UNSET,
    since: int | Unset = UNSET,
    until: int | Unset = UNSET,
    ascend: bool | Unset = False,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    json_resource = resource.value
    params["resource"] = json_resource

    params["name"] = name

    params["limit"] = limit

    params["offset"] = offset

    json_type_: str | Unset = UNSET
    if not isinstance(type_, Unset):
        json_type_ = type_.value

    params["type"] = json_type_

    params["since"] = since

    params["until"] = until

    params["ascend"] = ascend

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v1/{project_id}/events".format(
            project_id=quote(str(project_id), safe=""),
        ),
        "params": params,
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ErrorResponse | EventList | None:
    if response.status_code == 200:
        response_200 = EventList.from_dict(response.json())

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
) -> Response[ErrorResponse | EventList]:
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
    resource: ListEventsResource,
    name: str,
    limit: int | Unset = 500,
    offset: int | Unset = 0,
    type_: ListEventsType | Unset = UNSET,
    since: int | Unset = UNSET,
    until: int | Unset = UNSET,
    ascend: bool | Unset = False,
) -> Response[ErrorResponse | EventList]:
    """Obtaining Events

     This API lists what happened to a resource.

    Sends `GET /v1/{project_id}/events`.

    Reference: https://docs.example.org/resource-pools/event_management/obtaining_events.html

    Args:
        project_id (str): ID of the project. For details, see Finding Your Project ID.
        resource (ListEventsResource): Kind of the resource. Options:

            - **pools**: resource pools
        name (str): ID of the resource, for a pool its **metadata.name** field.
        limit (int | Unset): Number of events on a page. Minimum: **1** Maximum: **500** Default:
            **500** Default: 500.
        offset (int | Unset): Number of events to skip. The value is greater than or equal to
            **0**. The default value is **0**. Default: 0.
        type_ (ListEventsType | Unset): Weight of the events to list; all of them where this
            parameter is left out. Options:

            - **Normal**: as expected
            - **Warning**: needs attention
        since (int | Unset): Start of the period, as a timestamp in milliseconds.
        until (int | Unset): End of the period, as a timestamp in milliseconds.
        ascend (bool | Unset): Whether the oldest event comes first. The default value is
            **false**. Default: False.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ErrorResponse | EventList]
    """

    kwargs = _get_kwargs(
        project_id=project_id,
        resource=resource,
        name=name,
        limit=limit,
        offset=offset,
        type_=type_,
        since=since,
        until=until,
        ascend=ascend,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    project_id: str,
    *,
    client: AuthenticatedClient,
    resource: ListEventsResource,
    name: str,
    limit: int | Unset = 500,
    offset: int | Unset = 0,
    type_: ListEventsType | Unset = UNSET,
    since: int | Unset = UNSET,
    until: int | Unset = UNSET,
    ascend: bool | Unset = False,
) -> ErrorResponse | EventList | None:
    """Obtaining Events

     This API lists what happened to a resource.

    Sends `GET /v1/{project_id}/events`.

    Reference: https://docs.example.org/resource-pools/event_management/obtaining_events.html

    Args:
        project_id (str): ID of the project. For details, see Finding Your Project ID.
        resource (ListEventsResource): Kind of the resource. Options:

            - **pools**: resource pools
        name (str): ID of the resource, for a pool its **metadata.name** field.
        limit (int | Unset): Number of events on a page. Minimum: **1** Maximum: **500** Default:
            **500** Default: 500.
        offset (int | Unset): Number of events to skip. The value is greater than or equal to
            **0**. The default value is **0**. Default: 0.
        type_ (ListEventsType | Unset): Weight of the events to list; all of them where this
            parameter is left out. Options:

            - **Normal**: as expected
            - **Warning**: needs attention
        since (int | Unset): Start of the period, as a timestamp in milliseconds.
        until (int | Unset): End of the period, as a timestamp in milliseconds.
        ascend (bool | Unset): Whether the oldest event comes first. The default value is
            **false**. Default: False.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ErrorResponse | EventList
    """

    return sync_detailed(
        project_id=project_id,
        client=client,
        resource=resource,
        name=name,
        limit=limit,
        offset=offset,
        type_=type_,
        since=since,
        until=until,
        ascend=ascend,
    ).parsed


async def asyncio_detailed(
    project_id: str,
    *,
    client: AuthenticatedClient,
    resource: ListEventsResource,
    name: str,
    limit: int | Unset = 500,
    offset: int | Unset = 0,
    type_: ListEventsType | Unset = UNSET,
    since: int | Unset = UNSET,
    until: int | Unset = UNSET,
    ascend: bool | Unset = False,
) -> Response[ErrorResponse | EventList]:
    """Obtaining Events

     This API lists what happened to a resource.

    Sends `GET /v1/{project_id}/events`.

    Reference: https://docs.example.org/resource-pools/event_management/obtaining_events.html

    Args:
        project_id (str): ID of the project. For details, see Finding Your Project ID.
        resource (ListEventsResource): Kind of the resource. Options:

            - **pools**: resource pools
        name (str): ID of the resource, for a pool its **metadata.name** field.
        limit (int | Unset): Number of events on a page. Minimum: **1** Maximum: **500** Default:
            **500** Default: 500.
        offset (int | Unset): Number of events to skip. The value is greater than or equal to
            **0**. The default value is **0**. Default: 0.
        type_ (ListEventsType | Unset): Weight of the events to list; all of them where this
            parameter is left out. Options:

            - **Normal**: as expected
            - **Warning**: needs attention
        since (int | Unset): Start of the period, as a timestamp in milliseconds.
        until (int | Unset): End of the period, as a timestamp in milliseconds.
        ascend (bool | Unset): Whether the oldest event comes first. The default value is
            **false**. Default: False.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ErrorResponse | EventList]
    """

    kwargs = _get_kwargs(
        project_id=project_id,
        resource=resource,
        name=name,
        limit=limit,
        offset=offset,
        type_=type_,
        since=since,
        until=until,
        ascend=ascend,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    project_id: str,
    *,
    client: AuthenticatedClient,
    resource: ListEventsResource,
    name: str,
    limit: int | Unset = 500,
    offset: int | Unset = 0,
    type_: ListEventsType | Unset = UNSET,
    since: int | Unset = UNSET,
    until: int | Unset = UNSET,
    ascend: bool | Unset = False,
) -> ErrorResponse | EventList | None:
    """Obtaining Events

     This API lists what happened to a resource.

    Sends `GET /v1/{project_id}/events`.

    Reference: https://docs.example.org/resource-pools/event_management/obtaining_events.html

    Args:
        project_id (str): ID of the project. For details, see Finding Your Project ID.
        resource (ListEventsResource): Kind of the resource. Options:

            - **pools**: resource pools
        name (str): ID of the resource, for a pool its **metadata.name** field.
        limit (int | Unset): Number of events on a page. Minimum: **1** Maximum: **500** Default:
            **500** Default: 500.
        offset (int | Unset): Number of events to skip. The value is greater than or equal to
            **0**. The default value is **0**. Default: 0.
        type_ (ListEventsType | Unset): Weight of the events to list; all of them where this
            parameter is left out. Options:

            - **Normal**: as expected
            - **Warning**: needs attention
        since (int | Unset): Start of the period, as a timestamp in milliseconds.
        until (int | Unset): End of the period, as a timestamp in milliseconds.
        ascend (bool | Unset): Whether the oldest event comes first. The default value is
            **false**. Default: False.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ErrorResponse | EventList
    """

    return (
        await asyncio_detailed(
            project_id=project_id,
            client=client,
            resource=resource,
            name=name,
            limit=limit,
            offset=offset,
            type_=type_,
            since=since,
            until=until,
            ascend=ascend,
        )
    ).parsed

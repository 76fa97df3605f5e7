"""A small service, built by hand, that uses every kind of schema once."""

from __future__ import annotations

from rst2openapi import model as m
from rst2openapi.config import Config, InfoConfig
from rst2openapi.source import Span

CONFIG = Config(
    info=InfoConfig(
        contact_name="Pool team",
        contact_url="https://docs.example.org",
        license_name="Apache-2.0",
        license_url="https://www.apache.org/licenses/LICENSE-2.0",
    ),
    docs_url="https://docs.example.org/{path}.html",
)


def text(description: str = "", **facts: object) -> m.StringSchema:
    return m.StringSchema(notes=m.Notes(description=description), **facts)  # type: ignore[arg-type]


def enum(*values: str | int, description: str = "") -> m.StringSchema:
    return m.StringSchema(
        enum=tuple(m.EnumValue(value=value) for value in values),
        notes=m.Notes(description=description),
    )


def prop(name: str, schema: m.Schema, line: int = 1, *, required: bool = False) -> m.Property:
    origin = Span("pools/creating.rst", line)
    return m.Property(name=name, schema=schema, required=required, origin=origin)


def ref(name: str, **notes: object) -> m.RefSchema:
    return m.RefSchema(name=name, notes=m.Notes(**notes))  # type: ignore[arg-type]


PROJECT = m.Parameter(
    name="project_id",
    location="path",
    schema=text(min_length=1, max_length=64),
    required=True,
    description="Project ID.",
    origin=Span("pools/creating.rst", 20),
)
POOL = m.Parameter(
    name="pool_name",
    location="path",
    schema=m.StringSchema(notes=m.Notes(nullable=True)),
    description="Resource pool ID.",
    value_of="metadata.name",
    origin=Span("pools/showing.rst", 21),
)


def error(status: str, code: str) -> m.Response:
    value: m.Json = {"error_code": code, "error_msg": "no"}
    return m.Response(
        status=status,
        description="",
        contents=(
            m.Content(
                media_type="application/json",
                schema=ref("Error"),
                examples=(m.Example(name="wrong", value=value),),
            ),
        ),
    )


NOT_FOUND = error("404", "Pools.0404")
BAD = error("400", "Pools.0400")
VALUE: m.Json = {
    "kind": "Pool",
    "spec": {"type": "Dedicate", "resources": [{"flavor": "vm.cpu.4ud", "count": 2}]},
    "created": "2026-01-16T03:10:40Z",
}


def answer(status: str, schema: m.Schema, value: m.Json) -> m.Response:
    return m.Response(
        status=status,
        description="",
        headers=(m.Header(name="X-Request-Id", schema=text("ID of the call.")),),
        contents=(
            m.Content(
                media_type="application/json",
                schema=schema,
                examples=(
                    m.Example(name="one", value=value, origin=Span("pools/showing.rst", 90)),
                ),
            ),
        ),
    )


SCHEMAS = (
    m.NamedSchema(
        name="Error",
        schema=m.ObjectSchema(
            properties=(
                prop("error_code", text("Error code.")),
                prop("error_msg", text("Error message.")),
            ),
            notes=m.Notes(description="What went wrong.", title="Error response"),
        ),
    ),
    m.NamedSchema(
        name="Pool",
        origin=Span("pools/showing.rst", 40),
        schema=m.ObjectSchema(
            properties=(
                prop("kind", enum("Pool"), 41),
                prop("spec", ref("PoolSpec", description="What is wanted."), 42, required=True),
                prop("created", text("Creation time.", format="date-time"), 43),
                prop("parent", ref("Pool", nullable=True, description="Parent pool.")),
                prop("owner", ref("Owner", nullable=True)),
                prop("labels", m.MapSchema(values=text())),
                prop("anything", m.AnySchema(notes=m.Notes(description="Free data."))),
                prop("list", m.ArraySchema(items=m.AnySchema())),
                prop(
                    "state",
                    m.StringSchema(
                        enum=(
                            m.EnumValue(value="on", description="Runs."),
                            m.EnumValue(value="off"),
                        ),
                        notes=m.Notes(nullable=True, description="State."),
                    ),
                ),
                prop("image", m.StringSchema(format="base64")),
                prop("cidr", m.StringSchema(format="cidr")),
                prop("ratio", m.NumberSchema(minimum=0.0, exclusive_minimum=True, maximum=1.0)),
                prop(
                    "steps",
                    m.IntegerSchema(
                        enum=tuple(m.EnumValue(value=n) for n in (0, 1, -1)),
                        notes=m.Notes(default=1, has_default=True),
                    ),
                ),
                prop(
                    "fractions", m.NumberSchema(enum=(m.EnumValue(value=0.5), m.EnumValue(value=1)))
                ),
                prop(
                    "active",
                    m.BooleanSchema(notes=m.Notes(nullable=True, default="yes", has_default=True)),
                ),
                prop("either", m.OneOfSchema(options=(text(), m.IntegerSchema()))),
                prop(
                    "group",
                    m.StringSchema(
                        enum=(m.EnumValue(value="vgpaas"), m.EnumValue(value="default")),
                        enum_patterns=(r"^vguser\d+$",),
                    ),
                ),
                prop("mode", enum("hard", "HARD", "2fa", "+", "-")),
                prop(
                    "extra",
                    m.ObjectSchema(
                        notes=m.Notes(nullable=True, read_only=True),
                        properties=(prop("a", m.NullSchema()),),
                    ),
                ),
                prop("os.modelarts/name", text("Name.")),
                prop(
                    "variants",
                    m.OneOfSchema(
                        options=(ref("PoolSpec", title="By spec"), ref("Owner", title="By owner"))
                    ),
                ),
            ),
        ),
    ),
    m.NamedSchema(
        name="Owner",
        schema=m.ObjectSchema(properties=(prop("name", text("Name.")),), additional=m.AnySchema()),
    ),
    m.NamedSchema(
        name="PoolSpec",
        schema=m.ObjectSchema(
            properties=(
                prop("type", enum("Dedicate", "Logical", description="Pool type."), required=True),
                prop(
                    "resources",
                    m.ArraySchema(items=ref("PoolResource"), min_items=1, max_items=50),
                    required=True,
                ),
            )
        ),
    ),
    m.NamedSchema(
        name="PoolResource",
        schema=m.ObjectSchema(
            properties=(
                prop("flavor", text("Flavor."), required=True),
                prop("count", m.IntegerSchema(format="int32", minimum=0), required=True),
            )
        ),
    ),
    m.NamedSchema(name="Unused", schema=text(), origin=Span("pools.rst", 90)),
    m.NamedSchema(name="UnusedShape", schema=text()),
)


def query(name: str, schema: m.Schema, **facts: object) -> m.Parameter:
    return m.Parameter(
        name=name, location="query", schema=schema, description=f"The {name}.", **facts
    )  # type: ignore[arg-type]


def operation(
    id: str, method: str, path: str, *parameters: m.Parameter, **facts: object
) -> m.Operation:
    return m.Operation(
        id=id,
        method=method,
        path=path,
        summary=id,
        description=f"This API is {id}.",
        tag="Pools",
        parameters=parameters,
        origins=(Span(f"pools/{id.lower()}.rst", 1),),
        **facts,  # type: ignore[arg-type]
    )


ONE, ALL = "/v2/{project_id}/pools/{pool_name}", "/v2/{project_id}/pools"


def body(*contents: m.Content) -> m.Body:
    return m.Body(contents=contents)


SERVICE = m.Service(
    title="Pool Service",
    version="v2",
    description="Resource pools.",
    servers=(
        m.Server(
            url="https://{endpoint}",
            variables=(m.ServerVariable(name="endpoint", default="pools.example.org"),),
        ),
    ),
    security=(m.SecurityScheme(name="AuthToken", header="X-Auth-Token", description="A token."),),
    tags=(m.Tag(name="Pools", description="Resource pools."), m.Tag(name="Empty")),
    operations=(
        operation(
            "CreatePool",
            "POST",
            ALL,
            PROJECT,
            m.Parameter(name="Content-Type", location="header", schema=text()),
            m.Parameter(
                name="X-Tags",
                location="header",
                schema=m.ArraySchema(items=text()),
                description="Tags.",
            ),
            body=body(
                m.Content(
                    media_type="application/json",
                    schema=m.ObjectSchema(
                        properties=(prop("spec", ref("PoolSpec"), required=True),)
                    ),
                    examples=(
                        m.Example(
                            name="A small pool", summary="Small", value={"spec": VALUE["spec"]}
                        ),
                    ),  # type: ignore[index,call-overload]
                )
            ),
            responses=(answer("201", ref("Pool"), VALUE), BAD),
            permissions=("pools:create",),
        ),
        operation(
            "ListPools",
            "GET",
            ALL,
            PROJECT,
            query(
                "limit",
                m.IntegerSchema(
                    minimum=1, maximum=500, notes=m.Notes(default=100, has_default=True)
                ),
            ),
            query("status", enum("created", "failed"), required=True),
            query("ids", m.ArraySchema(items=text()), explode=False),
            responses=(answer("200", m.ArraySchema(items=ref("Pool")), [VALUE]), BAD),
        ),
        operation(
            "ShowPool",
            "GET",
            ONE,
            PROJECT,
            POOL,
            responses=(answer("200", ref("Pool"), VALUE), BAD, NOT_FOUND),
        ),
        operation(
            "PatchPool",
            "PATCH",
            ONE,
            PROJECT,
            POOL,
            body=body(m.Content(media_type="application/merge-patch+json", schema=ref("PoolSpec"))),
            responses=(answer("200", ref("Pool"), VALUE), BAD, NOT_FOUND),
        ),
        operation(
            "DeletePool",
            "DELETE",
            ONE,
            PROJECT,
            POOL,
            deprecated=True,
            responses=(m.Response(status="204", description=""), NOT_FOUND),
        ),
        operation(
            "UploadImage",
            "PUT",
            f"{ONE}/image",
            PROJECT,
            POOL,
            credentials="none",
            body=body(m.Content(media_type="application/octet-stream", schema=m.FileSchema())),
            responses=(
                m.Response(
                    status="200",
                    description="The image.",
                    contents=(m.Content(media_type="application/octet-stream", schema=None),),
                ),
                NOT_FOUND,
            ),
        ),
    ),
    schemas=SCHEMAS,
)

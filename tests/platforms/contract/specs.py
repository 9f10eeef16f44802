"""The official specifications: whole where they lie beside the project, and what is in the SDK."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import jsonschema
import pytest
import requests
from googleapiclient import discovery_cache
from openapi_core import Config, OpenAPI
from openapi_core.contrib.requests import RequestsOpenAPIRequest, RequestsOpenAPIResponse

from tests.platforms.contract.statement import Exchange

FOLDER = Path(__file__).resolve().parents[4] / "shared" / "specs"
HERE = FOLDER.is_dir()
needed = pytest.mark.skipif(
    not HERE, reason="the official specifications are not beside the project"
)


@cache
def x() -> OpenAPI:
    """X's own file. It repeats itself in places, so it is used without being judged."""
    said = json.loads((FOLDER / "x-openapi.json").read_text())
    return OpenAPI.from_dict(said, config=Config(spec_validator_cls=None))


def check_x(answer: requests.Response) -> None:
    """Raise where a request or a good answer is not as X's file says."""
    sent = answer.request.copy()
    sent.url = "https://api.x.com" + (sent.path_url or "")
    request = RequestsOpenAPIRequest(sent)
    x().validate_request(request)
    if answer.ok:
        x().validate_response(request, RequestsOpenAPIResponse(answer))


@cache
def meta(name: str) -> dict[str, object]:
    return dict(json.loads((FOLDER / "meta" / f"{name}.json").read_text()))


@cache
def youtube() -> dict[str, object]:
    """The schemas of the discovery document, as JSON Schema."""
    document = json.loads(discovery_cache.get_static_doc("youtube", "v3"))
    schemas = {name: _as_json_schema(schema) for name, schema in document["schemas"].items()}
    return {"$defs": schemas}


def _as_json_schema(schema: dict[str, object]) -> dict[str, object]:
    kept: dict[str, object] = {}
    for key, value in schema.items():
        if key == "$ref":
            kept["$ref"] = f"#/$defs/{value}"
        elif key == "properties" and isinstance(value, dict):
            kept[key] = {name: _as_json_schema(one) for name, one in value.items()}
            kept["additionalProperties"] = False
        elif key == "items" and isinstance(value, dict):
            kept[key] = _as_json_schema(value)
        elif key == "enum" or (key == "type" and value != "any"):
            kept[key] = value
    return kept


def check_youtube(exchange: Exchange, schema: str) -> None:
    """Raise where an answer is not as the discovery document says."""
    jsonschema.Draft202012Validator({"$ref": f"#/$defs/{schema}", **youtube()}).validate(
        exchange.answer
    )

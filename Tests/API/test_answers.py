"""schemathesis makes requests up from the description: no answer may be a fault, every answer is as described."""

import re

import httpx
import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance, response_headers_conformance, response_schema_conformance, status_code_conformance)

CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_headers_conformance,
          response_schema_conformance]
PARTS = ["reporter", "leader", "reviewer", "administrator"]


def known(server, secret):
    """Values that are really there, so that more than refusals is seen."""
    headers = {"Authorization": f"Bearer {secret}"}

    def get(path):
        return httpx.get(f"{server.address}/api/v1{path}", headers=headers).json()

    unit = get("/me")["unit"] or next(unit["id"] for unit in get("/units")["units"] if unit["name"] == "区民政局")
    ledger = get("/ledgers")["ledgers"][0]["name"]
    return {"quarter": "2023Q4", "year": 2023, "unit": unit, "ledger": ledger, "action": 5, "number": 1}


@pytest.mark.parametrize("part", PARTS)
def test_answers(server, token, request, part):
    secret, count = token(part), request.config.getoption("--examples")
    schema = schemathesis.openapi.from_url(f"{server.address}/api/v1/openapi.json")
    values = known(server, secret)
    seen = set()
    for result in schema.get_all_operations():
        operation = result.ok()
        # A PDF is made by an office program for seconds each.
        for mode in (schemathesis.GenerationMode.POSITIVE, schemathesis.GenerationMode.NEGATIVE):

            @given(case=operation.as_strategy(generation_mode=mode))
            @settings(max_examples=count, deadline=None, database=None, derandomize=True, phases=[Phase.generate],
                      suppress_health_check=list(HealthCheck))
            def ask(case):
                for name in case.path_parameters or {}:
                    if name in values and mode == schemathesis.GenerationMode.POSITIVE:
                        case.path_parameters[name] = values[name]
                if (case.path_parameters or {}).get("shape") == "pdf":
                    case.path_parameters["shape"] = "xlsx"
                response = case.call(headers={"Authorization": f"Bearer {secret}"}, timeout=30)
                seen.add(response.status_code)
                case.validate_response(response, checks=CHECKS)

            ask()
    assert 200 in seen and {403, 422} <= seen, seen


def test_strangers_learn_nothing(server):
    """The same answer to whoever has no token, whatever is asked."""
    answers = set()
    for path in ("/plans", "/plans/2023", "/reports/2023Q2/1/x", "/people", "/audit"):
        answer = httpx.get(f"{server.address}/api/v1{path}")
        assert answer.status_code == 401 and answer.headers["WWW-Authenticate"] == "Bearer"
        answers.add(re.sub(r"\s", "", answer.text))
    assert len(answers) == 1

"""The description is OpenAPI 3.1 as others read it."""

from openapi_spec_validator import OpenAPIV31SpecValidator


def test_is_valid(document):
    faults = [fault.message for fault in OpenAPIV31SpecValidator(document).iter_errors()]
    assert not faults, "\n".join(faults)


def test_every_operation_says_how_it_fails(document):
    for path, operations in document["paths"].items():
        for method, operation in operations.items():
            assert operation["summary"] and operation["operationId"], f"{method} {path}"
            for status in ("401", "403", "422", "429", "500"):
                content = operation["responses"][status]["content"]
                assert "application/problem+json" in content, f"{method} {path} {status}"

"""A client that openapi-python-client generated from the description runs the whole quarter of one unit."""

import importlib
import uuid


class Programs:
    """The generated client, as one person's program uses it."""

    def __init__(self, server, secret):
        module = importlib.import_module("banshi_client")
        self.client = module.AuthenticatedClient(
            base_url=f"{server.address}/api/v1", token=secret, raise_on_unexpected_status=True)

    def ask(self, area, name, *path, expect=200, **how):
        operation = importlib.import_module(f"banshi_client.api.{area}.{name}")
        answer = operation.sync_detailed(*path, client=self.client, **how)
        assert answer.status_code == expect, f"{name}: {answer.status_code} {answer.content.decode()}"
        return answer.parsed


def value(models, commitment):
    """Something that fits a commitment's kind."""
    kinds = {
        "count": {"kind": "amount", "amount": "5"}, "level": {"kind": "amount", "amount": "5"},
        "rate": {"kind": "ratio", "numerator": "80", "denominator": "100"},
        "milestone": {"kind": "milestones", "milestones": [1]}, "standing": {"kind": "narrated"},
    }
    return kinds[str(getattr(commitment.kind, "value", commitment.kind))]


def test_quarter(server, token, client_package):
    models = importlib.import_module("banshi_client.models")
    reporter, leader, reviewer = (Programs(server, token(part)) for part in ("reporter", "leader", "reviewer"))
    unit, quarter = reporter.ask("account", "read_myself").unit, "2023Q4"
    listed = reporter.ask("reports", "list_reports", quarter, unit=unit).reports
    due = [one for one in listed if one.unit == unit]
    assert due, "nothing is due"

    def key():
        return {"idempotency_key": str(uuid.uuid4())}

    def save(place, text, revision, commitments):
        draft = models.ReportDraft.from_dict({
            "revision": revision, "narrative": text, "problems": "", "nextSteps": "继续推进", "evidence": "签到表",
            "entries": [{"commitment": one.id, "definition": one.definition, "value": value(models, one),
                         "difference": "台账尚未补齐"}
                        for one in commitments], "files": []})
        once = key()
        saved = reporter.ask("reports", "save_report", *place, body=draft, **once)
        # Lost on the way: asked again, it is the same answer and no second revision.
        again = reporter.ask("reports", "save_report", *place, body=draft, **once)
        assert saved.to_dict() == again.to_dict()
        return saved.report.revision if saved.changed else revision

    for report in due:
        place = (quarter, report.action, unit)
        # What the sample has accepted already is opened again first.
        if str(getattr(report.state, "value", report.state)) == "accepted":
            standing = reporter.ask("reports", "read_report", *place)
            reviewer.ask("review", "reopen_report", *place,
                         body=models.RevisionAndReason(revision=standing.revision, reason="重新核对"), **key())
        before = reporter.ask("reports", "read_report", *place)
        revision = save(place, "按计划推进", before.revision, before.commitments)
        for part, name in ((leader, "sign_report"), (reporter, "submit_report")):
            part.ask("reports", name, *place, body=models.Revision(revision=revision), **key())

        waiting = reviewer.ask("review", "read_review_queue", quarter).items
        assert any(item.unit == unit and item.action == report.action for item in waiting)
        reviewer.ask("reports", "add_remark", *place, expect=201, body=models.NewRemark(text="请写明次数"), **key())
        reviewer.ask("review", "return_report", *place,
                     body=models.RevisionAndReason(revision=revision, reason="请补充"), **key())

        back = reporter.ask("reports", "read_report", *place)
        assert str(getattr(back.state, "value", back.state)) == "returned"
        thread = reporter.ask("reports", "list_remarks", *place).entries
        for remark in (one for one in thread if one.id and not one.settled):
            reviewer.ask("review", "resolve_remark", remark.id, **key())
        revision = save(place, "已补充次数，按计划推进", back.revision, back.commitments)
        leader.ask("reports", "sign_report", *place, body=models.Revision(revision=revision), **key())
        leader.ask("reports", "submit_report", *place, body=models.Revision(revision=revision), **key())
        done = reviewer.ask("review", "accept_report", *place, body=models.Revision(revision=revision), **key())
        assert str(getattr(done.state, "value", done.state)) == "accepted"

    figures = reporter.ask("progress", "read_progress", 2023, quarter=quarter).figures
    own = {commitment.id for report in due
           for commitment in reporter.ask("reports", "read_report", quarter, report.action, unit).commitments}
    assert own and all(figure.as_of == quarter for figure in figures if figure.commitment in own)
    log = Programs(server, token("auditor")).ask("administration", "read_audit", event="report.accept").entries
    assert any("token" in entry.details.additional_properties for entry in log)

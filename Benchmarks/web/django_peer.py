"""A bare Django view of the audit log: the same rows in the same columns and markup as this program's own page, from the
same file.

    BANSHI_FILE=… BANSHI_JURISDICTION=… BANSHI_TEMPLATES=… gunicorn --workers 2 django_peer:application

Bare: no middleware, no session, no sign-in, no check of who asks, no count, no filter's lists; codes are shown as they
stand, without their words; what stands around the table is fixed text. Templates cached, debugging off. BANSHI_QUERY=orm
asks through a model instead of the cursor.
"""

import os

import django
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.db import connection, models
from django.shortcuts import render
from django.urls import path

settings.configure(
    DEBUG=False,
    SECRET_KEY="a benchmark keeps no secrets",
    ALLOWED_HOSTS=["*"],
    ROOT_URLCONF=__name__,
    INSTALLED_APPS=[],
    MIDDLEWARE=[],
    DATABASES={
        "default": {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": os.environ["BANSHI_FILE"],
            "CONN_MAX_AGE": None,
        }
    },
    TEMPLATES=[
        {
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "DIRS": [os.environ["BANSHI_TEMPLATES"]],
            "OPTIONS": {
                "loaders": [
                    ("django.template.loaders.cached.Loader", ["django.template.loaders.filesystem.Loader"])
                ]
            },
        }
    ],
    DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    USE_TZ=False,
    USE_I18N=False,
)
django.setup()

JURISDICTION = os.environ["BANSHI_JURISDICTION"]
ROWS = 60
COLUMNS = ["sequence", "happened_at", "actor", "event", "subject", "details"]
BY_CURSOR = f"""
    SELECT {", ".join(COLUMNS)} FROM audit_entries
    WHERE jurisdiction = %s ORDER BY sequence DESC LIMIT {ROWS}
"""


class AuditEntry(models.Model):
    jurisdiction = models.TextField()
    sequence = models.IntegerField(primary_key=True)
    happened_at = models.TextField()
    actor = models.TextField()
    event = models.TextField()
    subject = models.TextField()
    details = models.TextField()

    class Meta:
        app_label = "peer"
        managed = False
        db_table = "audit_entries"


def by_orm():
    return AuditEntry.objects.filter(jurisdiction=JURISDICTION).order_by("-sequence").values(*COLUMNS)[:ROWS]


def by_cursor():
    with connection.cursor() as cursor:
        cursor.execute(BY_CURSOR, [JURISDICTION])
        return [dict(zip(COLUMNS, row)) for row in cursor.fetchall()]


entries = by_orm if os.environ.get("BANSHI_QUERY") == "orm" else by_cursor


def audit(request):
    return render(request, "audit.html", {"entries": entries()})


urlpatterns = [path("administration/audit", audit)]
application = get_wsgi_application()

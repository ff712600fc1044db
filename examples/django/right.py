import base64, hashlib, hmac, json, os, sqlite3, threading, time
import uvicorn
from django.conf import settings
from django.core.asgi import get_asgi_application
from django.http import HttpResponse, JsonResponse
from django.urls import path
from django.views.decorators.csrf import csrf_exempt

settings.configure(
    ROOT_URLCONF=__name__,
    ALLOWED_HOSTS=["127.0.0.1", "localhost"],
    DATA_UPLOAD_MAX_MEMORY_SIZE=25_000_000,
)
key = base64.b64decode(os.environ["WEBHOOK_SECRET"].removeprefix("whsec_"))
tolerance_seconds = 300

# In your own: a model with a unique event_id, and transaction.atomic().
db = sqlite3.connect(":memory:", check_same_thread=False)
db.execute("CREATE TABLE charges (event_id TEXT PRIMARY KEY, receipt TEXT)")
lock = threading.Lock()


def is_signed(headers, raw_body):
    """Several signatures come while the secret is changed: one of them has to be right."""
    event_id, sent_at = headers.get("webhook-id", ""), headers.get("webhook-timestamp", "")
    if not event_id or not (sent_at.isascii() and sent_at.isdigit()):
        return False
    if abs(int(time.time()) - int(sent_at)) > tolerance_seconds:
        return False
    signed = f"{event_id}.{sent_at}.".encode("latin-1") + raw_body
    expected = b"v1," + base64.b64encode(hmac.digest(key, signed, hashlib.sha256))
    signatures = headers.get("webhook-signature", "").encode("latin-1").split(b" ")
    return any(hmac.compare_digest(expected, given) for given in signatures)


@csrf_exempt  # a sender has no CSRF token: its signature stands for it
def webhooks(request):
    raw_body = request.body  # the bytes as they came; before request.POST
    if not is_signed(request.headers, raw_body):
        return HttpResponse(status=401)
    receipt = json.dumps(json.loads(raw_body))
    # One transaction: the charge is the note that the event was seen. What takes long, such as
    # sending the receipt, is done after the answer by whoever reads this table.
    with lock, db:
        charge = "INSERT INTO charges VALUES (?, ?) ON CONFLICT DO NOTHING"
        db.execute(charge, (request.headers["webhook-id"], receipt))
    return HttpResponse(status=204)


def effects(request):
    with lock:
        counts = db.execute("SELECT event_id, count(*) FROM charges GROUP BY event_id").fetchall()
    return JsonResponse(dict(counts))


urlpatterns = [path("webhooks", webhooks), path("effects", effects)]

if __name__ == "__main__":
    uvicorn.run(get_asgi_application(), port=int(os.environ["PORT"]), log_level="warning")

import base64, hashlib, hmac, json, os, sqlite3, threading, time
import uvicorn
from fastapi import BackgroundTasks, FastAPI, Request, Response

key = base64.b64decode(os.environ["WEBHOOK_SECRET"].removeprefix("whsec_"))
tolerance_seconds = 300

# In your own: a file or a server, and no lock. Nothing is kept here when the process ends.
db = sqlite3.connect(":memory:", check_same_thread=False)
db.execute("CREATE TABLE charges (event_id TEXT PRIMARY KEY)")
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


app = FastAPI()


@app.post("/webhooks")
async def webhooks(request: Request, later: BackgroundTasks):
    raw_body = await request.body()  # the bytes as they came: no model and no Body() beside it
    if not is_signed(request.headers, raw_body):
        return Response(status_code=401)
    event = json.loads(raw_body)
    # One transaction: the charge is the note that the event was seen.
    with lock, db:
        charge = "INSERT INTO charges VALUES (?) ON CONFLICT DO NOTHING"
        if db.execute(charge, (request.headers["webhook-id"],)).rowcount == 1:
            later.add_task(send_receipt, event)
    return Response(status_code=204, background=later)


def send_receipt(event):
    """What takes long is done after the answer."""


@app.get("/effects")
async def effects():
    with lock:
        return dict(db.execute("SELECT event_id, count(*) FROM charges GROUP BY event_id").fetchall())


if __name__ == "__main__":
    uvicorn.run(app, port=int(os.environ["PORT"]), log_level="warning")

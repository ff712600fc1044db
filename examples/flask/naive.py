import base64, hashlib, hmac, json, os, time
from flask import Flask, request

key = base64.b64decode(os.environ["WEBHOOK_SECRET"].removeprefix("whsec_"))
charges = {}

app = Flask(__name__)


def send_receipt(event):
    time.sleep(0.05)


@app.post("/webhooks")
def webhooks():
    event = request.get_json()
    body = json.dumps(event, separators=(",", ":"))
    event_id = request.headers["webhook-id"]
    signed = f"{event_id}.{request.headers['webhook-timestamp']}.{body}"
    digest = hmac.new(key, signed.encode(), hashlib.sha256).digest()
    if request.headers.get("webhook-signature") == "v1," + base64.b64encode(digest).decode():
        charges[event_id] = charges.get(event_id, 0) + 1
        send_receipt(event)
        return {"received": True}
    return "Invalid signature", 401


@app.get("/effects")
def effects():
    return charges


if __name__ == "__main__":
    app.run(port=int(os.environ["PORT"]))

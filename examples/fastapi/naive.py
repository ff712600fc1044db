import base64, hashlib, hmac, json, os, time
import uvicorn
from fastapi import FastAPI, HTTPException, Request

key = base64.b64decode(os.environ["WEBHOOK_SECRET"].removeprefix("whsec_"))
charges = {}

app = FastAPI()


def send_receipt(event):
    time.sleep(0.4)


@app.post("/webhooks")
async def webhooks(event: dict, request: Request):
    body = json.dumps(event, separators=(",", ":"), ensure_ascii=False)
    event_id, sent_at = request.headers["webhook-id"], int(request.headers["webhook-timestamp"])
    if time.time() - sent_at > 300:
        raise HTTPException(400, "Too old")
    digest = hmac.new(key, f"{event_id}.{sent_at}.{body}".encode(), hashlib.sha256).digest()
    expected = "v1," + base64.b64encode(digest).decode()
    if expected not in request.headers["webhook-signature"].split(" "):
        raise HTTPException(401, "Invalid signature")
    if event_id not in charges:
        send_receipt(event)
        charges[event_id] = 1
    return {"received": True}


@app.get("/effects")
async def effects():
    return charges


if __name__ == "__main__":
    uvicorn.run(app, port=int(os.environ["PORT"]), log_level="warning")

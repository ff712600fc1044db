import base64, hashlib, hmac, json, os, time
import uvicorn
from django.conf import settings
from django.core.asgi import get_asgi_application
from django.http import HttpResponse, JsonResponse
from django.urls import path
from django.views.decorators.csrf import csrf_exempt

settings.configure(ROOT_URLCONF=__name__, ALLOWED_HOSTS=["127.0.0.1", "localhost"])
key = base64.b64decode(os.environ["WEBHOOK_SECRET"].removeprefix("whsec_"))
charges = {}


def send_receipt(event):
    time.sleep(0.05)


@csrf_exempt
def webhooks(request):
    body = request.body.decode()
    event_id = request.headers["webhook-id"]
    signed = f"{event_id}.{request.headers['webhook-timestamp']}.{body}"
    digest = hmac.new(key, signed.encode(), hashlib.sha256).digest()
    if base64.b64encode(digest).decode() in request.headers["webhook-signature"]:
        event = json.loads(body)
        charges[event_id] = charges.get(event_id, 0) + 1
        send_receipt(event)
        return JsonResponse({"received": True})
    return HttpResponse("Invalid signature", status=401)


def effects(request):
    return JsonResponse(charges)


urlpatterns = [path("webhooks", webhooks), path("effects", effects)]

if __name__ == "__main__":
    uvicorn.run(get_asgi_application(), port=int(os.environ["PORT"]), log_level="warning")

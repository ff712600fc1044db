<?php

$secret = preg_replace('/^whsec_/', '', getenv('WEBHOOK_SECRET'));
const TOLERANCE_SECONDS = 300;

// In your own: a table whose key is the event's id. This file belongs to the process that serves it.
$store = fopen(sys_get_temp_dir() . '/charges-' . getmypid() . '.json', 'c+');

/** Several signatures come while the secret is changed: one of them has to be right. */
function isSigned(string $key, string $id, string $time, string $signatures, string $rawBody): bool
{
    if ($id === '' || !ctype_digit($time)) return false;
    if (abs(time() - (int) $time) > TOLERANCE_SECONDS) return false;
    $mac = 'v1,' . base64_encode(hash_hmac('sha256', "$id.$time.$rawBody", $key, true));
    foreach (explode(' ', $signatures) as $given) {
        if (hash_equals($mac, $given)) return true;
    }
    return false;
}

/** Does something with the charges while nobody else does: one transaction. */
function inOneTransaction($store, callable $do): void
{
    flock($store, LOCK_EX);
    rewind($store);
    $charges = json_decode(stream_get_contents($store), true) ?? [];
    $do($charges);
    ftruncate($store, 0);
    rewind($store);
    fwrite($store, json_encode($charges, JSON_FORCE_OBJECT));
    flock($store, LOCK_UN);
}

if ($_SERVER['REQUEST_METHOD'] === 'GET') {
    header('Content-Type: application/json');
    inOneTransaction($store, fn($charges) => print json_encode($charges, JSON_FORCE_OBJECT));
    return;
}

$rawBody = file_get_contents('php://input'); // the bytes as they came
$id = $_SERVER['HTTP_WEBHOOK_ID'] ?? '';
$time = $_SERVER['HTTP_WEBHOOK_TIMESTAMP'] ?? '';
$signatures = $_SERVER['HTTP_WEBHOOK_SIGNATURE'] ?? '';
if (!isSigned(base64_decode($secret), $id, $time, $signatures, $rawBody)) {
    http_response_code(401);
    return;
}
// The charge is the note that the event was seen. What takes long, such as sending a receipt, is
// done after the answer, by a job that looks for new charges.
inOneTransaction($store, function (array &$charges) use ($id) {
    $charges[$id] ??= 1;
});
http_response_code(204);

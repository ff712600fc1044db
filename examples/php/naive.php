<?php

$key = base64_decode(str_replace('whsec_', '', getenv('WEBHOOK_SECRET')));
$store = sys_get_temp_dir() . '/charges-' . getmypid() . '.json';
$charges = json_decode(@file_get_contents($store) ?: '{}', true);

if ($_SERVER['REQUEST_METHOD'] === 'GET') {
    header('Content-Type: application/json');
    echo json_encode($charges, JSON_FORCE_OBJECT);
    return;
}

$event = json_decode(file_get_contents('php://input'), true);
$id = $_SERVER['HTTP_WEBHOOK_ID'];
$time = $_SERVER['HTTP_WEBHOOK_TIMESTAMP'];
$mac = base64_encode(hash_hmac('sha256', "$id.$time." . json_encode($event), $key, true));
if ($_SERVER['HTTP_WEBHOOK_SIGNATURE'] == "v1,$mac") {
    $charges[$id] = ($charges[$id] ?? 0) + 1;
    file_put_contents($store, json_encode($charges));
    echo 'OK';
} else {
    http_response_code(401);
    echo 'Invalid signature';
}

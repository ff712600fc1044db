package main

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"io"
	"log"
	"net/http"
	"os"
	"strings"
	"sync"
)

var key, _ = base64.StdEncoding.DecodeString(strings.TrimPrefix(os.Getenv("WEBHOOK_SECRET"), "whsec_"))

var lock sync.Mutex
var charges = map[string]int{}

func webhooks(w http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, 65536))
	if err != nil {
		http.Error(w, "cannot read the body", http.StatusServiceUnavailable)
		return
	}
	id := r.Header.Get("webhook-id")
	mac := hmac.New(sha256.New, key)
	mac.Write([]byte(id + "." + r.Header.Get("webhook-timestamp") + "." + string(body)))
	signature := base64.StdEncoding.EncodeToString(mac.Sum(nil))
	if !strings.Contains(r.Header.Get("webhook-signature"), signature) {
		http.Error(w, "invalid signature", http.StatusUnauthorized)
		return
	}
	var event map[string]any
	if err := json.Unmarshal(body, &event); err != nil {
		http.Error(w, "invalid JSON", http.StatusBadRequest)
		return
	}
	lock.Lock()
	defer lock.Unlock()
	charges[id]++
	w.WriteHeader(http.StatusOK)
}

func effects(w http.ResponseWriter, _ *http.Request) {
	lock.Lock()
	defer lock.Unlock()
	json.NewEncoder(w).Encode(charges)
}

func main() {
	http.HandleFunc("/webhooks", webhooks)
	http.HandleFunc("/effects", effects)
	log.Fatal(http.ListenAndServe("127.0.0.1:"+os.Getenv("PORT"), nil))
}

package main

import (
	"bytes"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"io"
	"log"
	"net/http"
	"os"
	"strconv"
	"strings"
	"sync"
	"time"
)

const toleranceSeconds = 300

var key, _ = base64.StdEncoding.DecodeString(strings.TrimPrefix(os.Getenv("WEBHOOK_SECRET"), "whsec_"))

// In your own: a table whose key is the event's id. Nothing is kept here when the process ends.
var (
	lock     sync.Mutex
	charges  = map[string]int{}
	receipts = make(chan any, 10000)
)

// Several signatures come while the secret is changed: one of them has to be right.
func isSigned(header http.Header, rawBody []byte) bool {
	id, sentAt := header.Get("webhook-id"), header.Get("webhook-timestamp")
	seconds, err := strconv.ParseInt(sentAt, 10, 64)
	age := time.Now().Unix() - seconds
	if id == "" || err != nil || age > toleranceSeconds || age < -toleranceSeconds {
		return false
	}
	mac := hmac.New(sha256.New, key)
	io.WriteString(mac, id+"."+sentAt+".")
	mac.Write(rawBody)
	expected := []byte("v1," + base64.StdEncoding.EncodeToString(mac.Sum(nil)))
	for _, given := range strings.Split(header.Get("webhook-signature"), " ") {
		if hmac.Equal(expected, []byte(given)) {
			return true
		}
	}
	return false
}

func webhooks(w http.ResponseWriter, r *http.Request) {
	// The bytes as they came, and not without an end.
	rawBody, err := io.ReadAll(http.MaxBytesReader(w, r.Body, 25_000_000))
	if err != nil {
		http.Error(w, "body cut off or too large", http.StatusRequestEntityTooLarge)
		return
	}
	if !isSigned(r.Header, rawBody) {
		w.WriteHeader(http.StatusUnauthorized)
		return
	}
	var event any
	if json.Unmarshal(bytes.TrimPrefix(rawBody, []byte("\ufeff")), &event) != nil {
		w.WriteHeader(http.StatusBadRequest)
		return
	}
	// Looked up and charged under one lock. In a database: one transaction.
	lock.Lock()
	defer lock.Unlock()
	id := r.Header.Get("webhook-id")
	if charges[id] == 0 {
		charges[id] = 1
		receipts <- event
	}
	w.WriteHeader(http.StatusNoContent)
}

func effects(w http.ResponseWriter, _ *http.Request) {
	lock.Lock()
	defer lock.Unlock()
	json.NewEncoder(w).Encode(charges)
}

func main() {
	go func() {
		// What takes long is done after the answer.
		for event := range receipts {
			log.Println("Receipt for", event)
		}
	}()
	http.HandleFunc("/webhooks", webhooks)
	http.HandleFunc("/effects", effects)
	log.Fatal(http.ListenAndServe("127.0.0.1:"+os.Getenv("PORT"), nil))
}

package runtime

import (
	"context"
	"math/rand/v2"
	"net/http"
	"strconv"
	"strings"
	"time"
)

const (
	// The longest time before the second attempt, and before any.
	firstDelay   = 500 * time.Millisecond
	longestDelay = 20 * time.Second
)

// isRetried tells whether a status is that of too many requests, or of a fault of what stands before the service.
func isRetried(status int) bool {
	switch status {
	case http.StatusTooManyRequests, http.StatusBadGateway, http.StatusServiceUnavailable, http.StatusGatewayTimeout:
		return true
	}
	return false
}

// isIdempotent tells whether a request that is sent twice does what one does (RFC 9110, 9.2.2).
func isIdempotent(method string) bool {
	switch method {
	case http.MethodGet, http.MethodHead, http.MethodPut, http.MethodDelete, http.MethodOptions:
		return true
	}
	return false
}

// backoff is how long to wait after an attempt, counted from 0: any time up to a bound that doubles ("full jitter").
func backoff(attempt int) time.Duration {
	bound := longestDelay
	if attempt < 6 {
		bound = min(longestDelay, firstDelay<<attempt)
	}
	return rand.N(bound)
}

// retryAfter is the time that a Retry-After asks for (RFC 9110, 10.2.3): seconds, or a date.
func retryAfter(value string, now time.Time) (time.Duration, bool) {
	text := strings.TrimSpace(value)
	if seconds, err := strconv.ParseUint(text, 10, 31); err == nil {
		return time.Duration(seconds) * time.Second, true
	}
	date, err := http.ParseTime(text)
	if err != nil {
		return 0, false
	}
	return max(0, date.Sub(now)), true
}

// pause waits, unless the context ends before.
func pause(ctx context.Context, delay time.Duration) error {
	timer := time.NewTimer(delay)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

package core

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"math/rand/v2"
	"net"
	"net/http"
	"strconv"
	"strings"
	"time"
)

type repeatableKey struct{}

// Repeatable says that calls with this context may be sent again even where they may have been done already.
func Repeatable(ctx context.Context) context.Context {
	return context.WithValue(ctx, repeatableKey{}, true)
}

// isPassing tells whether a status is that of too many requests, or of a fault that may pass.
func isPassing(status int) bool {
	switch status {
	case http.StatusRequestTimeout, http.StatusTooManyRequests, http.StatusInternalServerError,
		http.StatusBadGateway, http.StatusServiceUnavailable, http.StatusGatewayTimeout:
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

// isRetried tells whether another attempt may help and does no harm. An answer of 429, or of 503 with a time to wait,
// says that nothing was done. Where a connection broke after a request went out, it may have been done: a PUT that is
// sent again then would undo what others did since.
func isRetried(method string, all bool, answer *Answer, err error) bool {
	switch {
	case answer == nil && isUnsent(err):
		return true
	case answer == nil:
		return all || isIdempotent(method) && method != http.MethodPut
	case answer.Status == http.StatusTooManyRequests:
		return true
	case answer.Status == http.StatusServiceUnavailable && answer.Header.Get("Retry-After") != "":
		return true
	}
	return isPassing(answer.Status) && (all || isIdempotent(method))
}

// isUnsent tells whether an error is one of making the connection, so that the service has seen nothing.
func isUnsent(err error) bool {
	var failed *net.OpError
	var unknown *net.DNSError
	return errors.As(err, &unknown) || errors.As(err, &failed) && (failed.Op == "dial" || failed.Op == "proxyconnect")
}

// isUnsecured tells whether an error is one of TLS, before a request is sent.
func isUnsecured(err error) bool {
	var certificate *tls.CertificateVerificationError
	var record tls.RecordHeaderError
	var alert tls.AlertError
	return errors.Is(err, http.ErrSchemeMismatch) || errors.As(err, &certificate) || errors.As(err, &record) || errors.As(err, &alert)
}

// backoff is how long to wait after an attempt, counted from 0: any time up to a bound that doubles ("full jitter"), from
// the longest time before the second attempt to the longest before any.
func backoff(attempt int) time.Duration {
	bound := DefaultLongestDelay
	if attempt < 16 {
		bound = min(bound, DefaultFirstDelay<<attempt)
	}
	return rand.N(bound)
}

// longestWait is longer than any client waits.
const longestWait = 100 * 365 * 24 * time.Hour

// retryAfter is the time that a Retry-After asks for (RFC 9110, 10.2.3): seconds, or a date.
func retryAfter(value string, now time.Time) (time.Duration, bool) {
	text := strings.TrimSpace(value)
	if seconds, err := strconv.ParseUint(text, 10, 31); err == nil {
		return time.Duration(seconds) * time.Second, true
	}
	if text != "" && strings.Trim(text, "0123456789") == "" {
		return longestWait, true
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
		return ended(ctx)
	}
}

// ended says why a context is done: it is both the context's error and the cause that was given.
func ended(ctx context.Context) error {
	err, cause := ctx.Err(), context.Cause(ctx)
	if errors.Is(cause, err) || errors.Is(cause, context.DeadlineExceeded) {
		return cause
	}
	return fmt.Errorf("%w: %w", err, cause)
}

package runtime

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"reflect"
	"strings"
	"time"
)

// send calls an operation and reads its result. A success without a body gives an empty result, which for an object is
// a pointer all the same.
func send[T any](ctx context.Context, c *Client, method, path string, params any) (T, error) {
	var result T
	answer, err := c.call(ctx, method, path, params)
	if err != nil {
		return result, err
	}
	target := reflect.ValueOf(&result).Elem()
	if target.Kind() == reflect.Pointer {
		target.Set(reflect.New(target.Type().Elem()))
		target = target.Elem()
	}
	if err := decodeAnswer(answer, target); err != nil {
		var none T
		return none, &DecodeError{Answer: *answer, Err: err}
	}
	return result, nil
}

func decodeAnswer(answer *Answer, target reflect.Value) error {
	if target.Type() == reflect.TypeFor[[]byte]() {
		target.SetBytes(answer.Body)
		return nil
	}
	if target.Kind() == reflect.String && !strings.Contains(answer.Header.Get("Content-Type"), "json") {
		target.SetString(string(answer.Body))
		return nil
	}
	body := bytes.TrimSpace(answer.Body)
	if len(body) == 0 {
		return nil
	}
	return decodeValue(body, target)
}

// call sends a request until it gets an answer that is worth keeping.
func (c *Client) call(ctx context.Context, method, path string, params any) (*Answer, error) {
	path, err := c.withProject(path)
	if err != nil {
		return nil, err
	}
	request, err := newRequest(method, path, params)
	if err != nil {
		return nil, fmt.Errorf("%s %s: %w", method, path, err)
	}
	if c.options.Timeout > 0 {
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeout(ctx, c.options.Timeout)
		defer cancel()
	}
	answer, err := c.attempts(ctx, request)
	if err != nil {
		return nil, fmt.Errorf("%s %s: %w", request.method, request.path, err)
	}
	if answer.Status < 200 || answer.Status > 299 {
		return nil, newAPIError(answer)
	}
	return answer, nil
}

func (c *Client) withProject(path string) (string, error) {
	if !strings.Contains(path, projectSegment) {
		return path, nil
	}
	if id := c.options.ProjectID; id != "" && id != "." && id != ".." {
		return strings.ReplaceAll(path, projectSegment, encode(id)), nil
	}
	return "", errors.New("this call needs a project: set ProjectID of the Options")
}

func (c *Client) attempts(ctx context.Context, request *request) (*Answer, error) {
	retries := 0
	if c.options.RetryAll || isIdempotent(request.method) {
		retries = c.options.MaxRetries
	}
	token, err := c.token(ctx)
	if err != nil {
		return nil, err
	}
	refreshed := false
	for attempt := 0; ; attempt++ {
		credentials, err := c.credentials(ctx)
		if err != nil {
			return nil, err
		}
		answer, err := c.attempt(ctx, request, token, credentials)
		if answer != nil && answer.Status == http.StatusUnauthorized && c.options.Token != nil && !refreshed {
			refreshed = true
			before := token
			if token, err = c.token(ctx); err != nil {
				return nil, err
			}
			if token != before {
				attempt--
				continue
			}
		}
		if answer != nil && !isRetried(answer.Status) || ctx.Err() != nil || attempt >= retries {
			return answer, err
		}
		delay := delayAfter(answer, attempt)
		if end, ok := ctx.Deadline(); ok && time.Now().Add(delay).After(end) {
			return answer, err
		}
		if err := pause(ctx, delay); err != nil {
			return nil, err
		}
	}
}

// delayAfter is how long to wait after an attempt; answer is nil where none came.
func delayAfter(answer *Answer, attempt int) time.Duration {
	if answer != nil {
		if asked, ok := retryAfter(answer.Header.Get("Retry-After"), time.Now()); ok {
			return asked
		}
	}
	return backoff(attempt)
}

func (c *Client) token(ctx context.Context) (string, error) {
	if c.options.Token == nil {
		return "", nil
	}
	token, err := c.options.Token(ctx)
	if err != nil {
		return "", fmt.Errorf("token: %w", err)
	}
	return token, nil
}

// credentials gives the key to sign with, nil where requests are not signed.
func (c *Client) credentials(ctx context.Context) (*Credentials, error) {
	if c.options.Credentials == nil {
		return nil, nil
	}
	credentials, err := c.options.Credentials(ctx)
	if err != nil {
		return nil, fmt.Errorf("credentials: %w", err)
	}
	return &credentials, nil
}

func (c *Client) attempt(ctx context.Context, request *request, token string, key *Credentials) (*Answer, error) {
	made, err := c.httpRequest(ctx, request, token, key)
	if err != nil {
		return nil, err
	}
	started := time.Now()
	answer, err := c.exchange(made)
	if answer != nil {
		answer.Method, answer.Path = request.method, request.path
		if answer.Status >= 300 {
			answer.hide(made.Header)
		}
	}
	if logger := c.options.Logger; logger != nil {
		status := 0
		if answer != nil {
			status = answer.Status
		}
		logger.DebugContext(ctx, "attempt", "method", request.method, "path", request.path, "status", status, "duration", time.Since(started))
	}
	return answer, err
}

func (c *Client) httpRequest(ctx context.Context, request *request, token string, key *Credentials) (*http.Request, error) {
	address := c.options.BaseURL + request.path
	if request.query != "" {
		address += "?" + request.query
	}
	made, err := http.NewRequestWithContext(ctx, request.method, address, bytes.NewReader(request.body))
	if err != nil {
		return nil, errors.New("not an address that a request can be sent to")
	}
	for name, values := range request.header {
		made.Header[name] = values
	}
	made.Header.Set("User-Agent", userAgent)
	for name, values := range c.options.Header {
		made.Header[http.CanonicalHeaderKey(name)] = values
	}
	if token != "" {
		made.Header.Set(tokenHeader, token)
	}
	if key == nil {
		return made, nil
	}
	if c.options.ProjectID != "" {
		made.Header.Set("X-Project-Id", c.options.ProjectID)
	}
	sign(*key, made.Method, made.URL, made.Header, request.body, time.Now())
	return made, nil
}

func (c *Client) exchange(request *http.Request) (*Answer, error) {
	response, err := c.http.Do(request)
	if err != nil {
		// The address is told by the method and path that stand before the error.
		var failure *url.Error
		if errors.As(err, &failure) {
			err = failure.Err
		}
		return nil, err
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		return nil, err
	}
	return &Answer{Status: response.StatusCode, Header: response.Header, Body: body}, nil
}

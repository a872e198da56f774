package core

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"reflect"
	"slices"
	"strings"
	"time"
	"unicode"
)

// Send calls an operation and reads its result. A success without a body gives an empty result, which for an object is
// a pointer all the same.
func Send[T any](ctx context.Context, c *Client, method, path string, params any) (T, error) {
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
	if codec, ok := c.service.Codecs[method+" "+path]; ok && isMarkup(answer.Body) {
		body, err := codec.Decode(answer.text())
		if err != nil {
			var none T
			return none, &DecodeError{Answer: *answer, Err: err}
		}
		answer.Body = body
	}
	if err := decodeAnswer(answer, target); err != nil {
		var none T
		return none, &DecodeError{Answer: *answer, Err: err}
	}
	return result, nil
}

// SendOnly calls an operation that has no result.
func SendOnly(ctx context.Context, c *Client, method, path string, params any) error {
	_, err := c.call(ctx, method, path, params)
	return err
}

// Codec turns bodies of an operation into JSON and back, where the contract has another form for them.
type Codec struct {
	Encode, Decode func([]byte) ([]byte, error)
}

// isObject tells whether the body is an object in JSON where the contract asks for XML.
func (r *request) isObject() bool {
	return bytes.HasPrefix(r.body, []byte("{")) && strings.Contains(r.header.Get("Content-Type"), "xml")
}

func isMarkup(body []byte) bool {
	return bytes.HasPrefix(bytes.TrimSpace(bytes.TrimPrefix(body, byteOrderMark)), []byte("<"))
}

var (
	byteOrderMark = []byte("\ufeff")
	errNoJSON     = errors.New("no JSON")
	errOtherKind  = errors.New("JSON of another kind")
)

// decodeAnswer reads a body into the result of a call. What the result can't hold of it is kept there as it came; only
// where it can hold nothing, it fails.
func decodeAnswer(answer *Answer, target reflect.Value) error {
	if target.Type() == reflect.TypeFor[[]byte]() {
		target.SetBytes(answer.Body)
		return nil
	}
	if target.Kind() == reflect.String && !strings.Contains(answer.Header.Get("Content-Type"), "json") {
		target.SetString(string(answer.text()))
		return nil
	}
	body := bytes.TrimSpace(bytes.TrimPrefix(answer.text(), byteOrderMark))
	if len(body) == 0 {
		return nil
	}
	return decodeWhole(body, target)
}

type answerKey struct{}

// operationKey is the key of the method and path of an operation in the context of its requests.
type operationKey struct{}

// WithAnswer gives a context whose calls leave their last answer in the place given: status, headers, the id of the
// request and the body as it came.
func WithAnswer(ctx context.Context, place *Answer) context.Context {
	return context.WithValue(ctx, answerKey{}, place)
}

// call sends a request until it gets an answer that is worth keeping.
func (c *Client) call(ctx context.Context, method, path string, params any) (*Answer, error) {
	request, err := c.prepare(method, path, params)
	if err != nil {
		return nil, err
	}
	if c.options.Timeout > 0 {
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeout(ctx, c.options.Timeout)
		defer cancel()
	}
	return c.answer(ctx, request)
}

func (c *Client) answer(ctx context.Context, request *request) (*Answer, error) {
	answer, err := c.attempts(ctx, request)
	if err != nil {
		return nil, described(request, err)
	}
	if place, ok := ctx.Value(answerKey{}).(*Answer); ok && place != nil {
		*place = *answer
	}
	if !answer.isSuccess() {
		return nil, newAPIError(answer)
	}
	if answer.unreadable != nil {
		return nil, &DecodeError{Answer: *answer, Err: answer.unreadable}
	}
	return answer, nil
}

// prepare makes a request, or refuses it before anything is sent.
func (c *Client) prepare(method, path string, params any) (*request, error) {
	full, err := c.withProject(path)
	if err != nil {
		return nil, &ArgumentError{Method: method, Path: path, Err: err}
	}
	made, err := newRequest(method, full, params)
	if err == nil {
		made.operation = method + " " + path
	}
	if codec, ok := c.service.Codecs[method+" "+path]; err == nil && ok && made.isObject() {
		made.body, err = codec.Encode(made.body)
	}
	if err != nil {
		return nil, &ArgumentError{Method: method, Path: path, Err: err}
	}
	return made, nil
}

func (c *Client) withProject(path string) (string, error) {
	if segment := c.service.ProjectSegment; segment == "" || !strings.Contains(path, segment) {
		return path, nil
	}
	if id := c.options.ProjectID; id != "" && id != "." && id != ".." {
		return strings.ReplaceAll(path, c.service.ProjectSegment, encode(id)), nil
	}
	return "", errors.New("this call needs a project: set ProjectID of the Options")
}

func (c *Client) attempts(ctx context.Context, request *request) (*Answer, error) {
	all := c.options.RetryAll || ctx.Value(repeatableKey{}) != nil
	token, err := c.tokens.token(ctx)
	if errors.Is(err, errNoToken) {
		return nil, &ArgumentError{Method: request.method, Path: request.path, Err: err}
	}
	if err != nil {
		return nil, err
	}
	refreshed := false
	number := 0
	for attempt := 0; ; attempt++ {
		number++
		credentials, err := c.credentials(ctx)
		if err != nil {
			return nil, err
		}
		bounded, cancel := c.bounded(ctx, request, all, attempt)
		started := time.Now()
		answer, err := c.attempt(bounded, request, token, credentials)
		cancel()
		c.tell(ctx, AttemptFacts{Method: request.method, Path: request.path, Number: number, Err: err, Duration: time.Since(started)}, answer)
		if answer != nil && answer.Status == http.StatusUnauthorized && c.options.Token != nil && !refreshed {
			refreshed = true
			before := token
			if token, err = c.tokens.renewed(ctx, before); err != nil {
				return nil, err
			}
			if token != before {
				attempt--
				continue
			}
		}
		if attempt > 0 && answer != nil && answer.Status == http.StatusNotFound && request.method == http.MethodDelete {
			// An attempt before this one, whose answer didn't come, has done it.
			return &Answer{Method: answer.Method, Path: answer.Path, Status: http.StatusNoContent, Header: answer.Header}, nil
		}
		if ctx.Err() != nil || attempt >= c.options.MaxRetries || request.stream != nil || !isRetried(request.method, all, answer, err) {
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

func (c *Client) tell(ctx context.Context, attempt AttemptFacts, answer *Answer) {
	if c.options.OnAttempt == nil {
		return
	}
	if answer != nil {
		attempt.Status = answer.Status
	}
	c.options.OnAttempt(ctx, attempt)
}

// bounded gives the context of an attempt: one that another may follow, where no answer comes, has a limit of its own.
func (c *Client) bounded(ctx context.Context, request *request, all bool, attempt int) (context.Context, context.CancelFunc) {
	last := attempt >= c.options.MaxRetries || request.streamed || request.stream != nil || !isRetried(request.method, all, nil, nil)
	if last || c.options.AttemptTimeout <= 0 {
		return ctx, func() {}
	}
	return context.WithTimeout(ctx, c.options.AttemptTimeout)
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
		return nil, &ArgumentError{Method: request.method, Path: request.path, Err: err}
	}
	started := time.Now()
	answer, err := c.exchange(made, request.streamed)
	if answer != nil {
		answer.Method, answer.Path = request.method, request.path
		if answer.Status >= 300 {
			answer.hide(made.Header, c.service.TokenHeader)
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
	body := io.Reader(bytes.NewReader(request.body))
	if request.stream != nil {
		body = request.stream
	}
	ctx = context.WithValue(ctx, operationKey{}, request.operation)
	made, err := http.NewRequestWithContext(ctx, request.method, address, body)
	if err != nil {
		return nil, errors.New("not an address that a request can be sent to")
	}
	made.Header.Set("Accept", "application/json, */*;q=0.1")
	made.Header.Set("User-Agent", c.service.UserAgent)
	for name, values := range c.options.Header {
		made.Header[http.CanonicalHeaderKey(name)] = trimmed(values)
	}
	for name, values := range request.header {
		made.Header[name] = trimmed(values)
	}
	inHeader := token != ""
	if inHeader {
		made.Header.Set(c.service.TokenHeader, withScheme(c.service.TokenScheme, token))
	}
	// The library's own complaint comes after a connection was made.
	for name, values := range made.Header {
		if slices.ContainsFunc(values, func(value string) bool { return strings.ContainsFunc(value, unicode.IsControl) }) {
			return nil, fmt.Errorf("header %s can't be sent with the value that it has", name)
		}
	}
	if key == nil {
		return made, nil
	}
	if c.options.ProjectID != "" {
		made.Header.Set("X-Project-Id", c.options.ProjectID)
	}
	if request.stream != nil {
		made.Header.Set(contentHeader, unsignedBody)
	}
	sign(*key, made.Method, made.URL, made.Header, request.body, time.Now())
	return made, nil
}

func trimmed(values []string) []string {
	texts := slices.Clone(values)
	for index, text := range texts {
		texts[index] = strings.TrimSpace(text)
	}
	return texts
}

// exchange sends a request and reads its answer; a body that is longer than may be read is cut.
func (c *Client) exchange(request *http.Request, streamed bool) (*Answer, error) {
	response, err := c.open(request)
	if err != nil {
		return nil, err
	}
	if streamed && response.StatusCode/100 == 2 {
		return &Answer{Status: response.StatusCode, Header: response.Header, stream: response.Body}, nil
	}
	defer response.Body.Close()
	most := c.options.MaxAnswerBytes
	source := io.Reader(response.Body)
	if most > 0 {
		source = io.LimitReader(source, most+1)
	}
	body, err := io.ReadAll(source)
	answer := &Answer{Status: response.StatusCode, Header: response.Header, Body: body}
	switch {
	case err == nil:
	case request.Context().Err() != nil:
		return nil, &ConnectionError{Sent: true, Err: ended(request.Context())}
	case errors.Is(err, gzip.ErrHeader) || errors.Is(err, gzip.ErrChecksum):
		answer.unreadable = err
	case answer.isSuccess():
		return nil, &ConnectionError{Sent: true, Err: err}
	}
	// Else a failure has its status, whatever becomes of its body.
	if most > 0 && int64(len(body)) > most {
		answer.Body, answer.unreadable = body[:most], fmt.Errorf("more than the %d bytes that may be read", most)
	}
	return answer, nil
}

// open sends a request and gives its answer before the body is read.
func (c *Client) open(request *http.Request) (*http.Response, error) {
	response, err := c.http.Do(request)
	if err == nil {
		return response, nil
	}
	// The address is told by the method and path that stand before the error.
	var failure *url.Error
	if errors.As(err, &failure) {
		err = failure.Err
	}
	if ctx := request.Context(); ctx.Err() != nil {
		err = ended(ctx)
	}
	return nil, &ConnectionError{Sent: !isUnsent(err) && !isUnsecured(err), Err: err}
}

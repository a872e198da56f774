package core

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strings"
	"sync"
)

// Fake is a service without a network, for tests. A call is answered with the example that the documentation gives, or
// as [Fake.Answer] says; all else is the client's own: what it sends is checked, lists are paged, answers are decoded.
type Fake struct {
	service *Service
	mutex   sync.Mutex
	answers map[string]func(FakeCall) FakeAnswer
	calls   []FakeCall
}

// FakeCall is a call that a [Fake] was asked for.
type FakeCall struct {
	// Operation is the name of the client's method.
	Operation string
	// Method, Path and Query are as they would have been sent.
	Method, Path, Query string
	Header              http.Header
	Body                []byte
}

// FakeAnswer is what a [Fake] answers.
type FakeAnswer struct {
	// Status is that of the example where it is 0.
	Status int
	Header http.Header
	// Body is sent as JSON; bytes and texts as they are.
	Body any
}

// FakeExample is what the documentation shows of an operation.
type FakeExample struct {
	Operation string
	Status    int
	MediaType string
	Body      string
}

// NewFake makes a fake that knows the examples of a service's documentation.
func NewFake(service *Service) *Fake {
	return &Fake{service: service, answers: map[string]func(FakeCall) FakeAnswer{}}
}

// Client makes a client of the fake. change sets what it needs to know; nil for nothing. It tries no
// call again unless MaxRetries is set.
func (f *Fake) Client(change func(*Options)) (*Client, error) {
	options := Options{MaxRetries: -1}
	options.ProjectID = "project"
	if change != nil {
		change(&options)
	}
	options.BaseURL, options.HTTPClient = "https://fake.invalid", &http.Client{Transport: f}
	return New(f.service, options)
}

// Answer has all calls of a method answered with a body; nil for none. It panics where the client has no such method.
func (f *Fake) Answer(operation string, body any) {
	f.AnswerFunc(operation, func(FakeCall) FakeAnswer { return FakeAnswer{Body: body} })
}

// AnswerFunc has a function answer the calls of a method. It panics where the client has no such method.
func (f *Fake) AnswerFunc(operation string, answer func(FakeCall) FakeAnswer) {
	known := false
	for _, each := range f.service.Examples {
		known = known || each.Operation == operation
	}
	if !known {
		panic("no method of the client: " + operation)
	}
	f.mutex.Lock()
	defer f.mutex.Unlock()
	f.answers[operation] = answer
}

// Calls gives all calls in their order, each attempt for itself.
func (f *Fake) Calls() []FakeCall {
	f.mutex.Lock()
	defer f.mutex.Unlock()
	return slices.Clone(f.calls)
}

// RoundTrip answers a request of a client.
func (f *Fake) RoundTrip(request *http.Request) (*http.Response, error) {
	operation, _ := request.Context().Value(operationKey{}).(string)
	example, ok := f.service.Examples[operation]
	if !ok {
		return nil, fmt.Errorf("no operation is %s %s", request.Method, request.URL.Path)
	}
	call := FakeCall{
		Operation: example.Operation,
		Method:    request.Method,
		Path:      request.URL.Path,
		Query:     request.URL.RawQuery,
		Header:    request.Header.Clone(),
	}
	if request.Body != nil {
		body, err := io.ReadAll(request.Body)
		if err != nil {
			return nil, err
		}
		call.Body = body
	}
	f.mutex.Lock()
	f.calls = append(f.calls, call)
	answer := f.answers[example.Operation]
	f.mutex.Unlock()
	if answer == nil {
		header := http.Header{}
		if example.MediaType != "" {
			header.Set("Content-Type", example.MediaType)
		}
		return fakeResponse(request, example.Status, header, []byte(example.Body)), nil
	}
	given := answer(call)
	body, err := fakeBody(given.Body)
	if err != nil {
		return nil, err
	}
	header := http.Header{}
	if len(body) > 0 {
		header.Set("Content-Type", orDefault(example.MediaType, "application/json"))
	}
	for name, values := range given.Header {
		header[http.CanonicalHeaderKey(name)] = values
	}
	return fakeResponse(request, orDefault(given.Status, example.Status), header, body), nil
}

func fakeBody(body any) ([]byte, error) {
	switch content := body.(type) {
	case nil:
		return nil, nil
	case []byte:
		return content, nil
	case string:
		return []byte(content), nil
	}
	return json.Marshal(body)
}

func fakeResponse(request *http.Request, status int, header http.Header, body []byte) *http.Response {
	return &http.Response{
		Status:        strings.TrimSpace(fmt.Sprintf("%d %s", status, http.StatusText(status))),
		StatusCode:    status,
		Proto:         "HTTP/1.1",
		ProtoMajor:    1,
		ProtoMinor:    1,
		Header:        header,
		Body:          io.NopCloser(bytes.NewReader(body)),
		ContentLength: int64(len(body)),
		Request:       request,
	}
}

package modelarts

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strings"
)

const requestIDHeader = "X-Request-Id"

// Answer is what came back from the service, as far as errors tell it.
type Answer struct {
	// Method and Path are those of the request.
	Method, Path string
	// Status is that of HTTP.
	Status int
	Header http.Header
	// Body is as it came.
	Body []byte
}

// RequestID is what the service calls the request; give it to support. Empty where the answer has none.
func (a *Answer) RequestID() string { return a.Header.Get(requestIDHeader) }

func (a *Answer) describe(message string) string {
	text := fmt.Sprintf("%s %s: HTTP %d: %s", a.Method, a.Path, a.Status, message)
	if id := a.RequestID(); id != "" {
		text += " (request " + id + ")"
	}
	return text
}

// hide takes what authenticated the request out of the answer, where the service gave it back.
func (a *Answer) hide(sent http.Header) {
	for _, name := range []string{tokenHeader, securityTokenHeader, "Authorization"} {
		secret := sent.Get(name)
		if secret == "" {
			continue
		}
		a.Body = bytes.ReplaceAll(a.Body, []byte(secret), []byte(hidden))
		for _, values := range a.Header {
			for index, value := range values {
				values[index] = strings.ReplaceAll(value, secret, hidden)
			}
		}
	}
}

// APIError is an answer with a status outside 2xx, redirects included. Get it by [errors.As].
type APIError struct {
	Answer
	// Code is that of the service, empty where the body has none. It may be one that the documentation doesn't list.
	Code    ErrorCode
	Message string
}

func newAPIError(answer *Answer) *APIError {
	code, message := codeAndMessage(answer.Body)
	if message == "" {
		message = http.StatusText(answer.Status)
	}
	return &APIError{Answer: *answer, Code: ErrorCode(code), Message: message}
}

func (e *APIError) Error() string {
	text := e.describe(e.Message)
	if e.Code != "" {
		text += " [" + string(e.Code) + "]"
	}
	return text
}

// DecodeError is a success whose body is not what the contract says.
type DecodeError struct {
	Answer
	Err error
}

func (e *DecodeError) Error() string {
	return e.describe("the body is not what the contract says: " + e.Err.Error())
}

func (e *DecodeError) Unwrap() error { return e.Err }

// StateError says that what was waited for is in a state from which it won't come to the one wanted.
type StateError struct {
	State, Wanted string
	// Last is the answer that shows the state, a pointer to the result of the call that was repeated.
	Last any
}

func (e *StateError) Error() string { return fmt.Sprintf("it is %s, not %s", e.State, e.Wanted) }

// Documented tells whether the documentation lists the code.
func (c ErrorCode) Documented() bool {
	_, found := slices.BinarySearch(documentedCodes, c)
	return found
}

var (
	codeKeys    = []string{"error_code", "errorCode", "code"}
	messageKeys = []string{"error_msg", "error_message", "errorMsg", "errorMessage", "message"}
)

// codeAndMessage reads a body's code and message, at its top or in an object one level down.
func codeAndMessage(body []byte) (code, message string) {
	var top map[string]json.RawMessage
	if json.Unmarshal(body, &top) != nil {
		return "", ""
	}
	candidates := []map[string]json.RawMessage{top}
	for _, key := range slices.Sorted(maps.Keys(top)) {
		candidates = append(candidates, objectsIn(top[key])...)
	}
	for _, candidate := range candidates {
		code, message = firstText(candidate, codeKeys), firstText(candidate, messageKeys)
		if code != "" || message != "" {
			return code, message
		}
	}
	return "", ""
}

// objectsIn gives a value itself where it is an object, and the objects of a list.
func objectsIn(value json.RawMessage) []map[string]json.RawMessage {
	var object map[string]json.RawMessage
	if json.Unmarshal(value, &object) == nil {
		return []map[string]json.RawMessage{object}
	}
	var list []json.RawMessage
	_ = json.Unmarshal(value, &list)
	var found []map[string]json.RawMessage
	for _, each := range list {
		if json.Unmarshal(each, &object) == nil {
			found = append(found, object)
			object = nil
		}
	}
	return found
}

func firstText(candidate map[string]json.RawMessage, keys []string) string {
	for _, key := range keys {
		var text string
		if json.Unmarshal(candidate[key], &text) == nil && text != "" {
			return text
		}
		var number json.Number
		if json.Unmarshal(candidate[key], &number) == nil && number != "" {
			return number.String()
		}
	}
	return ""
}

package core

import (
	"encoding/json"
	"errors"
	"fmt"
	"html"
	"io"
	"maps"
	"mime"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"unicode"
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

	// unreadable says why not all of the body could be read, where the connection is not what failed.
	unreadable error
	stream     io.ReadCloser
}

func (a *Answer) isSuccess() bool { return a.Status >= 200 && a.Status <= 299 }

// text gives the body in UTF-8, by the charset that the answer names.
func (a *Answer) text() []byte {
	_, parameters, _ := mime.ParseMediaType(a.Header.Get("Content-Type"))
	limit := rune(0x100)
	switch strings.ToLower(parameters["charset"]) {
	case "us-ascii", "ascii":
		limit = 0x80
	case "iso-8859-1", "latin1":
	default:
		return a.Body
	}
	letters := make([]rune, len(a.Body))
	for index, each := range a.Body {
		letters[index] = rune(each)
		if letters[index] >= limit {
			letters[index] = unicode.ReplacementChar
		}
	}
	return []byte(string(letters))
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
func (a *Answer) hide(sent http.Header, tokenHeader string) {
	names := []string{tokenHeader, "Authorization"}
	// {{#signed}}
	names = append(names, securityTokenHeader)
	// {{/signed}}
	for _, name := range names {
		secret := sent.Get(name)
		if secret == "" {
			continue
		}
		a.hideText(secret)
		// What follows the scheme is the secret itself.
		if _, bare, found := strings.Cut(secret, " "); found && bare != "" {
			a.hideText(bare)
		}
	}
}

func (a *Answer) hideText(secret string) {
	a.Body = []byte(withoutSecret(string(a.Body), secret))
	for _, values := range a.Header {
		for index, value := range values {
			values[index] = withoutSecret(value, secret)
		}
	}
}

// A shorter text than this is part of many others, and hidden only where it stands alone.
const shortestSecret = 8

func withoutSecret(text, secret string) string {
	if len(secret) >= shortestSecret {
		return strings.ReplaceAll(text, secret, hidden)
	}
	alone := regexp.MustCompile(`(^|[\s"'=:,;(\[])` + regexp.QuoteMeta(secret) + `([\s"',;)\]]|[.!?]?\s|[.!?]?$)`)
	return alone.ReplaceAllString(text, "${1}"+hidden+"${2}")
}

// APIError is an answer with a status outside 2xx, redirects included. Get it by [errors.As].
type APIError struct {
	Answer
	// Code is that of the service, empty where the body has none. It may be one that the documentation doesn't list.
	Code ErrorCode
	// Message is what the service says, as a line; Body has all of it.
	Message string
}

func newAPIError(answer *Answer) *APIError {
	code, message := codeAndMessage(answer.text())
	code, message = line(code), line(message)
	if message == "" {
		message = firstWords(answer)
	}
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

var (
	hiddenElement = regexp.MustCompile(`(?is)<(?:head|script|style)\b.*?</(?:head|script|style)\s*>`)
	anyElement    = regexp.MustCompile(`<[^<>]*>`)
)

// The most that an error tells of a body, in characters.
const mostLetters = 300

// line gives the beginning of a text as a line: what comes from a service goes into logs and onto terminals.
func line(text string) string {
	words := strings.FieldsFunc(text, func(each rune) bool {
		return unicode.IsSpace(each) || unicode.In(each, unicode.C, unicode.Zl, unicode.Zp)
	})
	letters := []rune(strings.Join(words, " "))
	return strings.TrimSpace(string(letters[:min(len(letters), mostLetters)]))
}

// firstWords gives the beginning of a body that has no message, such as a page of what stands before the service.
func firstWords(answer *Answer) string {
	body := answer.text()
	text := strings.ToValidUTF8(string(body[:min(len(body), 1<<16)]), "")
	if strings.Contains(strings.ToLower(answer.Header.Get("Content-Type")), "html") {
		text = html.UnescapeString(anyElement.ReplaceAllString(hiddenElement.ReplaceAllString(text, " "), " "))
	}
	return line(text)
}

// ArgumentError says that a call was refused before anything was sent, because of what it was given.
type ArgumentError struct {
	// Method and Path are those of the operation.
	Method, Path string
	Err          error
}

func (e *ArgumentError) Error() string { return fmt.Sprintf("%s %s: %v", e.Method, e.Path, e.Err) }

func (e *ArgumentError) Unwrap() error { return e.Err }

// ConnectionError says that no answer came, or not all of it. What it wraps tells the reason: a [net.DNSError], one of
// [crypto/tls], [syscall.ECONNREFUSED], or [context.DeadlineExceeded], among others.
type ConnectionError struct {
	// Method and Path are those of the request.
	Method, Path string
	// Sent tells that the request went out: what it asks for may have been done.
	Sent bool
	Err  error
}

func (e *ConnectionError) Error() string {
	text := fmt.Sprintf("%s %s: %v", e.Method, e.Path, e.Err)
	if e.Sent && e.Method != http.MethodGet && e.Method != http.MethodHead {
		text += " (it may have been done)"
	}
	return text
}

func (e *ConnectionError) Unwrap() error { return e.Err }

// described says of which request an error is.
func described(request *request, err error) error {
	var failure *ConnectionError
	var refused *ArgumentError
	switch {
	case errors.As(err, &failure):
		failure.Method, failure.Path = request.method, request.path
		return failure
	case errors.As(err, &refused):
		return refused
	}
	return fmt.Errorf("%s %s: %w", request.method, request.path, err)
}

// PagingError says that a list goes in circles: a mark came that was there before.
type PagingError struct {
	Marker string
}

func (e *PagingError) Error() string {
	return fmt.Sprintf("the list goes in circles: %q came before", e.Marker)
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
// {{#waits}}

// StateError says that what was waited for is in a state from which it won't come to the one wanted.
type StateError struct {
	State, Wanted string
	// Last is the answer that shows the state, a pointer to the result of the call that was repeated.
	Last any
}

func (e *StateError) Error() string { return fmt.Sprintf("it is %s, not %s", e.State, e.Wanted) }
// {{/waits}}

// ErrorCode is a code of an error that a service answers with. It may be one that the documentation doesn't list.
type ErrorCode string

// documentedCodes are those of all clients of a program; filled before any call and only read then.
var documentedCodes = map[ErrorCode]bool{}

// DocumentCodes says that the documentation of a service lists codes.
func DocumentCodes(codes ...ErrorCode) {
	for _, code := range codes {
		documentedCodes[code] = true
	}
}

// Documented tells whether the documentation lists the code.
func (c ErrorCode) Documented() bool { return documentedCodes[c] }

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

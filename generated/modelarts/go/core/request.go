package core

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"math"
	"net/http"
	"net/url"
	"reflect"
	"slices"
	"strconv"
	"strings"
)

// request is a request before it has its secret.
type request struct {
	method string
	// operation is the method and the path of its operation.
	operation string
	// path and query are percent-encoded.
	path, query string
	header      http.Header
	body        []byte
	// stream is a body that can be read once, in place of one in memory.
	stream io.Reader
	// streamed tells that the answer's body is to be read by the caller.
	streamed bool
}

// newRequest makes a request of a struct whose fields have tags: path, query or header with the name of a parameter,
// body with its media type, or form with both. A query's list and object are written as the second part of its tag
// says.
func newRequest(method, path string, params any) (*request, error) {
	path, fixed, marks := partsOfPath(path)
	made := &request{method: method, path: path, header: http.Header{}}
	for name, value := range marks {
		made.header.Set(name, value)
	}
	fields := reflect.ValueOf(params)
	var query []string
	var content form
	for index := range fields.NumField() {
		field, value := fields.Type().Field(index), fields.Field(index)
		if isNil(value) && field.Tag.Get("required") == "true" {
			return nil, fmt.Errorf("%s: must be given", field.Name)
		}
		if value.Kind() == reflect.Pointer && value.IsNil() {
			continue
		}
		var err error
		if name, ok := wireName(field, "path"); ok {
			err = made.fillPath(name, value)
		} else if name, ok := wireName(field, "query"); ok {
			_, style, _ := strings.Cut(field.Tag.Get("query"), ",")
			var pairs []string
			pairs, err = queryPairs(name, style, value)
			query = append(query, pairs...)
		} else if name, ok := wireName(field, "header"); ok {
			var texts []string
			texts, err = textsOf(value)
			made.header.Set(name, strings.Join(texts, ","))
		} else if name, ok := wireName(field, "form"); ok {
			_, media, _ := strings.Cut(field.Tag.Get("form"), ",")
			content.add(name, media, value)
		} else if media := field.Tag.Get("body"); media != "" {
			err = made.setBody(media, value)
			if missing := missingField(value); err == nil && missing != "" {
				err = fmt.Errorf("%s: must be given", missing)
			}
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %w", field.Name, err)
		}
	}
	if fixed != "" {
		query = append([]string{fixed}, query...)
	}
	made.query = strings.Join(query, "&")
	if content.fields == nil {
		return made, nil
	}
	body, media, err := content.encode()
	made.header.Set("Content-Type", media)
	made.body = body
	if err == nil && len(body) == 0 {
		err = errors.New("the form is empty")
	}
	return made, err
}

// partsOfPath takes a path apart that several operations share: what is always sent for one of them is its query, and
// the headers that are behind # as name:value, where other marks are for people.
func partsOfPath(made string) (path, query string, headers map[string]string) {
	front, marks, _ := strings.Cut(made, "#")
	path, query, _ = strings.Cut(front, "?")
	headers = map[string]string{}
	for _, mark := range strings.Split(marks, "&") {
		name, value, _ := strings.Cut(mark, ":")
		if text, err := url.PathUnescape(value); err == nil && text != "" {
			headers[name] = text
		}
	}
	return path, query, headers
}

func (r *request) fillPath(name string, value reflect.Value) error {
	texts, err := textsOf(value)
	if err != nil {
		return err
	}
	text := strings.Join(texts, ",")
	if text == "" || text == "." || text == ".." {
		return fmt.Errorf("%q would make another path", text)
	}
	r.path = strings.ReplaceAll(r.path, "{"+name+"}", encode(text))
	return nil
}

func (r *request) setBody(media string, value reflect.Value) error {
	outer := value
	value = inner(value)
	if isNil(value) {
		return nil
	}
	r.header.Set("Content-Type", media)
	if reader, ok := outer.Interface().(io.Reader); ok {
		return r.setStream(reader)
	}
	if unknown, ok := outer.Interface().(interface{ refusal() error }); ok {
		return unknown.refusal()
	}
	var err error
	switch content := value.Interface().(type) {
	case []byte:
		r.body = content
	case string:
		r.body, err = textBody(media, content)
	default:
		r.body, err = json.Marshal(content)
	}
	return err
}

// setStream takes a body from a reader: what is in memory anyway may be sent several times, the rest is read once.
func (r *request) setStream(reader io.Reader) error {
	switch source := reader.(type) {
	case *bytes.Reader, *bytes.Buffer, *strings.Reader:
		body, err := io.ReadAll(source)
		r.body = body
		return err
	}
	r.stream = reader
	return nil
}

func textBody(media, text string) ([]byte, error) {
	if strings.Contains(media, "json") {
		return json.Marshal(text)
	}
	return []byte(text), nil
}

var separators = map[string]string{"csv": ",", "ssv": "%20", "pipes": "%7C"}

// queryPairs writes a parameter of a query as OpenAPI's styles say: multi repeats the name, deepObject has a pair for
// each member, the others join a list.
func queryPairs(name, style string, value reflect.Value) ([]string, error) {
	if isNil(value) {
		return nil, nil
	}
	if value = reflect.Indirect(value); value.Kind() == reflect.Map || value.Kind() == reflect.Struct {
		return objectPairs(name, style, value)
	}
	texts, err := textsOf(value)
	if err != nil {
		return nil, err
	}
	for index, text := range texts {
		texts[index] = encode(text)
	}
	if separator, joined := separators[style]; joined && len(texts) > 0 {
		texts = []string{strings.Join(texts, separator)}
	}
	for index, text := range texts {
		texts[index] = encode(name) + "=" + text
	}
	return texts, nil
}

func objectPairs(name, style string, value reflect.Value) ([]string, error) {
	text, err := json.Marshal(value.Interface())
	if err != nil {
		return nil, err
	}
	var members map[string]any
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.UseNumber()
	if err := decoder.Decode(&members); err != nil {
		return nil, err
	}
	var pairs []string
	for _, key := range slices.Sorted(maps.Keys(members)) {
		texts, err := textsOf(reflect.ValueOf(members[key]))
		if err != nil {
			return nil, fmt.Errorf("%s: %w", key, err)
		}
		full := encode(key)
		if style == "deepObject" {
			full = encode(name + "[" + key + "]")
		}
		for _, each := range texts {
			pairs = append(pairs, full+"="+encode(each))
		}
	}
	return pairs, nil
}

func isNil(value reflect.Value) bool {
	switch value.Kind() {
	case reflect.Pointer, reflect.Slice, reflect.Map, reflect.Interface:
		return value.IsNil()
	}
	return !value.IsValid()
}

// inner gives the value behind pointers and interfaces.
func inner(value reflect.Value) reflect.Value {
	for value.Kind() == reflect.Pointer || value.Kind() == reflect.Interface {
		value = value.Elem()
	}
	return value
}

// textsOf gives a scalar as its text, and a list as those of its items.
func textsOf(value reflect.Value) ([]string, error) {
	value = inner(value)
	switch value.Kind() {
	case reflect.Slice:
		var texts []string
		for index := range value.Len() {
			each, err := textsOf(value.Index(index))
			if err != nil {
				return nil, err
			}
			texts = append(texts, each...)
		}
		return texts, nil
	case reflect.String:
		return []string{value.String()}, nil
	case reflect.Bool:
		return []string{strconv.FormatBool(value.Bool())}, nil
	case reflect.Int, reflect.Int32, reflect.Int64:
		return []string{strconv.FormatInt(value.Int(), 10)}, nil
	case reflect.Float32, reflect.Float64:
		if number := value.Float(); math.IsNaN(number) || math.IsInf(number, 0) {
			return nil, fmt.Errorf("%v can't be sent", number)
		}
		return []string{strconv.FormatFloat(value.Float(), 'f', -1, value.Type().Bits())}, nil
	default:
		return nil, errors.New("neither a scalar nor a list of them")
	}
}

// encode percent-encodes all but what RFC 3986 calls unreserved.
func encode(text string) string {
	return strings.ReplaceAll(url.QueryEscape(text), "+", "%20")
}

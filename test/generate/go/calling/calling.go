// Package calling makes calls by the names of the contract.
package calling

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"reflect"
	"strings"
)

// Call is what a call of an operation shall carry.
type Call struct {
	Operation string                     `json:"operation"`
	Path      map[string]json.RawMessage `json:"path"`
	Query     map[string]json.RawMessage `json:"query"`
	Header    map[string]json.RawMessage `json:"header"`
	Body      json.RawMessage            `json:"body"`
}

// Caller makes calls of a client, whose package reads JSON by Decode.
type Caller struct {
	Client any
	Decode func(data []byte, pointer any) error
}

// Make makes a call by the client's own method; nil for one without a result.
func (c Caller) Make(ctx context.Context, asked Call) (any, error) {
	results, err := c.Invoke(ctx, "", asked)
	if err != nil {
		return nil, err
	}
	if err, failed := results[len(results)-1].Interface().(error); failed {
		return nil, err
	}
	if len(results) == 1 {
		return nil, nil
	}
	return results[0].Interface(), nil
}

// Invoke calls the method with an ending behind an operation's name, and gives all that it does.
func (c Caller) Invoke(ctx context.Context, ending string, asked Call, more ...reflect.Value) ([]reflect.Value, error) {
	method := reflect.ValueOf(c.Client).MethodByName(strings.ToUpper(asked.Operation[:1]) + asked.Operation[1:] + ending)
	if !method.IsValid() {
		return nil, fmt.Errorf("no method for %s", asked.Operation)
	}
	params, err := c.Params(method.Type().In(1), asked)
	if err != nil {
		return nil, err
	}
	arguments := append([]reflect.Value{reflect.ValueOf(ctx), params}, more...)
	for index := 2; index < len(arguments); index++ {
		arguments[index] = arguments[index].Convert(method.Type().In(index))
	}
	return method.Call(arguments), nil
}

// Params fills the parameters' struct by its tags, as a caller would by its names.
func (c Caller) Params(kind reflect.Type, asked Call) (reflect.Value, error) {
	params := reflect.New(kind).Elem()
	form := map[string]json.RawMessage{}
	places := map[string]map[string]json.RawMessage{"path": asked.Path, "query": asked.Query, "header": asked.Header}
	for index := range kind.NumField() {
		if kind.Field(index).Tag.Get("form") != "" && len(form) == 0 {
			_ = json.Unmarshal(asked.Body, &form)
			places["form"] = form
		}
	}
	left := map[string]json.RawMessage{}
	for place, given := range places {
		for name, value := range given {
			left[place+" "+name] = value
		}
	}
	if asked.Body != nil && len(form) == 0 {
		left["body"] = asked.Body
	}
	for index := range kind.NumField() {
		field := kind.Field(index)
		key := "body"
		for _, place := range []string{"path", "query", "header", "form"} {
			if name, _, _ := strings.Cut(field.Tag.Get(place), ","); name != "" {
				key = place + " " + name
			}
		}
		if value, given := left[key]; given {
			delete(left, key)
			if err := c.fill(params.Field(index), value); err != nil {
				return params, fmt.Errorf("%s: %w", key, err)
			}
		}
	}
	if len(left) > 0 {
		return params, fmt.Errorf("%s takes no %s", kind, left)
	}
	return params, nil
}

func (c Caller) fill(field reflect.Value, value json.RawMessage) error {
	if field.Type() != reflect.TypeFor[io.Reader]() {
		return c.Decode(value, field.Addr().Interface())
	}
	var marked struct {
		Bytes  *string `json:"$bytes"`
		Stream *string `json:"$stream"`
	}
	if err := json.Unmarshal(value, &marked); err != nil {
		return err
	}
	if marked.Bytes != nil {
		field.Set(reflect.ValueOf(bytes.NewReader(latin1(*marked.Bytes))))
	} else if marked.Stream != nil {
		field.Set(reflect.ValueOf(io.MultiReader(bytes.NewReader(latin1(*marked.Stream)))))
	}
	return nil
}

// latin1 gives a byte for each letter.
func latin1(text string) []byte {
	var data []byte
	for _, letter := range text {
		data = append(data, byte(letter))
	}
	return data
}

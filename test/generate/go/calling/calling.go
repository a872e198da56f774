// Package calling makes calls by the names of the contract.
package calling

import (
	"context"
	"encoding/json"
	"fmt"
	"reflect"
	"strings"

	client "github.com/specscribe/modelarts-go"
)

// Call is what a call of an operation shall carry.
type Call struct {
	Operation string                     `json:"operation"`
	Path      map[string]json.RawMessage `json:"path"`
	Query     map[string]json.RawMessage `json:"query"`
	Header    map[string]json.RawMessage `json:"header"`
	Body      json.RawMessage            `json:"body"`
}

// Make makes a call by the client's own method; nil for one without a result.
func Make(made *client.Client, asked Call) (any, error) {
	method := reflect.ValueOf(made).MethodByName(strings.ToUpper(asked.Operation[:1]) + asked.Operation[1:])
	if !method.IsValid() {
		return nil, fmt.Errorf("no method for %s", asked.Operation)
	}
	params, err := paramsOf(method.Type().In(1), asked)
	if err != nil {
		return nil, err
	}
	results := method.Call([]reflect.Value{reflect.ValueOf(context.Background()), params})
	if err, failed := results[len(results)-1].Interface().(error); failed {
		return nil, err
	}
	if len(results) == 1 {
		return nil, nil
	}
	return results[0].Interface(), nil
}

// paramsOf fills the parameters' struct by its tags, as a caller would by its names.
func paramsOf(kind reflect.Type, asked Call) (reflect.Value, error) {
	params := reflect.New(kind).Elem()
	left := map[string]json.RawMessage{}
	for place, given := range map[string]map[string]json.RawMessage{"path": asked.Path, "query": asked.Query, "header": asked.Header} {
		for name, value := range given {
			left[place+" "+name] = value
		}
	}
	if asked.Body != nil {
		left["body"] = asked.Body
	}
	for index := range kind.NumField() {
		field := kind.Field(index)
		key := "body"
		for _, place := range []string{"path", "query", "header"} {
			if name, _, _ := strings.Cut(field.Tag.Get(place), ","); name != "" {
				key = place + " " + name
			}
		}
		if value, given := left[key]; given {
			delete(left, key)
			if err := json.Unmarshal(value, params.Field(index).Addr().Interface()); err != nil {
				return params, fmt.Errorf("%s: %w", key, err)
			}
		}
	}
	if len(left) > 0 {
		return params, fmt.Errorf("%s takes no %s", kind, left)
	}
	return params, nil
}

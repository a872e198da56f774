// Command driver makes the calls that a test asks for, one a line, and writes one line for each.
//
// A line in: {"operation": id, "path": {...}, "query": {...}, "header": {...}, "body": ...}.
// A line out: {"result": ...} or {"error": ...}.
package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"reflect"
	"strings"

	client "github.com/specscribe/modelarts-go"
)

type call struct {
	Operation string                     `json:"operation"`
	Path      map[string]json.RawMessage `json:"path"`
	Query     map[string]json.RawMessage `json:"query"`
	Header    map[string]json.RawMessage `json:"header"`
	Body      json.RawMessage            `json:"body"`
}

func main() {
	made, err := client.New(client.Options{
		BaseURL: os.Args[1], ProjectID: os.Args[2], Token: client.StaticToken("secret"),
	})
	if err != nil {
		panic(err)
	}
	lines := bufio.NewScanner(os.Stdin)
	lines.Buffer(nil, 1<<24)
	output := json.NewEncoder(os.Stdout)
	for lines.Scan() {
		result, err := makeCall(made, lines.Bytes())
		answer := map[string]any{"result": result}
		if err != nil {
			answer = map[string]any{"error": err.Error()}
		}
		if err := output.Encode(answer); err != nil {
			panic(err)
		}
	}
}

func makeCall(made *client.Client, line []byte) (any, error) {
	var asked call
	if err := json.Unmarshal(line, &asked); err != nil {
		return nil, err
	}
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
func paramsOf(kind reflect.Type, asked call) (reflect.Value, error) {
	params := reflect.New(kind).Elem()
	for index := range kind.NumField() {
		field := kind.Field(index)
		for tag, given := range map[string]map[string]json.RawMessage{"path": asked.Path, "query": asked.Query, "header": asked.Header} {
			name, _, _ := strings.Cut(field.Tag.Get(tag), ",")
			if text, ok := given[name]; ok {
				delete(given, name)
				if err := json.Unmarshal(text, params.Field(index).Addr().Interface()); err != nil {
					return params, fmt.Errorf("%s: %w", name, err)
				}
			}
		}
		if field.Tag.Get("body") != "" && asked.Body != nil {
			if err := json.Unmarshal(asked.Body, params.Field(index).Addr().Interface()); err != nil {
				return params, fmt.Errorf("body: %w", err)
			}
			asked.Body = nil
		}
	}
	if left := len(asked.Path) + len(asked.Query) + len(asked.Header) + len(asked.Body); left > 0 {
		return params, fmt.Errorf("%s takes no %v %v %v %s", kind, asked.Path, asked.Query, asked.Header, asked.Body)
	}
	return params, nil
}

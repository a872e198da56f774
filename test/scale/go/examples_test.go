package corpus

import (
	"bytes"
	"encoding/json"
	"os"
	"reflect"
	"testing"
)

// TestExamples has the client decode answers, as if they had come: a list of them in, what became of each out.
func TestExamples(t *testing.T) {
	var examples []struct{ Method, Call, Text string }
	given, err := os.ReadFile(os.Getenv("EXAMPLES"))
	if err == nil {
		err = json.Unmarshal(given, &examples)
	}
	if err != nil {
		t.Fatal(err)
	}
	var results []any
	for _, each := range examples {
		results = append(results, decoded(each.Method, each.Call, []byte(each.Text)))
	}
	out, err := json.Marshal(results)
	if err == nil {
		err = os.WriteFile(os.Getenv("RESULTS"), out, 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
}

func decoded(name, call string, body []byte) any {
	method, found := reflect.TypeFor[*Client]().MethodByName(name)
	if !found {
		return map[string]string{"error": "no method " + name}
	}
	if method.Type.NumOut() < 2 {
		return map[string]bool{"none": true}
	}
	kind := method.Type.Out(0)
	if kind == reflect.TypeFor[[]byte]() {
		return map[string]bool{"none": true}
	}
	if kind.Kind() == reflect.Pointer {
		kind = kind.Elem()
	}
	target := reflect.New(kind)
	trimmed := bytes.TrimSpace(bytes.TrimPrefix(body, []byte("\ufeff")))
	if codec, ok := contract.Codecs[call]; ok && bytes.HasPrefix(trimmed, []byte("<")) {
		json, err := codec.Decode(body)
		if err != nil {
			return map[string]string{"error": err.Error()}
		}
		trimmed = json
	}
	if len(trimmed) > 0 {
		if err := Decode(trimmed, target.Interface()); err != nil {
			return map[string]string{"error": err.Error()}
		}
	}
	return map[string]any{"value": target.Interface()}
}

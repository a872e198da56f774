// Command driver makes the calls that a test asks for, one a line, and writes one line for each.
//
// A line in: {"operation": id, "path": {...}, "query": {...}, "header": {...}, "body": ...}.
// A line out: {"result": ...} or {"error": ...}.
package main

import (
	"bufio"
	"context"
	"encoding/json"
	"os"

	client "github.com/specscribe/modelarts-go"
	"github.com/specscribe/modelarts-go/calling"
)

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
		answer := map[string]any{}
		var asked calling.Call
		err := json.Unmarshal(lines.Bytes(), &asked)
		if err == nil {
			answer["result"], err = calling.Caller{Client: made, Decode: client.Decode}.Make(context.Background(), asked)
		}
		if err != nil {
			answer = map[string]any{"error": err.Error()}
		}
		if err := output.Encode(answer); err != nil {
			panic(err)
		}
	}
}

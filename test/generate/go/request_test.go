package modelarts

import (
	"context"
	"fmt"
	"testing"

	"github.com/specscribe/modelarts-go/core"
)

func TestResultsOfEachKind(t *testing.T) {
	ctx := context.Background()
	plain := map[string]string{"Content-Type": "text/plain"}
	for name, each := range map[string]struct {
		reply  reply
		send   func(*Client) (any, error)
		wanted string
	}{
		"bytes":     {reply{body: "\xff "}, func(c *Client) (any, error) { return core.Send[[]byte](ctx, c.core, "GET", "/", struct{}{}) }, `[255 32]`},
		"text":      {reply{body: `"a" `, header: plain}, func(c *Client) (any, error) { return core.Send[string](ctx, c.core, "GET", "/", struct{}{}) }, `"a" `},
		"JSON text": {reply{body: `"a"`}, func(c *Client) (any, error) { return core.Send[string](ctx, c.core, "GET", "/", struct{}{}) }, `a`},
		"a list":    {reply{body: `[1, "2"]`}, func(c *Client) (any, error) { return core.Send[[]int64](ctx, c.core, "GET", "/", struct{}{}) }, `[1 2]`},
		"a map":     {reply{body: `{"a": 1}`}, func(c *Client) (any, error) { return core.Send[map[string]any](ctx, c.core, "GET", "/", struct{}{}) }, `map[a:1]`},
		"any":       {reply{body: `[1.50]`}, func(c *Client) (any, error) { return core.Send[any](ctx, c.core, "GET", "/", struct{}{}) }, `[1.50]`},
		"nothing":   {reply{status: 204}, func(c *Client) (any, error) { return core.Send[*markedPage](ctx, c.core, "GET", "/", struct{}{}) }, `&{[] <nil>}`},
		"no list":   {reply{status: 204}, func(c *Client) (any, error) { return core.Send[[]int64](ctx, c.core, "GET", "/", struct{}{}) }, `[]`},
	} {
		server := serve(t, each.reply)
		result, err := each.send(server.client(t))
		if err != nil {
			t.Error(name, err)
		}
		equal(t, name, fmt.Sprint(result), each.wanted)
	}
}

package modelarts

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"
)

var notebook = CreateNotebookRequest{Flavor: Ptr("f"), ImageID: Ptr("i"), Name: Ptr("n"), Volume: &VolumeReq{Category: Ptr("EVS"), Ownership: Ptr("MANAGED")}}

var busy = reply{status: 429, header: map[string]string{"Retry-After": "0"}}

func TestRetries(t *testing.T) {
	ctx := context.Background()
	show := func(c *Client) error { _, err := c.ShowNotebook(ctx, ShowNotebookParams{ID: "1"}); return err }
	create := func(c *Client) error {
		_, err := c.CreateNotebook(ctx, CreateNotebookParams{Body: notebook})
		return err
	}
	remove := func(c *Client) error { _, err := c.DeleteNotebook(ctx, DeleteNotebookParams{ID: "1"}); return err }
	put := func(c *Client) error { _, err := c.UpdateNotebook(ctx, UpdateNotebookParams{ID: "1"}); return err }
	at := func(status int) reply { return reply{status: status, header: map[string]string{"Retry-After": "0"}} }
	fine := reply{body: "{}"}
	for name, each := range map[string]struct {
		replies  []reply
		call     func(*Client) error
		change   func(*Options)
		attempts int
		status   int
	}{
		"429 then success":          {[]reply{busy, fine}, show, nil, 2, 0},
		"502":                       {[]reply{at(502), fine}, show, nil, 2, 0},
		"503":                       {[]reply{at(503), fine}, remove, nil, 2, 0},
		"504":                       {[]reply{at(504), fine}, put, nil, 2, 0},
		"a broken connection":       {[]reply{{hangUp: true}, fine}, show, nil, 2, 0},
		"500":                       {[]reply{at(500), fine}, show, nil, 2, 0},
		"408":                       {[]reply{at(408), fine}, put, nil, 2, 0},
		"501 is no passing failure": {[]reply{at(501), fine}, show, nil, 1, 501},
		"404 is none":               {[]reply{at(404), fine}, show, nil, 1, 404},
		"POST, which 429 refused":   {[]reply{busy, fine}, create, nil, 2, 0},
		"POST, which 503 refused":   {[]reply{at(503), fine}, create, nil, 2, 0},
		"POST is sent once":         {[]reply{at(502), fine}, create, nil, 1, 502},
		"POST where it is asked":    {[]reply{at(502), fine}, create, func(o *Options) { o.RetryAll = true }, 2, 0},
		"three times by default":    {[]reply{busy}, show, nil, 4, 429},
		"DELETE that was done":      {[]reply{{hangUp: true}, at(404)}, remove, nil, 2, 0},
		"DELETE of nothing":         {[]reply{at(404)}, remove, nil, 1, 404},
		"once":                      {[]reply{busy}, show, func(o *Options) { o.MaxRetries = 1 }, 2, 429},
		"never":                     {[]reply{busy}, show, func(o *Options) { o.MaxRetries = -1 }, 1, 429},
		"no longer than the timeout": {
			[]reply{{status: 503, header: map[string]string{"Retry-After": "100"}}}, show, nil, 1, 503,
		},
	} {
		t.Run(name, func(t *testing.T) {
			server := serve(t, each.replies...)
			change := each.change
			if change == nil {
				change = func(*Options) {}
			}
			err := each.call(server.client(t, change))
			status := 0
			if failure := (*APIError)(nil); errors.As(err, &failure) {
				status = failure.Status
			} else if err != nil {
				t.Fatal(err)
			}
			equal(t, "status", status, each.status)
			equal(t, "attempts", len(server.asked()), each.attempts)
		})
	}
}

func TestRetryAfterIsWaited(t *testing.T) {
	server := serve(t, reply{status: 429, header: map[string]string{"Retry-After": "1"}}, reply{body: "{}"})
	if _, err := server.client(t).ShowNotebook(context.Background(), ShowNotebookParams{ID: "1"}); err != nil {
		t.Fatal(err)
	}
	if waited := server.asked()[1].at.Sub(server.asked()[0].at); waited < 990*time.Millisecond {
		t.Errorf("waited %s only", waited)
	}
}

func TestASignedRequestIsSignedAgain(t *testing.T) {
	server := serve(t, busy, reply{status: 503, header: map[string]string{"Retry-After": "1"}}, reply{body: "{}"})
	asked := 0
	client := server.client(t, func(o *Options) {
		o.Token = nil
		o.Credentials = func(context.Context) (Credentials, error) {
			asked++
			return Credentials{AK: "AK", SK: NewSecret("a secret key"), SecurityToken: NewSecret("sts")}, nil
		}
	})
	if _, err := client.ShowNotebook(context.Background(), ShowNotebookParams{ID: "1"}); err != nil {
		t.Fatal(err)
	}
	equal(t, "keys asked for", asked, 3)
	first, last := server.asked()[0].header, server.asked()[2].header
	equal(t, "project", first.Get("X-Project-Id"), "p1")
	equal(t, "security token", first.Get("X-Security-Token"), "sts")
	equal(t, "token", first.Get("X-Auth-Token"), "")
	if !strings.HasPrefix(first.Get("Authorization"), "SDK-HMAC-SHA256 Access=AK, SignedHeaders=accept;host;") {
		t.Error(first.Get("Authorization"))
	}
	if first.Get("X-Sdk-Date") == last.Get("X-Sdk-Date") || first.Get("Authorization") == last.Get("Authorization") {
		t.Error("not signed again")
	}
}

func TestTokenIsRefreshedOnce(t *testing.T) {
	refused := reply{status: 401, body: `{"error_code": "ModelArts.0107"}`}
	for name, each := range map[string]struct {
		tokens   []string
		replies  []reply
		attempts int
		status   int
	}{
		"another token":      {[]string{"old", "new"}, []reply{refused, {body: "{}"}}, 2, 0},
		"the same token":     {[]string{"old", "old"}, []reply{refused, {body: "{}"}}, 1, 401},
		"refused again":      {[]string{"old", "new", "newest"}, []reply{refused}, 2, 401},
		"refreshed and busy": {[]string{"old", "new"}, []reply{refused, busy, {body: "{}"}}, 3, 0},
	} {
		t.Run(name, func(t *testing.T) {
			server := serve(t, each.replies...)
			asked := 0
			client := server.client(t, func(o *Options) {
				o.RetryAll = true
				o.Token = func(context.Context, string) (string, error) {
					asked++
					return each.tokens[min(asked, len(each.tokens))-1], nil
				}
			})
			_, err := client.StopNotebook(context.Background(), StopNotebookParams{ID: "1"})
			failure := &APIError{}
			errors.As(err, &failure)
			equal(t, "status", failure.Status, each.status)
			equal(t, "attempts", len(server.asked()), each.attempts)
			for index, request := range server.asked() {
				equal(t, "token", request.header.Get("X-Auth-Token"), each.tokens[min(index, 1)])
			}
		})
	}
}

func TestAProviderThatFailsEndsTheCall(t *testing.T) {
	server := serve(t, reply{body: "{}"})
	broken := errors.New("no way to the identity service")
	for name, change := range map[string]func(*Options){
		"token": func(o *Options) { o.Token = func(context.Context, string) (string, error) { return "", broken } },
		"credentials": func(o *Options) {
			o.Token = nil
			o.Credentials = func(context.Context) (Credentials, error) { return Credentials{}, broken }
		},
	} {
		_, err := server.client(t, change).ShowNotebook(context.Background(), ShowNotebookParams{ID: "1"})
		if !errors.Is(err, broken) || !strings.Contains(err.Error(), name) {
			t.Error(name, err)
		}
	}
	equal(t, "attempts", len(server.asked()), 0)
}

package modelarts

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"regexp"
	"strings"
	"testing"
)

func TestWhatTheContractDoesNotKnowIsKept(t *testing.T) {
	body := `{"status":"WARMING_UP","tomorrow":{"n":9007199254740993},"image":{"size":9223372036854775807,"new":[1]}}`
	server := serve(t, reply{body: body})
	answer, err := server.client(t).ShowNotebook(context.Background(), ShowNotebookParams{ID: "1"})
	if err != nil {
		t.Fatal(err)
	}
	equal(t, "status", Value(answer.Status), "WARMING_UP")
	equal(t, "field", string(answer.AdditionalProperties["tomorrow"]), `{"n":9007199254740993}`)
	equal(t, "inner field", string(answer.Image.AdditionalProperties["new"]), `[1]`)
	equal(t, "whole number", Value(answer.Image.Size), 9223372036854775807)
	text, err := json.Marshal(answer)
	if err != nil {
		t.Fatal(err)
	}
	var before, after any
	_ = json.Unmarshal([]byte(body), &before)
	_ = json.Unmarshal(text, &after)
	equal(t, "written again", fmt.Sprint(after), fmt.Sprint(before))
	if !strings.Contains(string(text), "9007199254740993") || !strings.Contains(string(text), "9223372036854775807") {
		t.Error("digits are lost:", string(text))
	}
}

func TestScalarsAreReadLeniently(t *testing.T) {
	var image Image
	if err := json.Unmarshal([]byte(`{"name": 12.50, "size": "77", "visibility": true, "tag": null}`), &image); err != nil {
		t.Fatal(err)
	}
	equal(t, "number as text", Value(image.Name), "12.50")
	equal(t, "text as number", Value(image.Size), 77)
	equal(t, "boolean as text", Value(image.Visibility), "true")
	equal(t, "null", image.Tag, nil)
	equal(t, "what is not as the contract says", string(image.AdditionalProperties["size"]), `"77"`)
}

func TestWhatNoFieldHoldsIsKept(t *testing.T) {
	for _, text := range []string{
		`{"size":"many"}`, `{"size":1.5}`, `{"size":9223372036854775808}`, `{"size":1e400}`, `{"size":""}`,
		`{"name":[]}`, `{"tag":null}`, `""`, `[1]`, `null`,
	} {
		var image Image
		if err := json.Unmarshal([]byte(text), &image); err != nil {
			t.Fatal(err)
		}
		if image.Size != nil || image.Name != nil || image.Tag != nil {
			t.Error("read", text)
		}
		again, err := json.Marshal(image)
		if err != nil {
			t.Fatal(err)
		}
		if text != "null" || string(Raw(&image)) != text {
			equal(t, "written again", string(again), text)
		}
	}
	var image Image
	if err := json.Unmarshal([]byte(`{"size":1080.0,"name":""}`), &image); err != nil {
		t.Fatal(err)
	}
	equal(t, "a whole number", Value(image.Size), 1080)
	image.Size = Ptr[int64](3)
	text, _ := json.Marshal(image)
	equal(t, "a field that was set wins", string(text), `{"name":"","size":3}`)
	image.AdditionalProperties = map[string]json.RawMessage{"tag": json.RawMessage("null")}
	text, _ = json.Marshal(image)
	equal(t, "null where it is asked for", string(text), `{"name":"","size":3,"tag":null}`)
}

func TestWhatIsSent(t *testing.T) {
	for wanted, value := range map[string]any{
		`{}`:                        UpdateNotebookRequest{},
		`{"name":""}`:               UpdateNotebookRequest{Name: Ptr("")},
		`{"allowed_access_ips":[]}`: EndpointsReq{AllowedAccessIps: Ptrs[string]()},
		`{"name":"a","tomorrow":1}`: UpdateNotebookRequest{Name: Ptr("a"), AdditionalProperties: map[string]json.RawMessage{"tomorrow": []byte("1")}},
		`{"tomorrow":{"b":[true]}}`: UpdateNotebookRequest{AdditionalProperties: map[string]json.RawMessage{"tomorrow": []byte(`{"b": [true]}`)}},
	} {
		text, err := json.Marshal(value)
		if err != nil {
			t.Fatal(err)
		}
		equal(t, "body", string(text), wanted)
	}
}

func TestPathsStayPaths(t *testing.T) {
	server := serve(t, reply{body: "{}"})
	for _, id := range []string{"", ".", ".."} {
		if _, err := server.client(t).ShowNotebook(context.Background(), ShowNotebookParams{ID: id}); err == nil {
			t.Errorf("%q was sent", id)
		}
	}
	if _, err := server.client(t, func(o *Options) { o.ProjectID = "" }).ShowNotebook(context.Background(), ShowNotebookParams{ID: "1"}); err == nil {
		t.Error("sent without a project")
	}
	equal(t, "requests", len(server.asked()), 0)
	if _, err := server.client(t).ShowNotebook(context.Background(), ShowNotebookParams{ID: "../a?b#c/ü"}); err != nil {
		t.Fatal(err)
	}
	equal(t, "path", server.asked()[0].path, "/v1/p1/notebooks/..%2Fa%3Fb%23c%2F%C3%BC")
}

func TestAddresses(t *testing.T) {
	for name, each := range map[string]struct {
		options Options
		wanted  string
	}{
		"the default":             {Options{}, "https://modelarts.eu-de.otc.t-systems.com"},
		"a region":                {Options{Region: "eu-nl"}, "https://modelarts.eu-nl.otc.t-systems.com"},
		"a region of tomorrow":    {Options{Region: "xx-new-9"}, "https://modelarts.xx-new-9.otc.t-systems.com"},
		"an address":              {Options{Region: "eu-de", BaseURL: "http://localhost:1/base/"}, "http://localhost:1/base"},
		"a variable":              {Options{Variables: map[string]string{"region": "here"}}, "https://modelarts.here.otc.t-systems.com"},
		"no region but a host":    {Options{Region: "evil.com/"}, ""},
		"no region but a user":    {Options{Region: "x@evil.com"}, ""},
		"no address with a query": {Options{BaseURL: "https://x.example/?a=b"}, ""},
		"no scheme of HTTP":       {Options{BaseURL: "httpx://x.example"}, ""},
		"no address of HTTP":      {Options{BaseURL: "file:///etc/passwd"}, ""},
		"a token and credentials": {Options{Token: StaticToken("t"), Credentials: StaticCredentials("a", "s")}, ""},
	} {
		client, err := New(each.options)
		found := ""
		if err == nil {
			found = optionOf(client, "BaseURL")
		}
		equal(t, name, found, each.wanted)
	}
	Regions["xx-own"] = "https://own.example"
	defer delete(Regions, "xx-own")
	client, err := New(Options{Region: "xx-own"})
	if err != nil {
		t.Fatal(err)
	}
	equal(t, "a user's region", optionOf(client, "BaseURL"), "https://own.example")
	other, err := client.With(func(o *Options) { o.ProjectID, o.Region = "p2", "eu-de" })
	if err != nil {
		t.Fatal(err)
	}
	equal(t, "another project", optionOf(other, "ProjectID")+optionOf(client, "ProjectID"), "p2")
	equal(t, "another region", optionOf(other, "BaseURL"), "https://modelarts.eu-de.otc.t-systems.com")
	if _, err := client.With(func(o *Options) { o.Region = "a/b" }); err == nil {
		t.Error("took a region that is none")
	}
}

// optionOf reads an option from what a client shows of itself.
func optionOf(client *Client, name string) string {
	found := regexp.MustCompile(name + `: "([^"]*)"`).FindStringSubmatch(client.String())
	if found == nil {
		return ""
	}
	return found[1]
}

func TestSecretsAreNotShown(t *testing.T) {
	echo := reply{status: 400, body: `{"error_code": "E", "error_msg": "no ` + secretToken + `"}`, header: map[string]string{"X-Echo": secretToken}}
	server := serve(t, echo)
	var log bytes.Buffer
	logger := slog.New(slog.NewJSONHandler(&log, &slog.HandlerOptions{Level: slog.LevelDebug}))
	client := server.client(t, func(o *Options) { o.Logger = logger })
	_, failed := client.ShowNotebook(context.Background(), ShowNotebookParams{ID: "1"})
	key := Credentials{AK: "the id", SK: NewSecret("a-secret-key"), SecurityToken: NewSecret("a-secret-sts")}
	signing := server.client(t, func(o *Options) { o.Token = nil; o.Credentials = StaticCredentials("the id", "a-secret-key") })
	holder := struct {
		key    Credentials
		secret Secret
		client *Client
	}{key, key.SK, signing}
	values := []any{client, *client, Options{BaseURL: "https://user:a-secret-key@x.example", Token: StaticToken(secretToken)}, signing, key, &key, key.SK, failed, holder, &holder, []Secret{key.SK}}
	text := log.String()
	for _, value := range values {
		for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%d"} {
			text += fmt.Sprintf(verb, value) + "\n"
		}
		encoded, _ := json.Marshal(value)
		text += string(encoded)
		log.Reset()
		logger.Info("a value", "value", value)
		text += log.String()
	}
	for _, secret := range []string{secretToken, "a-secret-key", "a-secret-sts", fmt.Sprintf("%x", "a-secret-key")} {
		if at := strings.Index(text, secret); at >= 0 {
			t.Errorf("%s is shown: %.200s", secret, text[max(0, at-150):])
		}
	}
	if !strings.Contains(text, `"msg":"attempt","method":"GET","path":"/v1/p1/notebooks/1","status":400`) {
		t.Error("the attempt is not logged")
	}
	equal(t, "the secret itself", key.SK.Reveal(), "a-secret-key")
}

package modelarts

import (
	"context"
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"time"
)

func TestErrorsOfTheService(t *testing.T) {
	id := map[string]string{"X-Request-Id": "req-1"}
	for name, each := range map[string]struct {
		reply      reply
		code       ErrorCode
		message    string
		documented bool
	}{
		"a documented code": {reply{404, `{"error_code": "ModelArts.0107", "error_msg": "gone"}`, id, 0, false}, ErrorCodeModelArts0107, "gone", true},
		"one of tomorrow":   {reply{400, `{"error_code": "ModelArts.9999", "error_msg": "new"}`, id, 0, false}, "ModelArts.9999", "new", false},
		"the old spelling":  {reply{400, `{"error_code": "ModelArts.0107", "error_message": "old"}`, id, 0, false}, "ModelArts.0107", "old", true},
		"nested":            {reply{400, `{"error": {"code": "E1", "message": "inner"}}`, id, 0, false}, "E1", "inner", false},
		"in a list":         {reply{400, `{"errors": [{"errorCode": "E2", "errorMsg": "one of some"}]}`, id, 0, false}, "E2", "one of some", false},
		"a code in digits":  {reply{400, `{"code": 4711, "message": "number"}`, id, 0, false}, "4711", "number", false},
		"no object":         {reply{501, `"broken"`, id, 0, false}, "", `"broken"`, false},
		"no JSON":           {reply{501, `<html>`, id, 0, false}, "", "<html>", false},
		"nothing":           {reply{410, ``, id, 0, false}, "", "Gone", false},
		"a redirect":        {reply{302, ``, map[string]string{"X-Request-Id": "req-1", "Location": "http://127.0.0.1:1/"}, 0, false}, "", "Found", false},
	} {
		t.Run(name, func(t *testing.T) {
			server := serve(t, each.reply)
			_, err := server.client(t).ShowNotebook(context.Background(), ShowNotebookParams{ID: "n1"})
			failure := &APIError{}
			if !errors.As(err, &failure) {
				t.Fatal(err)
			}
			equal(t, "status", failure.Status, each.reply.status)
			equal(t, "code", failure.Code, each.code)
			equal(t, "message", failure.Message, each.message)
			equal(t, "documented", failure.Code.Documented(), each.documented)
			equal(t, "request id", failure.RequestID(), "req-1")
			equal(t, "body", string(failure.Body), each.reply.body)
			text := err.Error()
			if !strings.HasPrefix(text, "GET /v1/p1/notebooks/n1: HTTP ") || !strings.Contains(text, "(request req-1)") {
				t.Error(text)
			}
			equal(t, "requests", len(server.asked()), 1)
		})
	}
}

func TestASuccessThatIsNotWhatTheContractSays(t *testing.T) {
	for _, body := range []string{"<html>", `{"id": "1"`, `{} {}`} {
		server := serve(t, reply{body: body, header: map[string]string{"X-Request-Id": "req-2"}})
		_, err := server.client(t).ShowNotebook(context.Background(), ShowNotebookParams{ID: "1"})
		failure := &DecodeError{}
		if !errors.As(err, &failure) {
			t.Fatal(body, err)
		}
		equal(t, "body", string(failure.Body), body)
		equal(t, "request id", failure.RequestID(), "req-2")
	}
}

func TestASuccessThatIsPartlyWhatTheContractSays(t *testing.T) {
	for _, body := range []string{`[1]`, `{"image":"text"}`, `{"action_progress":{}}`, `{"id":{}}`, `{"id":null}`} {
		server := serve(t, reply{body: body, header: map[string]string{"X-Request-Id": "req-2"}})
		var answer Answer
		notebook, err := server.client(t).ShowNotebook(WithAnswer(context.Background(), &answer), ShowNotebookParams{ID: "1"})
		if err != nil {
			t.Fatal(body, err)
		}
		text, _ := json.Marshal(notebook)
		equal(t, "all of it", string(text), body)
		equal(t, "request id", answer.RequestID(), "req-2")
	}
}

func TestWhatMustBeGivenIsNamed(t *testing.T) {
	server := serve(t, reply{body: "{}"})
	full := func() CreateNotebookRequest {
		copied := notebook
		volume := *notebook.Volume
		copied.Volume = &volume
		return copied
	}
	for wanted, change := range map[string]func(*CreateNotebookRequest){
		"name: must be given":            func(r *CreateNotebookRequest) { r.Name = nil },
		"volume.category: must be given": func(r *CreateNotebookRequest) { r.Volume.Category = nil },
		"": func(r *CreateNotebookRequest) {
			r.Name = nil
			r.AdditionalProperties = map[string]json.RawMessage{"name": json.RawMessage("null")}
		},
	} {
		body := full()
		change(&body)
		_, err := server.client(t).CreateNotebook(context.Background(), CreateNotebookParams{Body: body})
		var refused *ArgumentError
		if found := errors.As(err, &refused); found != (wanted != "") || found && !strings.Contains(err.Error(), wanted) {
			t.Error(wanted, err)
		}
	}
	equal(t, "requests", len(server.asked()), 1)
}

func TestCallsEndInTime(t *testing.T) {
	slow := reply{body: "{}", delay: time.Minute}
	call := func(ctx context.Context, client *Client) error {
		_, err := client.ShowNotebook(ctx, ShowNotebookParams{ID: "1"})
		return err
	}
	for name, each := range map[string]struct {
		reply  reply
		wanted error
		run    func(*server) error
	}{
		"the client's timeout": {slow, context.DeadlineExceeded, func(s *server) error {
			return call(context.Background(), s.client(t, func(o *Options) { o.Timeout = 50 * time.Millisecond }))
		}},
		"the context's deadline": {slow, context.DeadlineExceeded, func(s *server) error {
			ctx, cancel := context.WithTimeout(context.Background(), 50*time.Millisecond)
			defer cancel()
			return call(ctx, s.client(t))
		}},
		"cancelled in an attempt": {slow, context.Canceled, func(s *server) error { return cancelled(s, t, call) }},
		"cancelled between attempts": {
			reply{status: 503, header: map[string]string{"Retry-After": "30"}}, context.Canceled,
			func(s *server) error { return cancelled(s, t, call) },
		},
	} {
		t.Run(name, func(t *testing.T) {
			server := serve(t, each.reply)
			started := time.Now()
			err := each.run(server)
			if !errors.Is(err, each.wanted) || time.Since(started) > 5*time.Second {
				t.Error(err, time.Since(started))
			}
			// A slow machine may be late before the request has come.
			if requests := len(server.asked()); requests > 1 {
				t.Error("requests", requests)
			}
		})
	}
}

func cancelled(server *server, t *testing.T, call func(context.Context, *Client) error) error {
	ctx, cancel := context.WithCancel(context.Background())
	go func() {
		<-server.arrived
		// An answer that comes at the moment of the cancelling is the caller's: let it be there, or not.
		time.Sleep(100 * time.Millisecond)
		cancel()
	}()
	return call(ctx, server.client(t))
}

func TestNoAnswerIsAnErrorOfTheConnection(t *testing.T) {
	client := serve(t, reply{}).client(t, func(o *Options) { o.BaseURL = "http://127.0.0.1:1"; o.MaxRetries = -1 })
	_, err := client.ShowNotebook(context.Background(), ShowNotebookParams{ID: "1"})
	failure := &APIError{}
	if err == nil || errors.As(err, &failure) || !strings.HasPrefix(err.Error(), "GET /v1/p1/notebooks/1: ") {
		t.Error(err)
	}
}

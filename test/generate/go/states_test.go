package modelarts

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"
)

func state(name string) reply { return reply{body: `{"id": "1", "status": "` + name + `"}`} }

func TestWaitsForAState(t *testing.T) {
	for name, each := range map[string]struct {
		replies []reply
		wanted  ShowNotebookState
		state   string
		failed  string
		looks   int
	}{
		"it comes":                       {[]reply{state("CREATING"), state("STARTING"), state("RUNNING")}, ShowNotebookStateRunning, "RUNNING", "", 3},
		"a state of tomorrow is pending": {[]reply{state("WARMING_UP"), state("RUNNING")}, ShowNotebookStateRunning, "RUNNING", "", 2},
		"no state is pending":            {[]reply{{body: "{}"}, state("RUNNING")}, ShowNotebookStateRunning, "RUNNING", "", 2},
		"it fails":                       {[]reply{state("CREATING"), state("CREATE_FAILED")}, ShowNotebookStateRunning, "", "CREATE_FAILED", 2},
		"another state, other failures":  {[]reply{state("RUNNING"), state("STOPPED")}, ShowNotebookStateStopped, "STOPPED", "", 2},
		"a state that no table has":      {[]reply{state("RUNNING"), state("FROZEN")}, "FROZEN", "FROZEN", "", 2},
	} {
		t.Run(name, func(t *testing.T) {
			server := serve(t, each.replies...)
			answer, err := server.client(t).ShowNotebookUntil(context.Background(), ShowNotebookParams{ID: "1"}, each.wanted)
			if failure := (*StateError)(nil); errors.As(err, &failure) {
				equal(t, "failure", failure.State, each.failed)
				equal(t, "last", Value(failure.Last.(*NotebookResp).Status), each.failed)
				equal(t, "wanted", failure.Wanted, string(each.wanted))
			} else if err != nil || each.failed != "" {
				t.Fatal(err, "without the failure", each.failed)
			} else {
				equal(t, "state", Value(answer.Status), each.state)
			}
			equal(t, "looks", len(server.asked()), each.looks)
		})
	}
}

func TestWaitsNoLongerThanItMay(t *testing.T) {
	server := serve(t, state("CREATING"))
	client := server.client(t, func(o *Options) { o.WaitTimeout = time.Second; o.WaitInterval = 300 * time.Millisecond })
	_, err := client.ShowNotebookUntil(context.Background(), ShowNotebookParams{ID: "1"}, ShowNotebookStateRunning)
	if !errors.Is(err, context.DeadlineExceeded) || !strings.Contains(err.Error(), "it is CREATING after 1s, not RUNNING") {
		t.Error(err)
	}
	if looks := len(server.asked()); looks < 2 || looks > 4 {
		t.Error(looks, "looks")
	}
}

func TestAWaitEndsALookThatTakesTooLong(t *testing.T) {
	server := serve(t, state("CREATING"), reply{delay: time.Minute})
	client := server.client(t, func(o *Options) { o.WaitTimeout = time.Second; o.WaitInterval = time.Millisecond })
	started := time.Now()
	_, err := client.ShowNotebookUntil(context.Background(), ShowNotebookParams{ID: "1"}, ShowNotebookStateRunning)
	if !errors.Is(err, context.DeadlineExceeded) || !strings.Contains(err.Error(), "it is CREATING after 1s, not RUNNING") {
		t.Error(err)
	}
	if time.Since(started) > 5*time.Second {
		t.Error(time.Since(started))
	}
}

func TestWaitsAreCancelled(t *testing.T) {
	server := serve(t, state("CREATING"))
	client := server.client(t, func(o *Options) { o.WaitInterval = time.Minute })
	ctx, cancel := context.WithCancel(context.Background())
	time.AfterFunc(50*time.Millisecond, cancel)
	started := time.Now()
	_, err := client.ShowNotebookUntil(ctx, ShowNotebookParams{ID: "1"}, ShowNotebookStateRunning)
	if !errors.Is(err, context.Canceled) || time.Since(started) > 5*time.Second {
		t.Error(err, time.Since(started))
	}
}

func TestAnErrorEndsTheWait(t *testing.T) {
	server := serve(t, state("CREATING"), reply{status: 404, body: `{"error_code": "ModelArts.6309"}`})
	_, err := server.client(t).ShowNotebookUntil(context.Background(), ShowNotebookParams{ID: "1"}, ShowNotebookStateRunning)
	failure := &APIError{}
	if !errors.As(err, &failure) || failure.Status != 404 {
		t.Error(err)
	}
}

func TestWaitsUntilItIsGone(t *testing.T) {
	gone := reply{status: 404, body: `{"error_code": "ModelArts.6309"}`}
	for name, each := range map[string]struct {
		replies []reply
		failed  string
		status  int
		looks   int
	}{
		"the status tells":              {[]reply{state("DELETING"), state("A_STATE_OF_TOMORROW"), gone}, "", 0, 3},
		"it was gone before":            {[]reply{gone}, "", 0, 1},
		"a state tells":                 {[]reply{state("DELETING"), state("DELETED")}, "", 0, 2},
		"it fails":                      {[]reply{state("DELETING"), state("DELETE_FAILED"), gone}, "DELETE_FAILED", 0, 2},
		"another refusal tells nothing": {[]reply{state("DELETING"), {status: 403, body: "{}"}, gone}, "", 403, 2},
	} {
		t.Run(name, func(t *testing.T) {
			server := serve(t, each.replies...)
			err := server.client(t).ShowNotebookUntilGone(context.Background(), ShowNotebookParams{ID: "1"})
			if failure := (*StateError)(nil); errors.As(err, &failure) {
				equal(t, "failure", failure.State, each.failed)
				equal(t, "wanted", failure.Wanted, "gone")
			} else if refusal := (*APIError)(nil); errors.As(err, &refusal) {
				equal(t, "status", refusal.Status, each.status)
			} else if err != nil || each.failed != "" || each.status != 0 {
				t.Fatal(err)
			}
			equal(t, "looks", len(server.asked()), each.looks)
		})
	}
}

func TestWaitsForTheEndNoLongerThanItMay(t *testing.T) {
	server := serve(t, state("RUNNING"))
	client := server.client(t, func(o *Options) { o.WaitTimeout = time.Second; o.WaitInterval = 300 * time.Millisecond })
	err := client.ShowNotebookUntilGone(context.Background(), ShowNotebookParams{ID: "1"})
	if !errors.Is(err, context.DeadlineExceeded) || !strings.Contains(err.Error(), "it is RUNNING after 1s, not gone") {
		t.Error(err)
	}
}

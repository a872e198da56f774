// Package matrix calls every operation of a plan through the generated client.
//
// MATRIX_URL is the server's address, MATRIX_PLAN the file of the plan.
package matrix

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"os"
	"reflect"
	"regexp"
	"strconv"
	"testing"

	client "github.com/specscribe/modelarts-go"
	"github.com/specscribe/modelarts-go/calling"
)

type plan struct {
	ProjectID     string `json:"projectId"`
	Token         string
	RefusalHeader string
	Operations    []struct {
		ID        string
		Arguments calling.Call
		Answer    struct {
			Status int
			Body   json.RawMessage
		}
		Refusal struct {
			Status        int
			Code, Message string
		}
	}
}

// statuses keeps those of all answers.
type statuses []int

func (s *statuses) RoundTrip(request *http.Request) (*http.Response, error) {
	response, err := http.DefaultTransport.RoundTrip(request)
	if err == nil {
		*s = append(*s, response.StatusCode)
	}
	return response, err
}

var uuid = regexp.MustCompile(`^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$`)

func TestOperations(t *testing.T) {
	text, err := os.ReadFile(os.Getenv("MATRIX_PLAN"))
	if err != nil {
		t.Fatal(err)
	}
	var planned plan
	if err := json.Unmarshal(text, &planned); err != nil {
		t.Fatal(err)
	}
	for _, operation := range planned.Operations {
		call := operation.Arguments
		call.Operation = operation.ID
		t.Run(operation.ID+"/answers", func(t *testing.T) {
			var seen statuses
			result, err := makeCall(newClient(t, planned, &seen, nil), call)
			if err != nil {
				t.Fatal(err)
			}
			if want := (statuses{operation.Answer.Status}); !reflect.DeepEqual(seen, want) {
				t.Errorf("statuses %v, not %v", seen, want)
			}
			got, err := json.Marshal(result)
			if err != nil {
				t.Fatal(err)
			}
			if !reflect.DeepEqual(valueOf(t, got), valueOf(t, operation.Answer.Body)) {
				t.Errorf("%s, not %s", got, operation.Answer.Body)
			}
		})
		t.Run(operation.ID+"/refuses", func(t *testing.T) {
			want := operation.Refusal
			header := http.Header{http.CanonicalHeaderKey(planned.RefusalHeader): {strconv.Itoa(want.Status)}}
			var seen statuses
			_, err := makeCall(newClient(t, planned, &seen, header), call)
			var failure *client.APIError
			if !errors.As(err, &failure) {
				t.Fatalf("%v is no APIError", err)
			}
			if failure.Status != want.Status || string(failure.Code) != want.Code || failure.Message != want.Message {
				t.Errorf("%v, not %v", failure, want)
			}
			if !failure.Code.Documented() {
				t.Errorf("%s is not known", failure.Code)
			}
			if !uuid.MatchString(failure.RequestID()) {
				t.Errorf("%q is no id of a request", failure.RequestID())
			}
		})
	}
}

func makeCall(made *client.Client, call calling.Call) (any, error) {
	return calling.Caller{Client: made, Decode: client.Decode}.Make(context.Background(), call)
}

func newClient(t *testing.T, planned plan, seen *statuses, header http.Header) *client.Client {
	t.Helper()
	made, err := client.New(client.Options{
		BaseURL:    os.Getenv("MATRIX_URL"),
		Token:      client.StaticToken(planned.Token),
		ProjectID:  planned.ProjectID,
		Header:     header,
		HTTPClient: &http.Client{Transport: seen},
	})
	if err != nil {
		t.Fatal(err)
	}
	return made
}

// valueOf reads JSON; nothing is null.
func valueOf(t *testing.T, text []byte) (value any) {
	t.Helper()
	if len(text) == 0 {
		return nil
	}
	if err := json.Unmarshal(text, &value); err != nil {
		t.Fatal(err)
	}
	return value
}

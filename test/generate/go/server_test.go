package modelarts

import (
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"sync"
	"testing"
	"time"
)

// seen is a request that came to the server.
type seen struct {
	method, path, query string
	header              http.Header
	body                string
	at                  time.Time
}

// reply is what the server answers.
type reply struct {
	status int
	body   string
	header map[string]string
	delay  time.Duration
	// hangUp closes the connection instead.
	hangUp bool
}

// server answers as a test says, and keeps what it was asked.
type server struct {
	*httptest.Server
	lock    sync.Mutex
	replies []reply
	seen    []seen
	// arrived is closed when the first request has come.
	arrived chan struct{}
}

// asked is what the server was asked until now.
func (s *server) asked() []seen {
	s.lock.Lock()
	defer s.lock.Unlock()
	return slices.Clone(s.seen)
}

// serve starts a server with the answers to come; the last one is repeated.
func serve(t *testing.T, replies ...reply) *server {
	t.Helper()
	started := &server{replies: replies, arrived: make(chan struct{})}
	stopped := make(chan struct{})
	started.Server = httptest.NewServer(http.HandlerFunc(func(writer http.ResponseWriter, request *http.Request) {
		answer := started.take(request)
		select {
		case <-time.After(answer.delay):
		case <-stopped:
		}
		if answer.hangUp {
			panic(http.ErrAbortHandler)
		}
		writer.Header().Set("Content-Type", "application/json")
		for name, value := range answer.header {
			writer.Header().Set(name, value)
		}
		writer.WriteHeader(max(answer.status, 200))
		_, _ = io.WriteString(writer, answer.body)
	}))
	t.Cleanup(func() {
		close(stopped)
		started.Close()
	})
	return started
}

func (s *server) take(request *http.Request) reply {
	body, _ := io.ReadAll(request.Body)
	s.lock.Lock()
	defer s.lock.Unlock()
	if len(s.seen) == 0 {
		defer close(s.arrived)
	}
	s.seen = append(s.seen, seen{
		method: request.Method, path: request.URL.EscapedPath(), query: request.URL.RawQuery,
		header: request.Header.Clone(), body: string(body), at: time.Now(),
	})
	answer := s.replies[0]
	if len(s.replies) > 1 {
		s.replies = s.replies[1:]
	}
	return answer
}

const secretToken = "a-secret-token-0123"

// client makes a client of the server, with a token unless change says otherwise.
func (s *server) client(t *testing.T, change ...func(*Options)) *Client {
	t.Helper()
	options := Options{BaseURL: s.URL, ProjectID: "p1", Token: StaticToken(secretToken), WaitInterval: time.Millisecond}
	for _, each := range change {
		each(&options)
	}
	client, err := New(options)
	if err != nil {
		t.Fatal(err)
	}
	return client
}

func equal[T comparable](t *testing.T, what string, found, wanted T) {
	t.Helper()
	if found != wanted {
		t.Errorf("%s: found %v, wanted %v", what, found, wanted)
	}
}

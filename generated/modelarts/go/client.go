package modelarts

import (
	"fmt"
	"log/slog"

	"github.com/specscribe/modelarts-go/core"
)

// Client calls the service. It may be used by several goroutines at once.
type Client struct {
	core *core.Client
}

// New makes a client. It fails where the address of the service is not clear.
func New(options Options) (*Client, error) { return wrapped(core.New(&contract, options)) }

// With makes a client that differs from this one in what change sets; it shares connections with it, and
// what it knows of tokens.
func (c *Client) With(change func(*Options)) (*Client, error) { return wrapped(c.core.With(change)) }

func wrapped(made *core.Client, err error) (*Client, error) {
	if err != nil {
		return nil, err
	}
	return &Client{made}, nil
}

// Format leaves out what may be secret.
func (c *Client) Format(state fmt.State, verb rune) { c.core.Format(state, verb) }

// String leaves out what may be secret.
func (c *Client) String() string { return c.core.String() }

// LogValue leaves out what may be secret.
func (c *Client) LogValue() slog.Value { return c.core.LogValue() }

// Fake is the service without a network, for tests. A call is answered with the example that the documentation gives, or
// as its Answer and AnswerFunc say; all else is the client's own: what it sends is checked, lists are paged, answers are
// decoded. Calls gives what it was asked for.
type Fake struct{ *core.Fake }

// NewFake makes a fake that knows the examples of the documentation.
func NewFake() *Fake { return &Fake{core.NewFake(&contract)} }

// Client makes a client of the fake. change sets what it needs to know; nil for nothing. It tries no
// call again unless MaxRetries is set.
func (f *Fake) Client(change func(*Options)) (*Client, error) { return wrapped(f.Fake.Client(change)) }

package modelarts

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"
)

// goal is what is waited for: values of a field, or an answer whose status tells that the thing is gone.
type goal struct {
	name, field      string
	states, failures []string
	status           int
}

// until repeats a call until its answer shows what is wanted, and gives that answer, or none where a status tells that
// the thing is gone. Values that no page lists mean to wait on, as all do that are neither wanted nor a failure.
func until[Params, Result any](
	ctx context.Context,
	c *Client,
	params Params,
	wanted goal,
	show func(context.Context, Params) (*Result, error),
) (*Result, error) {
	end := time.Now().Add(c.options.WaitTimeout)
	wait, cancel := context.WithDeadline(ctx, end)
	defer cancel()
	state := "not known"
	late := func() error {
		return fmt.Errorf("it is %s after %s, not %s: %w", state, c.options.WaitTimeout, wanted.name, context.DeadlineExceeded)
	}
	for {
		answer, err := show(wait, params)
		if failure := (*APIError)(nil); wanted.status != 0 && errors.As(err, &failure) && failure.Status == wanted.status {
			return nil, nil
		}
		if err != nil && wait.Err() != nil && ctx.Err() == nil {
			return nil, late()
		}
		if err != nil {
			return nil, err
		}
		state = fmt.Sprint(fieldOf(answer, wanted.field))
		if slices.Contains(wanted.states, state) {
			return answer, nil
		}
		if slices.Contains(wanted.failures, state) {
			return nil, &StateError{State: state, Wanted: wanted.name, Last: answer}
		}
		if time.Now().Add(c.options.WaitInterval).After(end) {
			return nil, late()
		}
		if err := pause(wait, c.options.WaitInterval); err != nil {
			return nil, err
		}
	}
}

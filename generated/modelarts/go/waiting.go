package modelarts

import (
	"context"
	"fmt"
	"slices"
	"time"
)

// until repeats a call until a field of its answer has a value, and gives that answer. Values that no page lists mean
// to wait on, as all do that are neither the wanted one nor among its failures.
func until[Params, Result any](
	ctx context.Context,
	c *Client,
	params Params,
	field string,
	wanted string,
	failures []string,
	show func(context.Context, Params) (*Result, error),
) (*Result, error) {
	end := time.Now().Add(c.options.WaitTimeout)
	ctx, cancel := context.WithDeadline(ctx, end)
	defer cancel()
	for {
		answer, err := show(ctx, params)
		if err != nil {
			return nil, err
		}
		state := fmt.Sprint(fieldOf(answer, field))
		if state == wanted {
			return answer, nil
		}
		if slices.Contains(failures, state) {
			return nil, &StateError{State: state, Wanted: wanted, Last: answer}
		}
		if time.Now().Add(c.options.WaitInterval).After(end) {
			return nil, fmt.Errorf("it is %s after %s, not %s: %w", state, c.options.WaitTimeout, wanted, context.DeadlineExceeded)
		}
		if err := pause(ctx, c.options.WaitInterval); err != nil {
			return nil, err
		}
	}
}

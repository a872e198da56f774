package core

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"time"
)

// Goal is what is waited for: values of a field, or an answer whose status tells that the thing is gone.
type Goal struct {
	Name, Field      string
	States, Failures []string
	Status           int
}

// Until repeats a call until its answer shows what is wanted, and gives that answer, or none where a status tells that
// the thing is gone. Values that no page lists mean to wait on, as all do that are neither wanted nor a failure.
func Until[Params, Result any](
	ctx context.Context,
	c *Client,
	params Params,
	wanted Goal,
	show func(context.Context, Params) (*Result, error),
) (*Result, error) {
	started := time.Now()
	end := started.Add(c.options.WaitTimeout)
	wait, cancel := context.WithDeadline(ctx, end)
	defer cancel()
	state, seen := "not known", false
	late := func() error {
		return fmt.Errorf("it is %s after %s, not %s: %w", state, c.options.WaitTimeout, wanted.Name, context.DeadlineExceeded)
	}
	for {
		answer, err := show(wait, params)
		if failure := (*APIError)(nil); wanted.Status != 0 && errors.As(err, &failure) && failure.Status == wanted.Status {
			return nil, nil
		}
		if err != nil && wait.Err() != nil && ctx.Err() == nil {
			return nil, late()
		}
		if err != nil && !(mayPass(err) || !seen && time.Since(started) < DefaultWaitAppear && isNotFound(err)) {
			return nil, err
		}
		if err != nil {
			if err := c.nextLook(wait, end); err != nil {
				return nil, orLate(err, late)
			}
			continue
		}
		seen = true
		state = fmt.Sprint(fieldOf(answer, wanted.Field))
		if slices.Contains(wanted.States, state) {
			return answer, nil
		}
		if slices.Contains(wanted.Failures, state) {
			return nil, &StateError{State: state, Wanted: wanted.Name, Last: answer}
		}
		if err := c.nextLook(wait, end); err != nil {
			return nil, orLate(err, late)
		}
	}
}

// nextLook waits until it is time to look again.
func (c *Client) nextLook(ctx context.Context, end time.Time) error {
	if time.Now().Add(c.options.WaitInterval).After(end) {
		return errLate
	}
	return pause(ctx, c.options.WaitInterval)
}

var errLate = errors.New("the time to wait is over")

func orLate(err error, late func() error) error {
	if err == errLate {
		return late()
	}
	return err
}

func isNotFound(err error) bool {
	var failure *APIError
	return errors.As(err, &failure) && failure.Status == http.StatusNotFound
}

// mayPass tells whether an error says nothing of what is waited for: no answer, or one of a fault that may pass.
func mayPass(err error) bool {
	var failure *APIError
	var lost *ConnectionError
	return errors.As(err, &failure) && isPassing(failure.Status) || errors.As(err, &lost)
}

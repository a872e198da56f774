package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	client "example.com/harbour-go"
)

// typed is code of a caller that the compiler judges, by the names of the steps that ask for it.
var typed = map[string]func(context.Context, *client.Client) (any, error){
	"name of the changed ship": func(ctx context.Context, made *client.Client) (any, error) {
		ship, err := made.ChangeShip(ctx, client.ChangeShipParams{ShipID: "1", Body: client.ShipChange{Name: client.Ptr("Ada")}})
		if err != nil {
			return nil, err
		}
		return *ship.Name, nil
	},
	"figurehead of the changed ship": func(ctx context.Context, made *client.Client) (any, error) {
		body := client.ShipChange{Figurehead: &client.Image{URL: client.Ptr("u")}, Rig: client.Ptr("KETCH")}
		ship, err := made.ChangeShip(ctx, client.ChangeShipParams{ShipID: "1", Body: body})
		if err != nil {
			return nil, err
		}
		if ship.Figurehead == nil {
			return "none", nil
		}
		return *ship.Figurehead.URL, nil
	},
	"name of the ship shown by its resource": func(ctx context.Context, made *client.Client) (any, error) {
		ship, err := made.Ships().Show(ctx, client.ShowShipParams{ShipID: "1"})
		if err != nil {
			return nil, err
		}
		return *ship.Name, nil
	},
	"how the ship moves": func(ctx context.Context, made *client.Client) (any, error) {
		body := &client.TowRequest{Tow: &client.TowRequestTow{Tug: client.Ptr("Max")}}
		moved, err := made.MoveShip(ctx, client.MoveShipParams{ShipID: "1", Body: body})
		if err != nil {
			return nil, err
		}
		switch form := moved.(type) {
		case *client.TowAnswer:
			return "towed at " + *form.Towed, nil
		case *client.SailAnswer:
			return fmt.Sprintf("sails %d", *form.Course), nil
		case *client.UnknownVariant:
			var members map[string]any
			if err := json.Unmarshal(form.JSON, &members); err != nil {
				return nil, err
			}
			return "unknown: " + strings.Join(slices.Collect(maps.Keys(members)), ", "), nil
		}
		return nil, errors.New("no form")
	},
	"what the signal says": func(ctx context.Context, made *client.Client) (any, error) {
		body := &client.LampSignal{Kind: client.Ptr("LAMP"), Text: client.Ptr("ahoy")}
		signal, err := made.SendSignal(ctx, client.SendSignalParams{ShipID: "1", Body: body})
		if err != nil {
			return nil, err
		}
		text := func(said *string) string {
			if said == nil {
				return "nothing"
			}
			return *said
		}
		switch form := signal.(type) {
		case *client.FlagSignal:
			return "flag says " + text(form.Text), nil
		case *client.LampSignal:
			return "lamp says " + text(form.Text), nil
		case *client.UnknownVariant:
			var members struct{ Kind string }
			err := json.Unmarshal(form.JSON, &members)
			return "unknown: " + members.Kind, err
		}
		return nil, errors.New("no form")
	},
}

// A field is called by its own object: that an image has created_at and createdAt changes nothing for a log.
var (
	_ = client.Log{CreatedAt: client.Ptr("dawn")}
	_ = client.Image{CreatedAt: client.Ptr("dawn"), CreatedAt2: client.Ptr("dusk")}
)

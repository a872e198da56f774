package main

import (
	"context"

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
	"name of the ship shown by its resource": func(ctx context.Context, made *client.Client) (any, error) {
		ship, err := made.Ships().Show(ctx, client.ShowShipParams{ShipID: "1"})
		if err != nil {
			return nil, err
		}
		return *ship.Name, nil
	},
}

// A field is called by its own object: that an image has created_at and createdAt changes nothing for a log.
var (
	_ = client.Log{CreatedAt: client.Ptr("dawn")}
	_ = client.Image{CreatedAt: client.Ptr("dawn"), CreatedAt2: client.Ptr("dusk")}
)

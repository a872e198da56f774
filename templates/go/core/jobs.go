package core

import (
	"encoding/json"
	"fmt"
	"reflect"
)

// AskForJob fills the path parameters of a call that shows a job, from fields of the answer that started it and from the
// parameters of that call.
func AskForJob(asked, answer any, ofAnswer map[string]string, params any, ofParams map[string]string) error {
	for name, field := range ofAnswer {
		if !setPath(asked, name, fieldOf(answer, field)) {
			return fmt.Errorf("the answer has no %s, so that there is no job to wait for", field)
		}
	}
	given := reflect.ValueOf(params)
	for name, own := range ofParams {
		for index := range given.NumField() {
			if found, _ := wireName(given.Type().Field(index), "path"); found == own {
				setPath(asked, name, given.Field(index).Interface())
			}
		}
	}
	return nil
}

// setPath sets a path's parameter, and tells whether there was something to set.
func setPath(params any, name string, value any) bool {
	fields := reflect.ValueOf(params).Elem()
	for index := range fields.NumField() {
		if found, _ := wireName(fields.Type().Field(index), "path"); found == name && value != nil {
			text, _ := json.Marshal(value)
			return decodeValue(text, fields.Field(index)) != heldNothing
		}
	}
	return false
}

package runtime

import "reflect"

func registerUnion[Interface any](variants ...Interface) {
	var types []reflect.Type
	for _, variant := range variants {
		types = append(types, reflect.TypeOf(variant).Elem())
	}
	unions[reflect.TypeFor[Interface]()] = union{types}
}

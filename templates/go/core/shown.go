package core

import (
	"encoding/json"
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// Shown gives an object as JSON for people: values of members that are secret by their names are left out.
func Shown(object any) string {
	text, err := json.Marshal(object)
	if err != nil {
		return "{}"
	}
	return string(withoutSecrets(text))
}

// A text of JSON, and what follows it where it is the name of a member: a text, a number, or a list of them. Since each
// quote outside of a text begins one, matches from the left are whole texts.
var jsonText = regexp.MustCompile(`("(?:[^"\\]|\\.)*")(?:(\s*:\s*)("(?:[^"\\]|\\.)*"|-?[0-9][^,}\]\s]*|\[(?:"(?:[^"\\]|\\.)*"|[^"\[\]{}])*\]))?`)

func withoutSecrets(text []byte) []byte {
	return jsonText.ReplaceAllFunc(text, func(found []byte) []byte {
		parts := jsonText.FindSubmatch(found)
		var name string
		if len(parts[2]) == 0 || json.Unmarshal(parts[1], &name) != nil || !isSecretName(name) {
			return found
		}
		return slices.Concat(parts[1], parts[2], []byte(`"`+hidden+`"`))
	})
}

var (
	secretEndings = []string{"password", "passwd", "pwd", "passphrase", "passcode", "secret", "token"}
	secretPairs   = []string{"secret key", "private key", "api key", "secret access"}
	// Tokens that say where a list goes on.
	markerWords = []string{"next", "page", "continue", "continuation"}
)

// isSecretName tells whether a member holds a secret by its name, such as adminPass or security_token.
func isSecretName(name string) bool {
	words := wordsOf(name)
	if len(words) == 0 {
		return false
	}
	last, before := words[len(words)-1], ""
	if len(words) > 1 {
		before = words[len(words)-2]
	}
	if slices.Contains(markerWords, before) {
		return false
	}
	return last == "pass" || last == "sk" || slices.Contains(secretPairs, before+" "+last) ||
		slices.ContainsFunc(secretEndings, func(ending string) bool { return strings.HasSuffix(last, ending) })
}

// wordsOf parts a name where its letters change from small to large, and at what is neither letter nor digit.
func wordsOf(name string) []string {
	var parted strings.Builder
	before := ' '
	for _, each := range name {
		if unicode.IsLower(before) && unicode.IsUpper(each) {
			parted.WriteByte(' ')
		}
		parted.WriteRune(unicode.ToLower(each))
		before = each
	}
	return strings.FieldsFunc(parted.String(), func(each rune) bool { return !unicode.IsLetter(each) && !unicode.IsDigit(each) })
}

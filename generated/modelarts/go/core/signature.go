package core

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"
)

const (
	algorithm           = "SDK-HMAC-SHA256"
	dateFormat          = "20060102T150405Z"
	dateHeader          = "X-Sdk-Date"
	contentHeader       = "X-Sdk-Content-Sha256"
	securityTokenHeader = "X-Security-Token"
	unsignedBody        = "UNSIGNED-PAYLOAD"
)

// sign adds the signature of the algorithm SDK-HMAC-SHA256 to a request's headers. All headers that are there are
// signed, but for those with an underscore in their name; a date among them is kept. The service takes a signature for
// some minutes, so a request that is sent again is signed again.
func sign(credentials Credentials, method string, address *url.URL, header http.Header, body []byte, now time.Time) {
	if token := credentials.SecurityToken.Reveal(); token != "" {
		header.Set(securityTokenHeader, token)
	}
	if media := header.Get("Content-Type"); media != "" && !isSignedMedia(media) {
		header.Set(contentHeader, unsignedBody)
	}
	if header.Get(dateHeader) == "" {
		header.Set(dateHeader, now.UTC().Format(dateFormat))
	}
	header.Del("Authorization")
	names, lines := canonicalHeaders(header, address.Host)
	request := strings.Join([]string{
		strings.ToUpper(method),
		canonicalPath(address.EscapedPath()),
		canonicalQuery(address.RawQuery),
		lines,
		names,
		bodyHash(body, header.Get(contentHeader)),
	}, "\n")
	text := strings.Join([]string{algorithm, header.Get(dateHeader), hash([]byte(request))}, "\n")
	mac := hmac.New(sha256.New, []byte(credentials.SK.Reveal()))
	mac.Write([]byte(text))
	signature := hex.EncodeToString(mac.Sum(nil))
	header.Set("Authorization", fmt.Sprintf("%s Access=%s, SignedHeaders=%s, Signature=%s", algorithm, credentials.AK, names, signature))
}

// isSignedMedia tells whether bodies of a type are part of the signature; those of other types, such as forms, are not.
func isSignedMedia(media string) bool {
	return strings.HasPrefix(media, "application/json") || strings.HasPrefix(media, "application/bson")
}

func canonicalHeaders(header http.Header, host string) (names, lines string) {
	values := map[string]string{"host": host}
	for name := range header {
		if !strings.Contains(name, "_") {
			values[strings.ToLower(name)] = strings.TrimSpace(header.Get(name))
		}
	}
	sorted := make([]string, 0, len(values))
	for name := range values {
		sorted = append(sorted, name)
	}
	slices.Sort(sorted)
	var text strings.Builder
	for _, name := range sorted {
		text.WriteString(name + ":" + values[name] + "\n")
	}
	return strings.Join(sorted, ";"), text.String()
}

// canonicalPath encodes the segments anew and ends in a slash.
func canonicalPath(path string) string {
	segments := strings.Split(decode(path), "/")
	for index, segment := range segments {
		segments[index] = encode(segment)
	}
	return strings.TrimSuffix(strings.Join(segments, "/"), "/") + "/"
}

// canonicalQuery has the pairs in the order of their decoded names, then values. A name alone has an empty value, and
// a plus sign is no blank.
func canonicalQuery(query string) string {
	var pairs [][2]string
	for pair := range strings.SplitSeq(query, "&") {
		if pair != "" {
			name, value, _ := strings.Cut(pair, "=")
			pairs = append(pairs, [2]string{decode(name), decode(value)})
		}
	}
	slices.SortFunc(pairs, func(a, b [2]string) int { return slices.Compare(a[:], b[:]) })
	texts := make([]string, len(pairs))
	for index, pair := range pairs {
		texts[index] = encode(pair[0]) + "=" + encode(pair[1])
	}
	return strings.Join(texts, "&")
}

func bodyHash(body []byte, stated string) string {
	if len(body) > 0 && stated != "" {
		return stated
	}
	return hash(body)
}

func hash(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// decode undoes percent-encoding; text that isn't encoded well stays as it is.
func decode(text string) string {
	decoded, err := url.PathUnescape(text)
	if err != nil {
		return text
	}
	return decoded
}

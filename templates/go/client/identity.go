package client

import "example.com/core"

// IdentityLogin says how to log in at the identity service: as a user, or by any other method that the service has.
type IdentityLogin = core.IdentityLogin

// IdentityTokens is a source of tokens that logs in when a token is wanted. A token is kept until shortly before it
// expires or until it is refused; calls that want one at the same time share a login.
func IdentityTokens(login IdentityLogin) TokenSource { return core.IdentityTokens(login) }
// {{#signed}}

// IdentityKeys says how to get temporary access keys of the identity service.
type IdentityKeys = core.IdentityKeys

// IdentityCredentials is a source of temporary access keys, each with its security token. A key is kept until shortly
// before it expires; calls that want one at the same time share a question.
func IdentityCredentials(keys IdentityKeys) CredentialsSource { return core.IdentityCredentials(keys) }
// {{/signed}}

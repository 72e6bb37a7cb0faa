module hozen/engine/cloudnative-pg

go 1.24.0

// Only the resource definitions are read: nothing of these is built.
require (
	github.com/cloudnative-pg/cloudnative-pg v1.28.0
	github.com/cloudnative-pg/plugin-barman-cloud v0.15.0
)

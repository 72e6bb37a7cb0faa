//go:build tools

// Package engine pins the Pulumi CLI that scripts/engine builds where its download is blocked.
package engine

import _ "github.com/pulumi/pulumi/pkg/v3/cmd/pulumi"

// Loaded before each program of a test: the one line that makes a provider known.
require("ts-node/register");
require("../../../components/registry").registerProvider(require("./provider").gcp);

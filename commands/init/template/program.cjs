// The program Pulumi runs. Everything it makes is decided by systems/*.yaml and the stack's configuration.
const { deploy } = require("hozen");

module.exports = () => deploy();

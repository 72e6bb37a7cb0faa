"""Holds resources against Amazon's own API models (botocore) and policies against its service authorisation data (parliament).

Reads {"requests": [{name, calls, rename, inputs, unknown}], "policies": [{name, document}]} and prints
{"violations": [{name, at, rule}]}. The inputs are those of the Pulumi provider, whose names are those of the API but
for their case and number; `rename` says the others: a path of inputs to a path of the request, "" for what is no part
of it. An input no call has a member for is a violation too, so that nothing goes unchecked by a misspelling.
"""

import functools
import json
import sys

import parliament
import regex
from botocore.session import Session

session = Session()
INTEGERS = ("integer", "long")
NUMBERS = ("float", "double")


@functools.cache
def service(name):
    return session.get_service_model(name)


class Request:
    """One resource, held against the input shapes of the calls that make it."""

    def __init__(self, name, calls, inputs, unknown, rename=None, within=None, given=()):
        self.name, self.calls, self.inputs, self.unknown = name, calls, inputs, unknown
        self.rename, self.within, self.given = rename or {}, within, given
        self.violations = []

    def check(self):
        taken = set()
        for call in self.calls:
            service_name, operation = call.split(".")
            shape = service(service_name).operation_model(operation).input_shape
            self.structure(self.inputs, shape, "", call, taken)
        for key in self.inputs.keys() - taken:
            self.refuse(key, f"is no member of {', '.join(self.calls)}")
        return self.violations

    def refuse(self, at, rule):
        self.violations.append({"name": self.name, "at": at, "rule": rule})

    def target(self, at, key, shape, top):
        """Path of the member an input goes to, [] for one that is no part of the call, None for one it does not have."""
        if at in self.rename:
            named = self.rename[at]
            path = named.split(".") if named else []
            return path if not path or path[0] in shape.members else None
        found = member_like(key, shape)
        if found:
            return [found]
        inner = shape.members.get(self.within) if top else None
        found = inner and member_like(key, inner)
        return [self.within, found] if found else None

    def structure(self, value, shape, at, call, taken=None):
        if not isinstance(value, dict):
            return self.refuse(at, f"must be an object of {shape.name}")
        parts = {}
        for key, item in value.items():
            place = f"{at}.{key}" if at else key
            path = self.target(general(place), key, shape, taken is not None)
            if path is None:
                if taken is None:
                    self.refuse(place, f"is no member of {shape.name} of {call}")
                continue
            if taken is not None:
                taken.add(key)
            if path and item is not None:
                put(parts, path, (place, item))
        self.members(parts, shape, at, call)

    def members(self, parts, shape, at, call):
        for name, part in parts.items():
            member = shape.members.get(name)
            if member is None:
                self.refuse(at, f"{name} is no member of {shape.name} of {call}")
            elif not isinstance(part, dict):
                self.value(part[1], member, part[0], call)
            elif member.type_name == "map":
                for place, item in part.values():
                    self.value(item, member.value, place, call)
            else:
                # Inputs that lie deeper in the request; of a list the provider makes one entry.
                self.members(part, getattr(member, "member", member), at, call)
        for required in shape.required_members:
            if required not in parts and required not in self.given:
                self.refuse(at, f"{required} is required by {call}")

    def value(self, value, shape, at, call):
        if isinstance(value, str) and self.unknown in value:
            return
        kind = shape.type_name
        if isinstance(value, str) and kind in ("structure", "list"):
            value = parsed(value, shape)
        if kind == "structure":
            self.structure(value, shape, at, call)
        elif kind == "list":
            self.list(value, shape, at, call)
        elif kind == "map":
            self.map(value, shape, at, call)
        elif kind in INTEGERS or kind in NUMBERS:
            self.number(value, shape, at)
        elif kind == "boolean":
            if value not in (True, False, "true", "false"):
                self.refuse(at, f"{value!r} is no boolean")
        elif kind != "timestamp":
            self.text(value, shape, at)

    def list(self, value, shape, at, call):
        if isinstance(value, dict):
            value = pairs(value, shape.member)
        if not isinstance(value, list):
            return self.refuse(at, "must be a list")
        self.length(len(value), shape, at, "entries")
        for index, item in enumerate(value):
            self.value(item, shape.member, f"{at}[{index}]", call)

    def map(self, value, shape, at, call):
        if not isinstance(value, dict):
            named = [entry for entry in value if set(entry) == {"name", "values"}] if isinstance(value, list) else []
            if len(named) == 0 or len(named) != len(value):
                return self.refuse(at, "must be a map")
            value = {entry["name"]: entry["values"] for entry in named}
        self.length(len(value), shape, at, "entries")
        for key, item in value.items():
            self.text(key, shape.key, f"{at}.{key}")
            self.value(item, shape.value, f"{at}.{key}", call)

    def number(self, value, shape, at):
        try:
            number = float(value)
        except (TypeError, ValueError):
            return self.refuse(at, f"{value!r} is no number")
        if shape.type_name in INTEGERS and number != int(number):
            self.refuse(at, f"{value!r} is no whole number")
        self.length(number, shape, at, "")

    def text(self, value, shape, at):
        if isinstance(value, (dict, list)):
            return self.refuse(at, "must be text")
        text = str(value).lower() if isinstance(value, bool) else str(value)
        # The provider counts bytes where Amazon counts characters.
        self.length(len(text.encode()), shape, at, "bytes")
        if shape.enum and text not in shape.enum:
            self.refuse(at, f"{text!r} is none of {', '.join(shape.enum)}")
        pattern = shape.metadata.get("pattern")
        if pattern and not matches(pattern, text):
            self.refuse(at, f"{text!r} does not match {pattern}")

    def length(self, size, shape, at, unit):
        low, high = shape.metadata.get("min"), shape.metadata.get("max")
        if low is not None and size < low:
            self.refuse(at, f"{size} {unit} is under {low}".replace("  ", " "))
        if high is not None and size > high:
            self.refuse(at, f"{size} {unit} is over {high}".replace("  ", " "))


def general(place):
    """The path without the positions in lists."""
    return regex.sub(r"\[\d+\]", "", place)


def put(parts, path, item):
    for name in path[:-1]:
        parts = parts.setdefault(name, {})
    parts[path[-1]] = item


def member_like(key, shape):
    """The member an input is named after: other case, or one and many."""
    plain = key.lower()
    spellings = {plain, plain + "s", plain.removesuffix("s"), plain.removesuffix("y") + "ies", plain.removesuffix("ies") + "y"}
    exact = [member for member in shape.members if member.lower() == plain]
    near = [member for member in shape.members if member.lower() in spellings]
    return next(iter(exact + near), None)


def pairs(value, member):
    """A map as the list of names and values the API takes (tags, dimensions); anything else is a list of one."""
    names = list(member.members) if member.type_name == "structure" else []
    words = {name.lower().removeprefix("tag"): name for name in names}
    other = words.get("key", words.get("name"))
    if len(names) != 2 or other is None or "value" not in words:
        return [value]
    return [{other: key, words["value"]: item} for key, item in value.items()]


def parsed(value, shape):
    """What the provider takes as JSON text, or as the name alone of what the API takes as an object."""
    if value[:1] in ("{", "["):
        return json.loads(value)
    name = member_like("name", shape) if shape.type_name == "structure" else None
    return {name: value} if name else value


@functools.cache
def compiled(pattern):
    # Amazon writes characters beyond the first plane as Java does, in pairs.
    return regex.compile(pattern.replace(r"\uD800\uDC00-\uDBFF\uDFFF", r"\U00010000-\U0010FFFF"), regex.VERSION0)


def matches(pattern, text):
    return compiled(pattern).fullmatch(text) is not None


# Who may take a role says nothing of resources: it is the role.
ROLE = "arn:aws:iam::123456789012:role/role"


def policy_violations(name, document):
    policy = json.loads(document)
    statements = policy["Statement"]
    for statement in statements:
        if "Resource" not in statement and "NotResource" not in statement:
            statement["Resource"] = ROLE
    found = parliament.analyze_policy_string(json.dumps(policy), ignore_private_auditors=True).findings
    return [
        {"name": name, "at": "policy", "rule": f"{each.issue} {detail}"}
        for each in found
        for detail in details(each, statements)
    ]


def details(finding, statements):
    """What a finding says, without what only looks wrong to a reader of one statement or of an older list of actions."""
    if finding.issue == "UNKNOWN_ACTION" and is_operation(finding.location["string"]):
        return []
    if finding.issue != "RESOURCE_MISMATCH":
        return [" ".join(finding.detail) if isinstance(finding.detail, list) else str(finding.detail)]
    return [
        f"{each['action']} takes {each['required_format']}"
        for each in finding.detail
        if not any(names(statement, each) for statement in statements)
    ]


def names(statement, mismatch):
    """Whether a statement gives the action a resource of the kind that another statement lacks."""
    actions, resources = listed(statement.get("Action")), listed(statement.get("Resource"))
    return mismatch["action"] in actions and any(parliament.is_arn_match("", mismatch["required_format"], each) for each in resources)


def listed(value):
    return value if isinstance(value, list) else [value]


def is_operation(action):
    """Whether Amazon's API has the action, although parliament's list is older."""
    prefix, operation = action.split(":")
    return prefix in session.get_available_services() and operation in service(prefix).operation_names


def main():
    given = json.load(sys.stdin)
    violations = []
    for request in given["requests"]:
        violations += Request(**request).check()
    for policy in given["policies"]:
        violations += policy_violations(**policy)
    json.dump({"violations": violations}, sys.stdout)


if __name__ == "__main__":
    main()

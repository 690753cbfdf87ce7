"""What Schemathesis cannot know from openapi.json: things that are really there.

Most requests that it makes up are about nothing: no calendar has the slug, no user the id. Here three of four of
those that keep to the description get real ids, starts and tokens instead, so that the other half of the Worker is
reached as well. What is there at the beginning stands in the file that CONTRACT_WORLD names; without it, and beyond
it, whatever answers tell of is used. A kind of id is known by its prefix (`cal_`), so that new calls need nothing here.
"""

import json
import os
import random
import re

import requests
import schemathesis
from schemathesis.core.parameters import ParameterLocation
from schemathesis.openapi.checks import RejectedPositiveData
from schemathesis.core.failures import AcceptedNegativeData

#: One of so many made-up values stays made up.
MADE_UP = 4
#: So many things of a kind that was not there at the beginning are remembered.
KNOWN_MAX = 12
#: So many names of a longer list are tried.
NAMES_TRIED = 12
#: What the proxy of `wrangler dev` answers where it has lost a request, and how often one is sent again.
LOST_BY_DEV_PROXY = b"Your worker restarted mid-request."
SENDS_MAX = 5

ID = re.compile(r"([a-z]{2,5}_)[0-9a-z]{26}")
#: An empty one says nothing, and is none.
ENTITY_TAG = re.compile(r'(?:\*|(?:W/)?"[!#-~]*")?')
INSTANT = re.compile(r"\d{4}-\d\d-\d\dT")

dice = random.Random(1)
fitting_dice = random.Random(2)


class Known:
    """What is there."""

    def __init__(self):
        path = os.environ.get("CONTRACT_WORLD")
        world = json.load(open(path, encoding="utf-8")) if path else {}
        #: Ids by their prefix.
        self.ids = world.get("ids", {})
        #: The tokens of the signed links of appointments and series, by id.
        self.tokens = world.get("tokens", {})
        #: What else stands in paths, by the parameter's name, and in bodies, by the field's.
        self.names = world.get("names", {})
        self.fields = world.get("fields", {})
        #: What only some calendars take.
        self.seldom = world.get("seldom", [])
        #: What a call takes that little else will do for, by the last part of its path and the name.
        self.fitting = world.get("fitting", {})
        #: The zones that are written down somewhere.
        self.zones = world.get("zones", [])
        #: Starts that calendars offer.
        self.starts = world.get("starts", [])
        #: Entity tags, by path.
        self.tags = {}
        # What is there in the beginning hangs together; strangers among it would lead nowhere. They replace what is gone.
        self.room = {kind: len(ids) for kind, ids in self.ids.items()}
        self.keys = 0

    def id_like(self, made_up):
        """A real id of the same kind, if there is one."""
        return dice.choice(self.ids.get(ID.fullmatch(made_up)[1]) or [made_up])

    def is_real(self, value):
        kind = ID.fullmatch(value) if isinstance(value, str) else None
        return value in self.ids.get(kind[1], ()) if kind else any(value in names for names in self.names.values())

    def learn(self, body):
        """Remembers the ids of things in an answer."""
        if isinstance(body, list):
            for item in body:
                self.learn(item)
        elif isinstance(body, dict):
            kind = ID.fullmatch(str(body.get("id")))
            if kind:
                ids = self.ids.setdefault(kind[1], [])
                if len(ids) < self.room.get(kind[1], KNOWN_MAX) and body["id"] not in ids:
                    ids.append(body["id"])
                if "token" in body:
                    self.tokens[body["id"]] = body["token"]
            for value in body.values():
                self.learn(value)

    def forget(self, ids):
        for known in self.ids.values():
            known[:] = [one for one in known if one not in ids] or known


known = Known()


def real(names, name, value):
    """A real value in place of a made-up one; for a name that nothing is known of, the value itself."""
    if known.is_real(value) or not isinstance(value, str):
        return value
    if name == "url":
        # Nobody is to be called by chance: this name leads nowhere (RFC 6761).
        return "https://nobody.invalid/made-up"
    if ID.fullmatch(value):
        return known.id_like(value)
    if name == "start" and known.starts and INSTANT.match(value):
        return dice.choice(known.starts)
    return dice.choice(names.get(name) or [value])


def filled(name, value):
    if isinstance(value, dict):
        return {key: filled(key, item) for key, item in value.items()}
    if isinstance(value, list):
        return [filled(name, item) for item in value]
    return real(known.fields, name, value)


def fit(fields, fitting):
    """Puts what fits in the place of what is there."""
    if isinstance(fields, dict):
        fields.update({name: fitting_dice.choice(fitting[name]) for name in fields if name in fitting})


@schemathesis.hook
def before_call(context, case, kwargs):
    def keeps_to_description(place):
        return case.meta is None or not case.meta.is_negative_at(place)

    def chosen(place):
        return keeps_to_description(place) and dice.randrange(MADE_UP) > 0

    if case.path_parameters and chosen(ParameterLocation.PATH):
        case.path_parameters = {name: real(known.names, name, value) for name, value in case.path_parameters.items()}
    if case.query and chosen(ParameterLocation.QUERY):
        tokens = [known.tokens[value] for value in (case.path_parameters or {}).values() if value in known.tokens]
        token = tokens[0] if tokens else None
        case.query = {
            name: token if name == "token" and token else real(known.names, name, value)
            for name, value in case.query.items()
        }
    if isinstance(case.body, (dict, list)) and chosen(ParameterLocation.BODY):
        case.body = filled(None, case.body)
        if isinstance(case.body, dict):
            case.body = {key: item for key, item in case.body.items() if key not in known.seldom}
    fitting = known.fitting.get(case.path.rsplit("/", 1)[-1])
    if fitting and all(map(keeps_to_description, (ParameterLocation.PATH, ParameterLocation.BODY))):
        if fitting_dice.randrange(MADE_UP) > 0:
            fit(case.path_parameters, fitting)
            fit(case.body, fitting)
    if case.headers and chosen(ParameterLocation.HEADER):
        headers = {name.lower(): name for name in case.headers}
        if "idempotency-key" in headers:
            known.keys += 1
            case.headers[headers["idempotency-key"]] = f"contract-{known.keys}"
        # What is no tag at all is to be refused, whatever is said of the case.
        if "if-match" in headers and ENTITY_TAG.fullmatch(str(case.headers[headers["if-match"]])):
            case.headers[headers["if-match"]] = known.tags.get(case.formatted_path, "*")


def sending_until_it_arrives(send):
    """Sends a request again that has not reached the Worker: `wrangler dev` puts a proxy before it, which cannot tell
    by itself that a connection that it had kept open is gone. Nobody who speaks to Cloudflare meets that proxy.

    It stands below all that Schemathesis sends. Some checks send requests of their own (the one that leaves the key out
    does), and no hook sees those."""

    def send_again(session, request, **kwargs):
        for _ in range(SENDS_MAX):
            response = send(session, request, **kwargs)
            if response.status_code != 503 or not response.content.startswith(LOST_BY_DEV_PROXY):
                break
        return response

    return send_again


requests.Session.send = sending_until_it_arrives(requests.Session.send)


@schemathesis.hook
def after_call(context, case, response):
    parameters = (case.path_parameters or {}).values()
    if not 200 <= response.status_code < 300 or not all(map(known.is_real, parameters)):
        return
    if case.method == "DELETE":
        known.forget(set(parameters))
    tag = response.headers.get("etag")
    if tag:
        known.tags[case.formatted_path] = tag[0]
    # What was made under something that is there hangs together with the rest; an agency of its own does not.
    if parameters and "json" in str(response.headers.get("content-type")):
        known.learn(response.json())


@schemathesis.hook
def before_load_schema(context, raw_schema):
    """Of long lists of names (time zones, regions) every one would be tried with every call; some of them will do."""

    def thin(value):
        if isinstance(value, list):
            for item in value:
                thin(item)
        elif isinstance(value, dict):
            names = value.get("enum")
            if isinstance(names, list) and len(names) > NAMES_TRIED:
                step = len(names) // NAMES_TRIED
                needed = [*known.zones, *value.get("examples", ())]
                value["enum"] = [name for at, name in enumerate(names) if at % step == 0 or name in needed]
            for item in value.values():
                thin(item)

    thin(raw_schema)


@schemathesis.hook
def filter_failure(context, failure, case, response):
    """No check is switched off. What HTTP itself or the description has a better word for is no failure."""
    if isinstance(failure, AcceptedNegativeData):
        # Refused for its size (RFC 9110, 15.5.14) or for what it was made on (13.2.2), before anybody looks at what it says.
        return response.status_code not in (412, 413)
    return not (isinstance(failure, RejectedPositiveData) and is_beyond_schemas(case, response))


def is_beyond_schemas(case, response):
    """Whether what keeps to the description is refused for something that nobody can write into a schema."""
    # RFC 9110, 13.1.1: whether a version is still the newest is known only to the thing itself.
    if response.status_code == 412:
        return any(name.lower() == "if-match" for name in case.headers)
    if response.status_code == 413:
        return True
    # How fields fit together, and what the calendar offers just now. The description names these codes, call by call.
    described = case.operation.definition.raw["responses"].get(str(response.status_code), {})
    return response.json().get("code") in described.get("x-rule-codes", ())

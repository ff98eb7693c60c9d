#!/usr/bin/env python3
"""generate-schemas.py OUT SWAGGER_JSON CRD_FOLDER…: JSON schemas for kubeconform, self-contained, unknown fields refused.
Kubernetes' own kinds become OUT/{kind}-{group}-{version}.json, custom resources OUT/{group}/{kind}_{version}.json."""
import copy, glob, json, os, sys
import yaml

out, swagger, *crds = sys.argv[1:]
os.makedirs(out, exist_ok=True)
with open(swagger) as file:
    published = json.load(file)["definitions"]


def strict(schema, required=False):
    """The schema as the API server applies it: no unknown fields, null allowed where a field is optional."""
    if isinstance(schema, list):
        return [strict(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    result = {}
    for key, value in schema.items():
        if key in ("properties", "definitions"):
            result[key] = {name: strict(part, name in schema.get("required", [])) for name, part in value.items()}
        elif key in ("items", "additionalProperties", "allOf", "anyOf", "oneOf", "not"):
            result[key] = value if isinstance(value, bool) else strict(value, key != "additionalProperties")
        elif key != "x-kubernetes-group-version-kind":
            result[key] = value
    if result.get("format") == "int-or-string" or result.get("x-kubernetes-int-or-string"):
        for key in ("type", "format", "anyOf"):
            result.pop(key, None)
        result["oneOf"] = [{"type": "string"}, {"type": "integer"}]
    if "properties" in result and "additionalProperties" not in result and not result.get("x-kubernetes-preserve-unknown-fields"):
        result["additionalProperties"] = False
    if not required and isinstance(result.get("type"), str):
        if "enum" in result and None not in result["enum"]:
            result["enum"] = result["enum"] + [None]
        result["type"] = [result["type"], "null"]
    return result


def definition(name, schema):
    if name.endswith("apimachinery.pkg.api.resource.Quantity"):
        return {"oneOf": [{"type": "string"}, {"type": "number"}]}
    if name.endswith("apimachinery.pkg.util.intstr.IntOrString"):
        return {"oneOf": [{"type": "string"}, {"type": "integer"}]}
    if name.endswith("JSONSchemaProps") or ".JSON" in name and "apiextensions" in name:
        return {}
    return strict(schema)


definitions = {name: definition(name, schema) for name, schema in published.items()}


def references(part, found):
    """Names of all definitions that this part of a schema needs."""
    if isinstance(part, list):
        for value in part:
            references(value, found)
    elif isinstance(part, dict):
        for key, value in part.items():
            if key != "$ref":
                references(value, found)
            elif (name := value.split("/")[-1]) not in found:
                found.add(name)
                references(definitions[name], found)
    return found


def write(path, schema, api_version, kind, required):
    schema["type"] = "object"
    schema["properties"]["apiVersion"] = {"type": "string", "enum": [api_version]}
    schema["properties"]["kind"] = {"type": "string", "enum": [kind]}
    schema["required"] = sorted(set(schema.get("required", [])) | required)
    schema["definitions"] = {name: definitions[name] for name in references(schema, set())}
    schema["$schema"] = "http://json-schema.org/draft-07/schema#"
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w") as file:
        json.dump(schema, file)


builtin = custom = 0
for name, schema in published.items():
    if name.startswith("io.k8s.apimachinery"):
        continue
    for gvk in schema.get("x-kubernetes-group-version-kind", []):
        group, version, kind = gvk["group"], gvk["version"], gvk["kind"]
        suffix = (f"-{group.split('.')[0]}" if group else "") + f"-{version.lower()}"
        write(f"{out}/{kind.lower()}{suffix}.json", copy.deepcopy(definitions[name]), f"{group}/{version}" if group else version, kind, {"apiVersion", "kind"})
        builtin += 1
for file_name in sorted(name for folder in crds for name in glob.glob(f"{folder}/*.yaml")):
    with open(file_name) as file:
        resources = [r for r in yaml.safe_load_all(file) if r and r.get("kind") == "CustomResourceDefinition"]
    for spec in (resource["spec"] for resource in resources):
        for version in spec["versions"]:
            schema = strict(version["schema"]["openAPIV3Schema"])
            schema["properties"]["metadata"] = {"$ref": "#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta"}
            group, kind = spec["group"], spec["names"]["kind"]
            write(f"{out}/{group}/{kind.lower()}_{version['name']}.json", schema, f"{group}/{version['name']}", kind, {"apiVersion", "kind", "metadata"})
            custom += 1
print(builtin, "schemas of Kubernetes,", custom, "of custom resources")

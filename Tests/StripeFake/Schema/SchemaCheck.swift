/// Checks a tree of texts against a JSON schema; numbers and truth values arrive as text.
enum SchemaCheck {
    static func check(_ value: FormTree, _ schema: JSON, at path: String) throws(Refusal) {
        if schema["x-omitted"] != nil { return }
        if let choices = schema["anyOf"]?.list { return try checkAny(value, choices, at: path) }
        switch schema["type"]?.text {
        case "object": try checkObject(value, schema, at: path)
        case "array": try checkArray(value, schema, at: path)
        case let type: try checkText(value, type ?? "string", schema, at: path)
        }
    }

    private static func checkAny(_ value: FormTree, _ choices: [JSON], at path: String) throws(Refusal) {
        var refusal = Refusal.invalid("Invalid \(path).", parameter: path)
        for choice in choices {
            do throws(Refusal) {
                return try check(value, choice, at: path)
            } catch {
                refusal = error
            }
        }
        throw refusal
    }

    private static func checkObject(_ value: FormTree, _ schema: JSON, at path: String) throws(Refusal) {
        guard case .branch(let children) = value else { throw .invalid("Invalid object", parameter: path) }
        let properties = schema["properties"]?.members ?? [:]
        for (key, child) in children.sorted(by: { $0.key < $1.key }) {
            let name = path.isEmpty ? key : "\(path)[\(key)]"
            if let property = properties[key] {
                try check(child, property, at: name)
            } else if let others = schema["additionalProperties"], others.bool != false {
                if others.members != nil { try check(child, others, at: name) }
            } else {
                throw .invalid("Received unknown parameter: \(name)", code: "parameter_unknown", parameter: name)
            }
        }
        for required in schema["required"]?.list?.compactMap(\.text) ?? [] where children[required] == nil {
            let name = path.isEmpty ? required : "\(path)[\(required)]"
            throw .invalid("Missing required param: \(name).", code: "parameter_missing", parameter: name)
        }
    }

    private static func checkArray(_ value: FormTree, _ schema: JSON, at path: String) throws(Refusal) {
        guard case .branch(let children) = value, let item = schema["items"] else {
            throw .invalid("Invalid array", parameter: path)
        }
        for index in 0..<children.count {
            guard let child = children[String(index)] else { throw .invalid("Invalid array", parameter: path) }
            try check(child, item, at: "\(path)[\(index)]")
        }
    }

    private static func checkText(
        _ value: FormTree,
        _ type: String,
        _ schema: JSON,
        at path: String
    ) throws(Refusal) {
        guard case .text(let text) = value else { throw .invalid("Invalid \(type)", parameter: path) }
        if let words = schema["enum"]?.list?.compactMap(\.text), !words.contains(text) {
            throw .invalid("Invalid \(path): must be one of \(words.joined(separator: ", "))", parameter: path)
        }
        switch type {
        case "integer" where Int64(text) == nil:
            throw .invalid("Invalid integer: \(text)", code: "parameter_invalid_integer", parameter: path)
        case "boolean" where text != "true" && text != "false":
            throw .invalid("Invalid boolean: \(text)", parameter: path)
        case "number" where Double(text) == nil:
            throw .invalid("Invalid decimal: \(text)", parameter: path)
        default: break
        }
    }
}

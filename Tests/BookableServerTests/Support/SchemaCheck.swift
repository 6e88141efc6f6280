import CivilTime
import Foundation

/// Holds documents against schemas: the part of JSON Schema 2020-12 that the server's description uses.
struct SchemaCheck {
    /// Where references lead.
    let document: JSONValue

    func resolve(_ value: JSONValue) -> JSONValue {
        guard let reference = value["$ref"].string else { return value }
        return reference.split(separator: "/").dropFirst().reduce(document) { $0[String($1)] }
    }

    func complaints(about value: JSONValue, against schema: JSONValue, at path: String) -> [String] {
        let schema = resolve(schema)
        guard schema != .null else { return ["\(path): there is no such schema"] }
        var found: [String] = []
        let choices = schema["anyOf"].array
        if !choices.isEmpty, choices.allSatisfy({ !complaints(about: value, against: $0, at: path).isEmpty }) {
            found.append("\(path): fits none of the choices")
        }
        let types = schema["type"].string.map { [$0] } ?? schema["type"].array.compactMap(\.string)
        if !types.isEmpty, !types.contains(where: { fits(value, $0) }) {
            return found + ["\(path): is not \(types.joined(separator: " or "))"]
        }
        let allowed = schema["enum"].array
        if !allowed.isEmpty, !allowed.contains(value) { found.append("\(path): is not one of the choices") }
        switch value {
        case .object(let members): found += check(members, schema, path)
        case .array(let elements): found += check(elements, schema, path)
        case .string(let text): found += check(text, schema, path)
        case .integer(let number): found += check(number, schema, path)
        case .null, .bool, .number: break
        }
        return found
    }

    private func fits(_ value: JSONValue, _ type: String) -> Bool {
        switch value {
        case .null: type == "null"
        case .bool: type == "boolean"
        case .integer: type == "integer" || type == "number"
        case .number: type == "number"
        case .string: type == "string"
        case .array: type == "array"
        case .object: type == "object"
        }
    }

    private func check(_ members: [String: JSONValue], _ schema: JSONValue, _ path: String) -> [String] {
        let properties = schema["properties"].object
        var found = schema["required"].array.compactMap(\.string).filter { members[$0] == nil }
            .map { "\(path): \($0) is missing" }
        for (name, value) in members {
            if let property = properties[name] {
                found += complaints(about: value, against: property, at: "\(path).\(name)")
            } else if schema["additionalProperties"] == false {
                found.append("\(path): \(name) is not described")
            } else if case .object = schema["additionalProperties"] {
                found += complaints(about: value, against: schema["additionalProperties"], at: "\(path).\(name)")
            }
        }
        return found
    }

    private func check(_ elements: [JSONValue], _ schema: JSONValue, _ path: String) -> [String] {
        var found: [String] = []
        if let most = schema["maxItems"].integer, elements.count > most {
            found.append("\(path): has too many elements")
        }
        guard schema["items"] != .null else { return found }
        for (index, element) in elements.enumerated() {
            found += complaints(about: element, against: schema["items"], at: "\(path)[\(index)]")
        }
        return found
    }

    private func check(_ text: String, _ schema: JSONValue, _ path: String) -> [String] {
        var found: [String] = []
        if let most = schema["maxLength"].integer, text.count > most { found.append("\(path): is too long") }
        if let least = schema["minLength"].integer, text.count < least { found.append("\(path): is too short") }
        if let pattern = schema["pattern"].string, text.range(of: pattern, options: .regularExpression) == nil {
            found.append("\(path): does not match \(pattern)")
        }
        if schema["format"] == "date-time", Timestamp.parse(text) == nil { found.append("\(path): is not an instant") }
        if schema["format"] == "date", CivilDate(text) == nil { found.append("\(path): is not a date") }
        return found
    }

    private func check(_ number: Int64, _ schema: JSONValue, _ path: String) -> [String] {
        var found: [String] = []
        if let least = schema["minimum"].integer, number < least { found.append("\(path): is below \(least)") }
        if let most = schema["maximum"].integer, number > most { found.append("\(path): is above \(most)") }
        return found
    }
}

import Foundation

/// The fields of a request out of bracket notation: `a[b][0]=x` is the text `x` at `a`, `b`, `0`.
enum FormTree: Equatable, Sendable {
    case text(String)
    case branch([String: FormTree])

    /// - Throws: a refusal where a name is malformed or given twice.
    static func parse(_ encoded: String) throws(Refusal) -> FormTree {
        var root = FormTree.branch([:])
        for field in encoded.split(separator: "&") {
            let parts = field.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2, let name = decode(parts[0]), let value = decode(parts[1]) else {
                throw .invalid("Invalid request body.")
            }
            root = try root.adding(value, at: try path(of: name)[...], name: name)
        }
        return root
    }

    subscript(key: String) -> FormTree? {
        if case .branch(let children) = self { children[key] } else { nil }
    }

    var text: String? {
        if case .text(let text) = self { text } else { nil }
    }

    var int: Int64? { text.flatMap { Int64($0) } }

    var bool: Bool { text == "true" }

    /// The texts of a branch, as of metadata.
    var texts: [String: String] {
        if case .branch(let children) = self { children.compactMapValues(\.text) } else { [:] }
    }

    private func adding(_ value: String, at path: ArraySlice<String>, name: String) throws(Refusal) -> FormTree {
        guard let first = path.first else {
            throw .invalid("Received \(name) twice.", parameter: name)
        }
        guard case .branch(var children) = self else {
            throw .invalid("Received \(name) both as a value and as a hash.", parameter: name)
        }
        let key = first.isEmpty ? String(children.count) : first
        if path.count == 1 {
            guard children[key] == nil else { throw .invalid("Received \(name) twice.", parameter: name) }
            children[key] = .text(value)
        } else {
            children[key] = try (children[key] ?? .branch([:])).adding(value, at: path.dropFirst(), name: name)
        }
        return .branch(children)
    }

    /// `a[b][]` is `a`, `b` and the empty text.
    private static func path(of name: String) throws(Refusal) -> [String] {
        guard let bracket = name.firstIndex(of: "[") else { return [name] }
        var path = [String(name[..<bracket])]
        var rest = name[bracket...]
        while !rest.isEmpty {
            guard rest.first == "[", let end = rest.firstIndex(of: "]") else {
                throw .invalid("Invalid parameter name \(name).", parameter: name)
            }
            path.append(String(rest[rest.index(after: rest.startIndex)..<end]))
            rest = rest[rest.index(after: end)...]
        }
        return path
    }

    private static func decode(_ text: Substring) -> String? {
        text.replacing("+", with: " ").removingPercentEncoding
    }
}

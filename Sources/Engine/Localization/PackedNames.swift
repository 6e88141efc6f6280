/// Names by their keys, written as one text `key=name;key=name;` so that a large table compiles fast.
struct PackedNames: Sendable, ExpressibleByStringLiteral {
    private let names: [Substring: Substring]

    init(stringLiteral text: String) {
        let pairs = text.split(separator: ";").compactMap { entry -> (Substring, Substring)? in
            guard let mark = entry.firstIndex(of: "=") else { return nil }
            return (entry[..<mark], entry[entry.index(after: mark)...])
        }
        names = Dictionary(pairs) { first, _ in first }
    }

    subscript(key: String) -> String? { names[Substring(key)].map(String.init) }
}

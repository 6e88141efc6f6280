import CLibPQ

/// What libpq makes of the text of an address, without its messages.
enum LibPQOptions {
    /// All that the library knows.
    static let keywords: Set<String> = {
        let defaults = PQconndefaults()
        defer { PQconninfoFree(defaults) }
        return Set(pairs(defaults).map(\.keyword))
    }()

    /// What the address sets; `nil` if it is not one.
    static func parse(_ address: String) -> [String: String]? {
        // C would read no further than the zero, and check less than what was given.
        guard !address.utf8.contains(0) else { return nil }
        var message: UnsafeMutablePointer<CChar>?
        let options = PQconninfoParse(address, &message)
        defer {
            PQconninfoFree(options)
            PQfreemem(message)
        }
        guard options != nil else { return nil }
        return pairs(options).reduce(into: [:]) { $0[$1.keyword] = $1.value }
    }

    private static func pairs(_ options: UnsafeMutablePointer<PQconninfoOption>?) -> [(keyword: String, value: String?)]
    {
        var pairs: [(keyword: String, value: String?)] = []
        guard var next = options else { return pairs }
        while let keyword = next.pointee.keyword {
            pairs.append((String(cString: keyword), next.pointee.val.map { String(cString: $0) }))
            next += 1
        }
        return pairs
    }
}

/// Reads XML 1.0 with namespaces, as servers of WebDAV write it.
///
/// Document types are refused, and with them all entities but the five that XML itself has: nothing is expanded and nothing
/// is fetched. Work and memory are in proportion to the bytes.
struct XMLReader {
    private let bytes: [UInt8]
    private var position = 0
    private var open: [XMLElement] = []
    private var names: [String] = []
    private var scopes: [[String: String]] = [["": "", "xml": "http://www.w3.org/XML/1998/namespace"]]
    private var root: XMLElement?

    /// The root of a document.
    static func read(_ bytes: [UInt8]) throws(XMLFault) -> XMLElement {
        var reader = XMLReader(bytes: bytes)
        return try reader.read()
    }

    private init(bytes: [UInt8]) {
        self.bytes = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
    }

    private mutating func read() throws(XMLFault) -> XMLElement {
        while position < bytes.count {
            if bytes[position] == UInt8(ascii: "<") { try readMarkup() } else { try readText() }
        }
        guard let root, open.isEmpty else { throw XMLFault(reason: "ends in the middle of an element") }
        return root
    }

    private mutating func readMarkup() throws(XMLFault) {
        if has("<?") {
            try skip(past: "?>")
        } else if has("<!--") {
            try skip(past: "-->")
        } else if has("<![CDATA[") {
            position += 9
            let start = position
            try skip(past: "]]>")
            try add(String(decoding: bytes[start..<position - 3], as: UTF8.self))
        } else if has("<!") {
            throw XMLFault(reason: "has a document type, which is refused")
        } else if has("</") {
            try readEnd()
        } else {
            try readStart()
        }
    }

    private mutating func readStart() throws(XMLFault) {
        position += 1
        guard open.count < Self.deepest else { throw XMLFault(reason: "is nested too deep") }
        let name = try readName()
        var attributes: [String: String] = [:]
        var isEmpty = false
        while true {
            skipSpace()
            if has("/>") { isEmpty = true }
            if isEmpty || has(">") { break }
            let attribute = try readName()
            skipSpace()
            guard has("=") else { throw XMLFault(reason: "has an attribute without a value") }
            position += 1
            skipSpace()
            guard attributes.updateValue(try readQuoted(), forKey: attribute) == nil else {
                throw XMLFault(reason: "has an attribute twice")
            }
        }
        position += isEmpty ? 2 : 1
        var scope = scopes[scopes.count - 1]
        for (attribute, value) in attributes {
            if attribute == "xmlns" { scope[""] = value }
            if attribute.hasPrefix("xmlns:") { scope[String(attribute.dropFirst(6))] = value }
        }
        var element = XMLElement(name: try resolve(name, in: scope))
        element.set(attributes)
        open.append(element)
        names.append(name)
        scopes.append(scope)
        if isEmpty { try close() }
    }

    private mutating func readEnd() throws(XMLFault) {
        position += 2
        let name = try readName()
        skipSpace()
        guard has(">"), names.last == name else { throw XMLFault(reason: "closes elements in another order") }
        position += 1
        try close()
    }

    private mutating func close() throws(XMLFault) {
        guard let element = open.popLast() else { throw XMLFault(reason: "closes an element that is not open") }
        names.removeLast()
        scopes.removeLast()
        if open.isEmpty {
            guard root == nil else { throw XMLFault(reason: "has two roots") }
            root = element
        } else {
            open[open.count - 1].append(element)
        }
    }

    private mutating func readText() throws(XMLFault) {
        let start = position
        while position < bytes.count, bytes[position] != UInt8(ascii: "<") { position += 1 }
        try add(try Self.unescaped(bytes[start..<position]))
    }

    private mutating func add(_ text: String) throws(XMLFault) {
        guard !open.isEmpty else {
            guard text.unicodeScalars.allSatisfy(\.properties.isWhitespace) else {
                throw XMLFault(reason: "has text outside of its root")
            }
            return
        }
        open[open.count - 1].append(text)
    }

    private mutating func readName() throws(XMLFault) -> String {
        let start = position
        while position < bytes.count, !" \t\r\n/>=<\"'".utf8.contains(bytes[position]) { position += 1 }
        guard position > start, position < bytes.count else { throw XMLFault(reason: "has an element without a name") }
        return String(decoding: bytes[start..<position], as: UTF8.self)
    }

    private mutating func readQuoted() throws(XMLFault) -> String {
        guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") || bytes[position] == UInt8(ascii: "'")
        else {
            throw XMLFault(reason: "has a value without quotes")
        }
        let quote = bytes[position]
        position += 1
        let start = position
        while position < bytes.count, bytes[position] != quote { position += 1 }
        guard position < bytes.count else { throw XMLFault(reason: "ends in the middle of a value") }
        position += 1
        return try Self.unescaped(bytes[start..<position - 1])
    }

    private func resolve(_ name: String, in scope: [String: String]) throws(XMLFault) -> XMLName {
        let parts = name.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        let (prefix, local) = parts.count == 2 ? (parts[0], parts[1]) : ("", name)
        guard let namespace = scope[prefix] else { throw XMLFault(reason: "uses a prefix that it does not declare") }
        return XMLName(namespace: namespace, local: local)
    }

    private func has(_ text: StaticString) -> Bool {
        text.withUTF8Buffer { bytes[position...].starts(with: $0) }
    }

    private mutating func skip(past text: StaticString) throws(XMLFault) {
        while position < bytes.count {
            if has(text) {
                position += text.utf8CodeUnitCount
                return
            }
            position += 1
        }
        throw XMLFault(reason: "ends in the middle")
    }

    private mutating func skipSpace() {
        while position < bytes.count, " \t\r\n".utf8.contains(bytes[position]) { position += 1 }
    }

    /// The text with its references replaced.
    private static func unescaped(_ bytes: ArraySlice<UInt8>) throws(XMLFault) -> String {
        let text = String(decoding: bytes, as: UTF8.self)
        guard bytes.contains(UInt8(ascii: "&")) else { return text }
        var result = ""
        var rest = text[...]
        while let start = rest.firstIndex(of: "&") {
            result += rest[..<start]
            guard let end = rest[start...].firstIndex(of: ";"),
                let scalar = scalar(rest[rest.index(after: start)..<end])
            else { throw XMLFault(reason: "has an entity that is not known") }
            result.unicodeScalars.append(scalar)
            rest = rest[rest.index(after: end)...]
        }
        return result + rest
    }

    private static func scalar(_ name: Substring) -> Unicode.Scalar? {
        switch name {
        case "amp": "&"
        case "lt": "<"
        case "gt": ">"
        case "quot": "\""
        case "apos": "'"
        case _ where name.hasPrefix("#x"): UInt32(name.dropFirst(2), radix: 16).flatMap(Unicode.Scalar.init)
        case _ where name.hasPrefix("#"): UInt32(name.dropFirst()).flatMap(Unicode.Scalar.init)
        default: nil
        }
    }

    private static let deepest = 100
}

/// Why a document is not XML that is taken; a predicate of the document.
struct XMLFault: Error, Hashable {
    let reason: String
}
